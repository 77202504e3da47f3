--liquibase formatted sql

--changeset investordesk:admin-1
create table calendar_change (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  changed_by text not null,
  reason text not null,
  year integer not null,
  origin text not null,
  file text not null,
  sha256 text not null,
  content text not null,
  finished_at timestamptz
);

-- each limit that the change moved, written with the limit itself
create table calendar_move (
  id bigint generated always as identity primary key,
  change_id bigint not null references calendar_change,
  subject text not null,
  clock text not null,
  due_before timestamptz not null,
  due_after timestamptz not null
);
create index calendar_move_by_change on calendar_move (change_id);

--changeset investordesk:admin-2
-- which stage, where the limit is that of a stage
alter table calendar_move add column part text not null default '';

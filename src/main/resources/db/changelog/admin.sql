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

--changeset investordesk:admin-rulebooks-1
create table rule_change (
  id bigint generated always as identity primary key,
  book text not null,
  version_id bigint not null,
  valid_from date not null,
  also_open boolean not null,
  at timestamptz not null,
  changed_by text not null,
  reason text not null,
  file text not null,
  sha256 text not null,
  content text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text
);
create index rule_change_by_version on rule_change (version_id);

create table rule_difference (
  id bigint generated always as identity primary key,
  change_id bigint not null references rule_change,
  row_key text not null,
  column_name text not null,
  before text,
  after text
);
create index rule_difference_by_change on rule_difference (change_id);

-- each limit that the version moved, written with the limit itself
create table rule_move (
  id bigint generated always as identity primary key,
  change_id bigint not null references rule_change,
  subject text not null,
  clock text not null,
  part text not null,
  due_before timestamptz not null,
  due_after timestamptz not null
);
create index rule_move_by_change on rule_move (change_id);

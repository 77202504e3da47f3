--liquibase formatted sql

--changeset investordesk:escalation-1
create table escalation (
  id bigint generated always as identity primary key,
  issue varchar(20) not null,
  level varchar(2) not null check (level in ('Y', 'L1', 'L2', 'L3', 'L4')),
  rung smallint not null generated always as (case level when 'Y' then 0 else substr(level, 2)::smallint end) stored,
  rule varchar(100) not null,
  clock varchar(20) not null,
  milestone varchar(20),
  due timestamptz not null,
  department varchar(64),
  round integer not null,
  modifiers jsonb not null,
  called jsonb not null,
  copies jsonb not null,
  chain jsonb not null,
  fallback boolean not null,
  at timestamptz not null
);
create index escalation_of_issue on escalation (issue, rung desc, id desc);

create table supervision (
  id bigint generated always as identity primary key,
  issue varchar(20) not null,
  supervisor varchar(64) not null,
  level varchar(2) not null check (level in ('L2', 'L3', 'L4')),
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_by varchar(64),
  end_word varchar(1000)
);
create unique index supervision_open on supervision (issue, supervisor) where ended_at is null;
create index supervision_of_issue on supervision (issue);

create table instruction (
  id bigint generated always as identity primary key,
  issue varchar(20) not null,
  text varchar(1000) not null,
  department varchar(64) not null,
  until date not null,
  given_by varchar(64) not null,
  at timestamptz not null,
  done_at timestamptz,
  done_by varchar(64)
);
create index instruction_of_issue on instruction (issue);

create table open_issue (
  issue varchar(20) primary key
);

create table chain_check (
  day date primary key,
  at timestamptz not null,
  checked integer,
  found integer
);
create table chain_check_finding (
  day date not null references chain_check,
  issue varchar(20) not null,
  person varchar(64) not null,
  chain jsonb not null,
  primary key (day, issue)
);

--changeset investordesk:escalation-2 splitStatements:false
create function escalation_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'escalation is append-only';
end
$$;

--changeset investordesk:escalation-3
create trigger escalation_append_only before update or delete or truncate on escalation
  for each statement execute function escalation_is_append_only();

--changeset investordesk:escalation-4
-- which stage called, where the clock is that of a stage
alter table escalation add column part varchar(100) not null default '';

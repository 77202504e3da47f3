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

--changeset investordesk:escalation-10
-- why a person called a level, and who it was; null where a clock did
alter table escalation add column reason varchar(1000);
alter table escalation add column called_by varchar(64);

--changeset investordesk:escalation-11
create table escalation_mark (
  id bigint generated always as identity primary key,
  issue varchar(20) not null,
  mark varchar(20) not null check (mark in ('COMMITMENT_BROKEN', 'RETURNED')),
  at timestamptz not null
);
create index escalation_mark_of_issue on escalation_mark (issue);
create trigger escalation_mark_append_only before update or delete or truncate on escalation_mark
  for each statement execute function escalation_is_append_only();
comment on table escalation_mark is 'What makes the desk call one level earlier and no table of another room keeps.';

--changeset investordesk:escalation-12
create table standing_call (
  issue varchar(20) not null,
  responsible varchar(64) not null,
  escalation bigint not null references escalation,
  rung smallint not null,
  every smallint not null check (every > 0),
  repeats integer not null default 0,
  next_at timestamptz not null,
  primary key (issue, responsible)
);
create index standing_call_due on standing_call (next_at);
comment on table standing_call is
  'Calls that wait for an act of the department named; repeated until then.';
comment on column standing_call.responsible is 'department id; empty where the desk itself must act';
comment on column standing_call.every is 'working days between two repeats';
create table call_repeat (
  escalation bigint not null references escalation,
  number integer not null,
  at timestamptz not null,
  primary key (escalation, number)
);
create trigger call_repeat_append_only before update or delete or truncate on call_repeat
  for each statement execute function escalation_is_append_only();

--changeset investordesk:escalation-13
-- instructions and supervision orders are one thing: said to a department, with a day, answered, reviewed
create table directive (
  id bigint generated always as identity primary key,
  kind varchar(11) not null check (kind in ('INSTRUCTION', 'ORDER')),
  issue varchar(20) not null,
  department varchar(64) not null,
  person varchar(64),
  text varchar(1000) not null,
  until date not null,
  given_by varchar(64) not null,
  reviewer varchar(64) not null,
  at timestamptz not null,
  state varchar(8) not null check (state in ('OPEN', 'ANSWERED', 'ACCEPTED', 'ENDED')),
  order_year integer,
  order_number integer,
  colour varchar(6) check (colour in ('BLUE', 'YELLOW', 'RED')),
  level varchar(2) check (level in ('L1', 'L2', 'L3', 'L4')),
  constraint directive_order check (
    (kind = 'ORDER') = (order_year is not null and order_number is not null and colour is not null)),
  constraint directive_order_number unique (order_year, order_number)
);
create index directive_of_issue on directive (issue);
create index directive_of_department on directive (department, id);
create index directive_of_reviewer on directive (reviewer, id);
create table directive_step (
  id bigint generated always as identity primary key,
  directive bigint not null references directive,
  kind varchar(8) not null check (kind in ('GIVEN', 'ANSWERED', 'RETURNED', 'ACCEPTED', 'ENDED')),
  by varchar(64) not null,
  text varchar(3000),
  evidence uuid[] not null default '{}',
  at timestamptz not null
);
create index directive_step_of on directive_step (directive, id);
create trigger directive_step_append_only before update or delete or truncate on directive_step
  for each statement execute function escalation_is_append_only();
create table order_counter (
  year integer primary key,
  last integer not null
);
comment on table order_counter is 'Last number of a supervision order in a year of Asia/Shanghai; taken in the transaction of the order, so no number is missing.';

--changeset investordesk:escalation-14
insert into directive (kind, issue, department, text, until, given_by, reviewer, at, state)
select 'INSTRUCTION', issue, department, text, until, given_by, given_by, at,
  case when done_at is null then 'OPEN' else 'ACCEPTED' end
from instruction order by id;
insert into directive_step (directive, kind, by, text, at)
select id, 'GIVEN', given_by, null, at from directive;
drop table instruction;

--changeset investordesk:escalation-15
create table appeal (
  issue varchar(20) primary key,
  text varchar(3000) not null,
  at timestamptz not null,
  ruled_at timestamptz,
  ruled_by varchar(64),
  upheld boolean,
  reason varchar(1000)
);
comment on table appeal is 'One appeal 申诉 an issue, by its primary key.';

--changeset investordesk:escalation-order-sheet
create table order_sheet (
  directive bigint primary key references directive,
  says jsonb not null,
  pdf bytea
);
comment on table order_sheet is 'What a supervision order says, written with it; printed once, when it is first mailed or opened, and the same document ever after.';

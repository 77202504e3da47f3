--liquibase formatted sql

--changeset investordesk:acceptance-1
create table acceptance (
  issue varchar(20) primary key,
  phase varchar(20) not null
);

create table acceptance_list (
  id bigint generated always as identity primary key,
  issue varchar(20) not null references acceptance,
  kind varchar(20) not null check (kind in ('DEFECTS', 'RECTIFICATION')),
  round integer not null,
  department varchar(64) not null,
  made_by varchar(64) not null,
  made_at timestamptz not null,
  new_fact varchar(20) check (new_fact in ('CHANGED_PAPERS', 'NEW_CONSTRUCTION')),
  reason varchar(500),
  left_open boolean not null default false,
  unique (issue, kind, round)
);

create table acceptance_item (
  id bigint generated always as identity primary key,
  list bigint not null references acceptance_list,
  position integer not null,
  department varchar(64),
  what varchar(500) not null,
  ground varchar(200) not null,
  state varchar(10) not null check (state in ('OPEN', 'REPORTED', 'SETTLED')),
  unique (list, position)
);

create table acceptance_step (
  id bigint generated always as identity primary key,
  item bigint not null references acceptance_item,
  act varchar(10) not null check (act in ('REPORTED', 'FIXED', 'STILL_OPEN')),
  by_user varchar(64) not null,
  at timestamptz not null,
  words varchar(1000),
  reason varchar(500),
  files uuid[] not null
);
create index acceptance_step_of_item on acceptance_step (item);

create table acceptance_inspection (
  id bigint generated always as identity primary key,
  issue varchar(20) not null references acceptance,
  round integer not null,
  department varchar(64) not null,
  sector varchar(20) not null,
  height numeric(6, 2) not null,
  area numeric(12, 2) not null,
  civil_defence boolean not null,
  surroundings varchar(12) not null,
  proposed varchar(64)[] not null,
  called varchar(64)[] not null,
  reason varchar(500),
  on_day date not null,
  place varchar(100) not null,
  words varchar(500),
  convened_by varchar(64) not null,
  convened_at timestamptz not null,
  passed boolean,
  summary varchar(2000),
  absent_word varchar(500),
  summarised_at timestamptz,
  unique (issue, round)
);

create table acceptance_opinion (
  number varchar(60) primary key,
  issue varchar(20) not null references acceptance,
  on_day date not null,
  text varchar(2000) not null,
  given_by varchar(64) not null,
  given_at timestamptz not null
);
create index acceptance_opinion_of_issue on acceptance_opinion (issue);

create table acceptance_refused_notice (
  id bigint generated always as identity primary key,
  issue varchar(20) not null references acceptance,
  department varchar(64) not null,
  by_user varchar(64) not null,
  items text[] not null,
  at timestamptz not null
);
create index acceptance_refused_notice_of_issue on acceptance_refused_notice (issue);

--liquibase formatted sql

--changeset investordesk:approval-1
create table approval (
  id bigint generated always as identity primary key,
  issue varchar(20) not null,
  round integer not null,
  department varchar(64) not null,
  simulated boolean not null,
  phase varchar(20) not null,
  matter varchar(200),
  found varchar(3000),
  joint boolean not null,
  meeting_at timestamptz,
  meeting_place varchar(200),
  meeting_cause varchar(1000),
  minuted_on date,
  attendance varchar(2000),
  minutes varchar(3000),
  verdict varchar(12),
  conclusion varchar(3000),
  conditions varchar(6000),
  opinion varchar(3000),
  bringer varchar(12),
  opinion_at timestamptz,
  formal_verdict varchar(12),
  formal_conditions varchar(6000),
  opinion_reason varchar(1000),
  conditions_reason varchar(1000),
  converted_at timestamptz,
  granted boolean,
  document varchar(100),
  decided_on date,
  decision varchar(3000),
  ground varchar(1000),
  remedy_body varchar(200),
  remedy_until date,
  decided_at timestamptz,
  begun_at timestamptz not null,
  ended_at timestamptz,
  unique (issue, round)
);

create table approval_paper (
  approval bigint not null references approval (id),
  paper varchar(40) not null,
  received_at timestamptz,
  received_by varchar(64),
  reference varchar(100),
  dated_on date,
  file uuid,
  unfit varchar(1000),
  primary key (approval, paper)
);

create table approval_overruling (
  approval bigint not null references approval (id),
  department varchar(64) not null,
  reason varchar(500) not null,
  primary key (approval, department)
);

--changeset investordesk:approval-2
create table mandate (
  id bigint generated always as identity primary key,
  issue varchar(20) not null,
  project bigint not null,
  agent varchar(64) not null,
  valid_from date not null,
  valid_until date not null,
  remind_days integer not null,
  file uuid not null,
  granted_by varchar(64) not null,
  granted_at timestamptz not null,
  revoked_by varchar(64),
  revoked_at timestamptz,
  revoke_reason varchar(500),
  ending_told_at timestamptz,
  ended_at timestamptz
);
-- one agent answers for a project at a time
create unique index mandate_in_force on mandate (project) where ended_at is null;
create index mandate_of_issue on mandate (issue);
create index mandate_of_agent on mandate (agent);

create table approval_item (
  id bigint generated always as identity primary key,
  project bigint not null,
  title varchar(120) not null,
  department varchar(64),
  plan_on date,
  state varchar(12) not null,
  missing varchar(1000),
  issue varchar(20),
  done_on date,
  changed_by varchar(64) not null,
  changed_at timestamptz not null
);
create index approval_item_of_project on approval_item (project);
create index approval_item_planned on approval_item (plan_on) where state not in ('DONE', 'DROPPED');

create table mandate_item (
  mandate bigint not null references mandate (id),
  item bigint not null references approval_item (id),
  primary key (mandate, item)
);

create table item_reminder (
  item bigint not null references approval_item (id),
  kind varchar(8) not null,
  plan_on date not null,
  told_at timestamptz not null,
  primary key (item, kind, plan_on)
);

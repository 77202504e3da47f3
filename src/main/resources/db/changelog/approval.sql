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

--liquibase formatted sql

--changeset investordesk:rulings-1
create table ruling_request (
  id bigint generated always as identity primary key,
  kind varchar(10) not null check (kind in ('RETURN', 'EXTENSION', 'PAUSE')),
  issue varchar(20) not null,
  department varchar(64) not null,
  asked_by varchar(64) not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  reason varchar(1000) not null,
  wished_department varchar(64),
  wished_days integer check (wished_days between 1 and 60),
  evidence uuid,
  leader varchar(64),
  pause_id bigint,
  outcome varchar(10) not null check (outcome in ('OPEN', 'GRANTED', 'REFUSED', 'LAPSED', 'ENDED')),
  overdue_at timestamptz,
  ruled_by varchar(64),
  ruled_at timestamptz,
  ruling varchar(1000),
  ruled_department varchar(64),
  ruled_days integer,
  new_due_at timestamptz,
  check ((outcome = 'OPEN') = (ruled_at is null))
);
create index ruling_request_of_issue on ruling_request (issue);
-- once, and that is final: a return by a department, a contest of a pause; one extension at a time
create unique index ruling_return_once on ruling_request (issue, department) where kind = 'RETURN';
create unique index ruling_pause_once on ruling_request (issue, pause_id) where kind = 'PAUSE';
create unique index ruling_extension_open on ruling_request (issue) where kind = 'EXTENSION' and outcome = 'OPEN';

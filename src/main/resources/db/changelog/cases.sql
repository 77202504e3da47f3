--liquibase formatted sql

--changeset investordesk:cases-1
create table issue_counter (
  year int primary key,
  last int not null
);

create table case_file (
  id uuid primary key,
  channel text not null,
  contact_name text not null,
  contact_email text not null,
  contact_phone text,
  contact_enterprise text,
  language text not null,
  investor_id bigint,
  -- null until the owner of the address has said "this is me"
  verified_at timestamptz,
  -- SHA-256 of the secret part of the status link; the secret itself is never stored
  token_hash bytea not null unique,
  created_at timestamptz not null
);
create index case_file_email on case_file (lower(contact_email));

create table issue (
  number text primary key,
  case_id uuid not null references case_file (id),
  type text,
  variant text,
  state text not null,
  under_check boolean not null,
  subject text not null,
  description text not null,
  area text,
  project_name text,
  project_id bigint,
  department text,
  proposed_department text,
  proposed_by text,
  handler text,
  coordinator text,
  registered_at timestamptz not null,
  dispatched_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  promised_at timestamptz,
  answer_text text,
  answer_explained boolean not null,
  answer_ground text,
  reopened int not null,
  confirmed boolean
);
create index issue_case on issue (case_id);
create index issue_open_department on issue (department, registered_at) where closed_at is null;
create index issue_registered on issue (registered_at desc);
create index issue_project on issue (project_id) where project_id is not null;

create table report_receipt (
  idempotency_key text primary key,
  number text not null references issue (number),
  received_at timestamptz not null
);

create table timeline_entry (
  id bigint generated always as identity primary key,
  issue text not null references issue (number),
  at timestamptz not null,
  audience text not null,
  actor text not null,
  key text not null,
  arguments text[] not null,
  text text
);
create index timeline_issue on timeline_entry (issue, at, id);

create table attachment (
  id uuid primary key,
  issue text not null references issue (number),
  file_name text not null,
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  audience text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  evidence boolean not null default false,
  content bytea not null
);
create index attachment_issue on attachment (issue, uploaded_at);

--changeset investordesk:cases-2
-- the instance whose timer watches the clocks of the issue
alter table issue add column process_instance text;
-- a key is taken before the number is given, both in one transaction
alter table report_receipt alter column number drop not null;

--changeset investordesk:cases-3
-- how the department carries it on; until it has signed for it, as if straight to the answer
alter table issue add column course text not null default 'DIRECT';
-- whose time the running stage takes
alter table issue add column stage_holder text;

--changeset investordesk:cases-4
-- whether other departments were ever asked for their opinion
alter table issue add column consulted boolean not null default false;

-- who held an issue when; written with the step that changed it
create table holding (
  id bigint generated always as identity primary key,
  issue text not null references issue (number),
  holder text not null,
  department text,
  from_at timestamptz not null,
  -- null while it lasts
  until_at timestamptz
);
create index holding_issue on holding (issue, from_at);

create table stage (
  id bigint generated always as identity primary key,
  issue text not null references issue (number),
  name text not null,
  run int not null,
  -- whose words name it: the type of the issue may change later
  room text not null,
  policy_type text not null,
  policy_variant text,
  holder text not null,
  department text not null,
  begun_at timestamptz not null,
  -- the limit it had at its end
  due_at timestamptz,
  done_at timestamptz,
  done_on date,
  outcome text,
  body text,
  evidence uuid[] not null default '{}',
  unique (issue, name, run)
);
-- one after another
create unique index stage_running on stage (issue) where done_at is null;

--changeset investordesk:cases-5
create table opinion (
  id bigint generated always as identity primary key,
  issue text not null references issue (number),
  purpose text not null,
  round int not null,
  department text not null,
  question text not null,
  state text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- the limit it had at its end
  due_at timestamptz,
  verdict text,
  body text,
  items text[] not null default '{}',
  evidence uuid[] not null default '{}',
  given_by text,
  given_at timestamptz,
  closed_at timestamptz,
  unique (issue, purpose, round, department)
);
create index opinion_department on opinion (department, issue);

--changeset investordesk:cases-reconciliation-1
-- whether the engine's dates agreed with the clocks
create table reconciliation (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  started_by text not null,
  -- of a nightly run: one a night, on whichever node
  night date unique,
  finished_at timestamptz,
  checked integer not null default 0
);

create table reconciliation_difference (
  id bigint generated always as identity primary key,
  run bigint not null references reconciliation,
  issue text not null,
  kind text not null,
  element text not null,
  expected timestamptz,
  found timestamptz,
  repaired boolean not null
);
create index reconciliation_difference_by_run on reconciliation_difference (run, id);

--changeset investordesk:cases-asked-1
-- something was asked for about the issue once: only then is there something to look for
alter table issue add column asked boolean not null default false;

--liquibase formatted sql

--changeset investordesk:systemic-1
create table issue_finding (
  issue text primary key,
  cause text,
  clause text,
  found_by text not null,
  found_at timestamptz not null,
  check (cause is not null or clause is not null)
);

create table recommendation_counter (
  year integer primary key,
  last integer not null
);

create table recommendation (
  number text primary key,
  title text not null,
  rule text not null,
  proposal text not null,
  owner text not null,
  due_on date not null,
  state text not null check (state in ('PROPOSED', 'IN_WORK', 'REPORTED', 'COMPLETED', 'REJECTED')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  report text,
  word text,
  settled_at timestamptz
);
create index recommendation_owner on recommendation (owner);

create table recommendation_issue (
  recommendation text not null references recommendation,
  issue text not null,
  primary key (recommendation, issue)
);
create index recommendation_issue_issue on recommendation_issue (issue);

--liquibase formatted sql

--changeset investordesk:onsite-1
create table onsite_counter (
  year integer primary key,
  last integer not null
);

create table onsite_office (
  number text primary key,
  title text not null,
  convener text not null,
  place text not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  sequence integer not null default 0,
  state text not null check (state in ('CALLED', 'MINUTED', 'FOLLOWED_UP', 'DONE', 'CANCELLED')),
  minutes text,
  signed_at timestamptz,
  cancel_reason text,
  called_by text not null,
  called_at timestamptz not null,
  check (ends_at > begins_at)
);

create table onsite_agenda (
  office text not null references onsite_office,
  place integer not null,
  issue text not null,
  primary key (office, place)
);
create index onsite_agenda_issue on onsite_agenda (issue);

create table onsite_guest (
  office text not null references onsite_office,
  department text not null,
  present boolean,
  primary key (office, department)
);
create index onsite_guest_department on onsite_guest (department);

create table onsite_decision (
  id bigint generated always as identity primary key,
  office text not null references onsite_office,
  issue text not null,
  department text not null,
  text text not null,
  due_on date not null,
  more_days integer not null,
  directive bigint,
  done boolean not null default false
);
create index onsite_decision_office on onsite_decision (office);
create index onsite_decision_directive on onsite_decision (directive);

create table onsite_wish (
  issue text primary key,
  leader text not null,
  purpose text not null,
  at timestamptz not null
);

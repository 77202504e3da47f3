--liquibase formatted sql

--changeset investordesk:directory-1
create table person (
  user_id text primary key,
  name text not null,
  email text
);
create table person_role (
  user_id text not null references person,
  role text not null,
  primary key (user_id, role)
);
create index person_role_role on person_role (role);
create table department (
  id text primary key,
  name text not null,
  name_en text not null,
  mailbox text,
  active boolean not null
);
create table department_member (
  department_id text not null references department,
  user_id text not null references person,
  role text not null check (role in ('HANDLER', 'HEAD')),
  primary key (department_id, user_id, role)
);
create unique index department_member_head on department_member (department_id) where role = 'HEAD';
create index department_member_user on department_member (user_id);
create table leader (
  user_id text primary key references person,
  rank text not null check (rank in ('MAYOR', 'DEPUTY_MAYOR', 'LEADER')),
  valid_from date not null,
  valid_to date,
  check (valid_to >= valid_from)
);
create table portfolio (
  department_id text not null references department,
  leader_id text not null references leader,
  primary key (department_id, leader_id)
);
create index portfolio_leader on portfolio (leader_id);
create table supervision_member (
  user_id text primary key references person,
  valid_from date not null,
  valid_to date,
  check (valid_to >= valid_from)
);
create table duty (
  id bigint generated always as identity primary key,
  user_id text not null references person,
  from_at timestamptz not null,
  to_at timestamptz not null,
  check (to_at > from_at)
);
create index duty_to_at on duty (to_at);
create table chamber (
  id bigint generated always as identity primary key,
  name text not null unique,
  level text not null check (level in ('CITY', 'COUNTY')),
  host_city text not null
);
create table enterprise (
  id bigint generated always as identity primary key,
  name text not null unique
);
create table investor (
  id bigint generated always as identity primary key,
  name text not null,
  email text,
  phone text,
  language text not null check (language in ('zh', 'en')),
  enterprise_id bigint references enterprise,
  chamber_id bigint references chamber
);
create unique index investor_email on investor (lower(email));
create index investor_name on investor (name);
create index investor_chamber on investor (chamber_id);
create table project (
  id bigint generated always as identity primary key,
  name text not null,
  amount_yuan bigint not null check (amount_yuan >= 0),
  area text not null,
  sector text,
  source_region text,
  stage text not null,
  major boolean not null,
  investor_id bigint references investor,
  responsible_leader text references leader,
  check (not major or responsible_leader is not null)
);
create index project_name on project (name);
create index project_investor on project (investor_id);
create index project_leader on project (responsible_leader);
create table pairing (
  id bigint generated always as identity primary key,
  leader_id text not null references leader,
  chamber_id bigint references chamber,
  investor_id bigint references investor,
  valid_from date not null,
  valid_to date,
  check (valid_to >= valid_from),
  check (num_nonnulls(chamber_id, investor_id) = 1)
);
create index pairing_leader on pairing (leader_id);
create index pairing_chamber on pairing (chamber_id);
create index pairing_investor on pairing (investor_id);

--changeset investordesk:directory-2
-- a leader away, and who stands in for him; without a stand-in the chain goes on to the next hop
create table leader_leave (
  id bigint generated always as identity primary key,
  leader_id text not null references leader,
  substitute_id text references leader,
  first_day date not null,
  last_day date not null,
  check (last_day >= first_day),
  check (substitute_id <> leader_id)
);
create index leader_leave_last_day on leader_leave (last_day);

--changeset investordesk:directory-3
-- what went from one leader to another, as it was reported to both
create table portfolio_handover (
  id bigint generated always as identity primary key,
  from_leader text not null references leader,
  to_leader text not null references leader,
  handed_over_by text not null,
  at timestamptz not null
);
create table portfolio_handover_line (
  handover bigint not null references portfolio_handover,
  line integer not null,
  kind text not null,
  name text not null,
  primary key (handover, line)
);

--changeset investordesk:directory-project-milestones
-- what the project was promised to reach, and by when
create table project_milestone (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  name text not null,
  due_on date not null
);
create index project_milestone_project on project_milestone (project_id, due_on);

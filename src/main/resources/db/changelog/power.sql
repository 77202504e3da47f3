--liquibase formatted sql

--changeset investordesk:power-1
create table power_connection (
  issue text primary key references issue (number),
  voltage text,
  capacity_kva int,
  -- when the first stage of this handling began
  started_at timestamptz,
  stage text,
  stage_since timestamptz,
  papers_asked boolean not null default false,
  -- what the process waits for the investor to bring
  awaited text,
  scheme text,
  works text,
  scheme_answered_at timestamptz,
  -- as told to the investor: a calendar that changes does not move it
  contest_until timestamptz,
  contest text,
  contested_at timestamptz,
  settled_at timestamptz,
  silent boolean not null default false,
  energised_on date,
  meter text,
  green_reason text,
  green_since timestamptz,
  green_by text
);
create index power_green on power_connection (issue) where green_reason is not null;

-- what each finished stage took, as it was when it was finished
create table power_saving (
  issue text not null references issue (number),
  part text not null,
  -- order of the stages
  place int not null,
  department text not null,
  days text not null,
  legal numeric(6, 1),
  old_practice numeric(6, 1),
  commitment numeric(6, 1),
  actual numeric(6, 1) not null,
  investor numeric(6, 1) not null,
  primary key (issue, part)
);
create index power_saving_department on power_saving (department);

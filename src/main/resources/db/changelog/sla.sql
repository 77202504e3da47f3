--liquibase formatted sql

--changeset investordesk:sla-1
create table calendar_years (
  year integer primary key,
  loaded_at timestamptz not null,
  source text not null
);

create table calendar_days (
  day date primary key,
  year integer not null references calendar_years,
  name text not null,
  off boolean not null
);
create index calendar_days_by_year on calendar_days (year);

create table office_hours (
  valid_from date not null,
  season_from text not null,
  season_until text not null,
  hours text not null,
  primary key (valid_from, season_from)
);

create table policies (
  valid_from date not null,
  type text not null,
  variant text not null,
  clock text not null,
  amount integer not null check (amount > 0),
  unit text not null,
  primary key (type, variant, valid_from, clock)
);

create table policy_milestones (
  valid_from date not null,
  type text not null,
  variant text not null,
  clock text not null,
  milestone text not null,
  point text not null,
  amount integer not null,
  primary key (type, variant, valid_from, clock, milestone),
  foreign key (type, variant, valid_from, clock) references policies
);

--changeset investordesk:sla-2
create table clocks (
  subject text not null,
  clock text not null,
  run integer not null,
  policy_type text not null,
  policy_variant text not null,
  policy_valid_from date not null,
  amount integer not null,
  unit text not null,
  anchor timestamptz not null,
  due_at timestamptz not null,
  provisional boolean not null,
  missed boolean not null default false,
  stopped_at timestamptz,
  superseded boolean not null default false,
  primary key (subject, clock, run)
);
-- open deadlines in the order in which they fall due
create index clocks_open_by_due on clocks (due_at) where stopped_at is null and not superseded;

create table clock_pauses (
  id bigint generated always as identity primary key,
  subject text not null,
  paused_from timestamptz not null,
  paused_until timestamptz,
  reason text not null,
  check (paused_until >= paused_from)
);
create index clock_pauses_by_subject on clock_pauses (subject);
-- a subject has one running pause at most
create unique index clock_pauses_running on clock_pauses (subject) where paused_until is null;

create table clock_milestones (
  subject text not null,
  clock text not null,
  run integer not null,
  milestone text not null,
  at timestamptz not null,
  fired_at timestamptz,
  primary key (subject, clock, run, milestone),
  foreign key (subject, clock, run) references clocks
);
create index clock_milestones_ahead on clock_milestones (subject, at) where fired_at is null;

--changeset investordesk:sla-3
-- the earliest milestone not yet fired of a running clock, kept with it: whoever locks the clock
-- knows it, even where he had to wait
alter table clocks add column next_at timestamptz;
update clocks c set next_at = (
  select min(m.at) from clock_milestones m
  where m.subject = c.subject and m.clock = c.clock and m.run = c.run and m.fired_at is null)
where not superseded;

--changeset investordesk:sla-4
-- how often a year was put in force: other nodes see by it that the calendar changed
alter table calendar_years add column version bigint not null default 1;

--changeset investordesk:sla-5
-- several clocks of one name: stages, departments asked side by side, promises
alter table clock_milestones drop constraint clock_milestones_subject_clock_run_fkey;
alter table clock_milestones drop constraint clock_milestones_pkey;
alter table clocks drop constraint clocks_pkey;
alter table clocks add column part text not null default '';
alter table clock_milestones add column part text not null default '';
alter table clocks add primary key (subject, clock, part, run);
alter table clock_milestones add primary key (subject, clock, part, run, milestone);
alter table clock_milestones add foreign key (subject, clock, part, run) references clocks;

--changeset investordesk:sla-6
-- the type * is every type
create table stage_limits (
  valid_from date not null,
  type text not null,
  variant text not null,
  stage text not null,
  amount integer not null check (amount > 0),
  unit text not null,
  legal_amount integer check (legal_amount > 0),
  legal_unit text,
  old_amount integer check (old_amount > 0),
  old_unit text,
  primary key (type, variant, stage, valid_from)
);

--changeset investordesk:sla-7
alter table clock_pauses add column note text;
alter table clock_pauses add column evidence text;
-- a pause that did not stand: its time counts after all
alter table clock_pauses add column voided_at timestamptz;

create table clock_extensions (
  id bigint generated always as identity primary key,
  subject text not null,
  working_days integer not null check (working_days > 0),
  at timestamptz not null
);
create index clock_extensions_by_subject on clock_extensions (subject);

create table pause_limits (
  valid_from date not null,
  reason text not null,
  amount integer not null check (amount > 0),
  unit text not null,
  evidence boolean not null,
  primary key (reason, valid_from)
);

--changeset investordesk:sla-8
-- dates said to investors
create table commitments (
  id bigint generated always as identity primary key,
  subject text not null,
  made_by text not null,
  department text,
  words text not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  state text not null,
  settled_at timestamptz
);
create index commitments_by_subject on commitments (subject, id);
create index commitments_by_due on commitments (due_at);
-- a subject has one open promise at most
create unique index commitments_open on commitments (subject) where state = 'OPEN';

--changeset investordesk:sla-late-1
-- which subjects are silent
create index clocks_late on clocks (clock, subject) where missed and stopped_at is null and not superseded;

--changeset investordesk:sla-calendar-1
-- half a day: which half of it is worked
alter table calendar_days add column worked text check (worked in ('MORNING', 'AFTERNOON'));
alter table calendar_days add constraint calendar_days_off_whole check (worked is null or not off);

--changeset investordesk:sla-calendar-2
-- days that are one department's own, beside the city's calendar
create table department_days (
  department text not null,
  day date not null,
  name text not null,
  off boolean not null,
  worked text check (worked in ('MORNING', 'AFTERNOON')),
  primary key (department, day),
  check (worked is null or not off)
);

-- how often the office hours, or the days of a department, were put in force; see calendar_years.version
create table calendar_parts (
  part text primary key,
  version bigint not null
);

--changeset investordesk:sla-calendar-3
-- the department a clock is counted for; null for a promise to the investor
alter table clocks add column held_by text;
create index clocks_held on clocks (held_by, subject)
  where held_by is not null and stopped_at is null and not superseded;

--changeset investordesk:sla-rulebooks-1
-- rules put in force on the page; those of the shipped files have no version here
create table rule_versions (
  id bigint generated always as identity primary key,
  book text not null,
  valid_from date not null,
  -- open issues are counted again on the first day
  also_open boolean not null,
  made_at timestamptz not null,
  counted_at timestamptz,
  withdrawn_at timestamptz
);
create index rule_versions_to_count on rule_versions (valid_from)
  where also_open and counted_at is null and withdrawn_at is null;
alter table policies add column rule_version bigint references rule_versions;
alter table stage_limits add column rule_version bigint references rule_versions;
alter table pause_limits add column rule_version bigint references rule_versions;

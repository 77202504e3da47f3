--liquibase formatted sql

--changeset investordesk:satisfaction-1
create table survey (
  id bigint generated always as identity primary key,
  issue text not null,
  department text not null,
  confirmed boolean not null,
  closed_at timestamptz not null,
  state text not null check (state in ('OPEN', 'ANSWERED', 'UNANSWERED', 'OVERTAKEN', 'OWN_WORK')),
  reminders integer not null default 0,
  -- the follow-up that looks after it; null until it has begun
  process_instance text,
  rating integer check (rating between 1 and 5),
  solved boolean,
  comment text,
  answered_at timestamptz,
  answered_by text,
  check ((state = 'ANSWERED') = (rating is not null and solved is not null and answered_at is not null))
);
create index survey_issue on survey (issue, id desc);
create index survey_closed on survey (closed_at);
create index survey_unattended on survey (id) where state = 'OPEN' and process_instance is null;

--liquibase formatted sql

--changeset investordesk:platform-1
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  subject text not null,
  action text not null,
  details jsonb not null,
  prev_hash text not null,
  hash text not null
);
create index audit_entry_by_subject on audit_entry (subject, id);
-- a second entry after the same predecessor would be a fork of the chain
create unique index audit_entry_follows_one on audit_entry (subject, prev_hash);

--changeset investordesk:platform-2 splitStatements:false
-- The desk ends rows of the engine's history without reading them first, hence without knowing
-- their start; how long each took, in milliseconds, is filled in here.
create function history_duration() returns trigger language plpgsql as $$
begin
  new.duration_ := floor(extract(epoch from (new.end_time_ - new.start_time_)) * 1000);
  return new;
end
$$;

--changeset investordesk:platform-3
create trigger history_duration before update on act_hi_procinst for each row
  when (new.end_time_ is not null and new.duration_ is null) execute function history_duration();
create trigger history_duration before update on act_hi_actinst for each row
  when (new.end_time_ is not null and new.duration_ is null) execute function history_duration();
create trigger history_duration before update on act_hi_taskinst for each row
  when (new.end_time_ is not null and new.duration_ is null) execute function history_duration();

--changeset investordesk:platform-rulebooks-1
-- versions of decision tables that were edited on the page; the table before the first edit, too
create table decision_version (
  id bigint generated always as identity primary key,
  decision text not null,
  valid_from date not null,
  -- it counts from its first day on for what was registered before, too
  also_open boolean not null,
  definition_id text not null,
  shipped boolean not null,
  made_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index decision_version_one_a_day on decision_version (decision, valid_from)
  where withdrawn_at is null;

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

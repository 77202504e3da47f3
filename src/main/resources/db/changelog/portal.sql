--liquibase formatted sql

--changeset investordesk:portal-1
--comment what somebody has typed but not sent yet; the key itself is kept by the browser only
create table report_draft (
  key_hash text primary key,
  -- JSON; text, not jsonb, because jsonb refuses what a person may type (U+0000)
  fields text not null,
  sent_number text,
  expires_at timestamptz not null
);
create index report_draft_expires_at on report_draft (expires_at);

create table report_draft_file (
  id uuid primary key,
  key_hash text not null references report_draft on delete cascade,
  position int generated always as identity,
  file_name text not null,
  size bigint not null,
  content_hash text not null,
  content bytea not null,
  unique (key_hash, file_name, content_hash)
);

--changeset investordesk:portal-2
--comment a button pressed twice does its work once
create table pressed_button (
  key_hash text primary key,
  pressed_at timestamptz not null
);
create index pressed_button_pressed_at on pressed_button (pressed_at);

--changeset investordesk:portal-3
--comment the answers of the public API, for those who ask again with the same key
create table api_receipt (
  key_hash text primary key,
  request_hash text not null,
  issue_number text not null,
  clocks text not null,
  answered_at timestamptz not null
);

--changeset investordesk:portal-4
--comment how often somebody may still; read and written by bucket4j, shared by all nodes
create table rate_limit (
  id text primary key,
  state bytea,
  -- milliseconds since 1970
  expires_at bigint
);
create index rate_limit_expires_at on rate_limit (expires_at);

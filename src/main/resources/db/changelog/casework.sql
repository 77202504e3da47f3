--liquibase formatted sql

--changeset investordesk:casework-1
-- trusted since PostgreSQL 13: whoever may create in the database may create it, no superuser needed
create extension if not exists pg_trgm;

--changeset investordesk:casework-2 splitStatements:false
-- Chinese has no spaces, and to pg_trgm a sentence without spaces is one long word; cut into pairs
-- of neighbouring characters, each a word of its own, two ways of saying the same become alike
create function character_pairs(words text) returns text
  language sql immutable strict parallel safe as
'select regexp_replace(bare, ''(.)(.)'', ''\1\2 '', ''g'') || '' ''
     || regexp_replace(substr(bare, 2), ''(.)(.)'', ''\1\2 '', ''g'')
   from (select lower(regexp_replace(words, ''[^[:alnum:]]'', '''', ''g'')) as bare) as text';

--changeset investordesk:casework-3
create index issue_words on issue
  using gin (character_pairs(subject || ' ' || left(description, 400)) gin_trgm_ops)
  where closed_at is null;

create table issue_part (
  issue text primary key references issue (number),
  split_from text not null references issue (number),
  split_at timestamptz not null,
  actor text not null
);
create index issue_part_split_from on issue_part (split_from);

-- what the investor wrote, kept where the issue that carried it was given other words
create table reported_words (
  case_id uuid primary key references case_file (id),
  subject text not null,
  description text not null
);

create table issue_link (
  one text not null references issue (number),
  other text not null references issue (number),
  kind text not null check (kind in ('RELATED', 'BEFORE')),
  reason text not null,
  actor text not null,
  linked_at timestamptz not null,
  primary key (one, other),
  check (one <> other)
);
create unique index issue_link_pair on issue_link (least(one, other), greatest(one, other));
create index issue_link_other on issue_link (other);

create table issue_merger (
  issue text primary key references issue (number),
  into_issue text not null references issue (number),
  reason text not null,
  across_investors boolean not null,
  actor text not null,
  merged_at timestamptz not null,
  check (issue <> into_issue)
);
create index issue_merger_into on issue_merger (into_issue);
-- kept with the issue, so that closing one need not ask whether others live on in it
alter table issue add column carries_others boolean not null default false;

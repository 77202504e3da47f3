--liquibase formatted sql

--changeset investordesk:demo-1
create table demo_clock (
  id integer primary key check (id = 1),
  reached timestamptz not null
);
create table demo_mail (
  id bigint generated always as identity primary key,
  received_at timestamptz not null,
  recipient text not null,
  sender text not null,
  subject text not null,
  words text not null,
  raw bytea not null
);
create index demo_mail_newest on demo_mail (received_at desc, id desc);
create index demo_mail_recipient on demo_mail (recipient, received_at desc);

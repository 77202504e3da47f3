--liquibase formatted sql

--changeset investordesk:notification-1
create table outgoing_mail (
  id              bigint generated always as identity primary key,
  event_key       text not null,
  issue_number    text not null,
  case_id         uuid not null,
  audience        text not null,
  addressee       text not null,
  recipient       text,
  language        text not null,
  kind            text not null,
  subject         text not null,
  html            text not null,
  plain           text not null,
  message_id      text not null,
  in_reply_to     text,
  told_due        timestamptz,
  state           text not null,
  not_before      timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts        integer not null default 0,
  last_error      text,
  created_at      timestamptz not null,
  sent_at         timestamptz,
  change_id       xid8 not null default pg_current_xact_id(),
  constraint outgoing_mail_once unique (event_key),
  constraint outgoing_mail_message_id unique (message_id),
  constraint outgoing_mail_audience check (audience in ('INVESTOR', 'STAFF')),
  constraint outgoing_mail_language check (language in ('ZH', 'EN')),
  constraint outgoing_mail_state
    check (state in ('PENDING', 'WITHHELD', 'SENDING', 'SENT', 'REFUSED', 'FAILED'))
);
create index outgoing_mail_of_issue on outgoing_mail (issue_number, id);
create index outgoing_mail_due on outgoing_mail (next_attempt_at, id)
  where state in ('PENDING', 'SENDING');
create index outgoing_mail_withheld on outgoing_mail (case_id) where state = 'WITHHELD';
comment on table outgoing_mail is
  'Outbox and delivery log. Holds no secret of a status link: the relay puts it in while sending.';
comment on column outgoing_mail.addressee is 'investor, person/<user id> or department/<id>';
comment on column outgoing_mail.recipient is 'mail address; null where none is known';
comment on column outgoing_mail.told_due is 'the expected date this mail told the investor';
comment on column outgoing_mail.change_id is
  'the transaction that wrote it: what one change tells one addressee is one mail';

--changeset investordesk:notification-2
create table mail_relay (
  id     integer primary key,
  paused boolean not null,
  constraint mail_relay_one_row check (id = 1)
);
insert into mail_relay (id, paused) values (1, false);
comment on table mail_relay is 'One row; paused = true holds all mail back, after a restore for instance.';

--changeset investordesk:notification-3
-- what one change tells one addressee is sorted out before it is written
alter table outgoing_mail drop column change_id;

--changeset investordesk:notification-4
create table mail_file (
  digest     text primary key,
  name       text not null,
  media_type text not null,
  content    bytea not null
);
comment on table mail_file is 'Files that travel with mails; one that goes to many is kept once.';
comment on column mail_file.digest is 'SHA-256 of name, media type and content';
alter table outgoing_mail add column files text[] not null default '{}';
comment on column outgoing_mail.files is 'digests of the files that travel with it, in their order';

--changeset investordesk:notification-5
-- a mail to staff need not be about an issue; issue_number then names the matter
alter table outgoing_mail alter column case_id drop not null;
comment on column outgoing_mail.issue_number is 'issue number, or another matter such as handover-12';

--changeset investordesk:notification-case-thread
-- the investor reads one thread for the case, whichever of its issues a mail is about
create index outgoing_mail_of_case on outgoing_mail (case_id, id) where audience = 'INVESTOR';

--changeset investordesk:notification-printed-later
-- printing a document takes longer than the change it tells of may take
alter table mail_file alter column content drop not null;
alter table mail_file add column source text;
alter table mail_file add constraint mail_file_has_one check ((content is null) <> (source is null));
comment on column mail_file.source is 'what is printed when the mail is sent, such as order/17; null where the content is here';

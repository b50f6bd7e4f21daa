-- Templates as a provider holds them, with the versions an organisation wrote, and which of them each message used.

-- `version`: the one the provider decides about, and that is sent. `latest`: the one written last.
alter table app.message_templates
  add column provider_id text,
  -- Twilio sends by this, not by the name.
  add column content_sid text check (content_sid ~* '^HX[0-9a-f]{32}$'),
  add column header jsonb check (jsonb_typeof(header) = 'object'),
  add column footer text check (char_length(footer) between 1 and 60),
  add column quality text,
  -- Why the provider refused or stopped it, in its own word, and what it recommends.
  add column status_reason text,
  add column status_note text,
  -- When the provider says that the status came about: an older word never replaces a newer one.
  add column status_at timestamptz,
  add column quality_at timestamptz,
  add column synced_at timestamptz,
  add column latest int not null default 1,
  -- A version on its way to the provider.
  add column submitting int;

-- Until now a template of Twilio had its ContentSid for a name.
update app.message_templates set content_sid = name where name ~* '^HX[0-9a-f]{32}$';

create table app.message_template_versions (
  org_id uuid,
  id uuid not null default uuidv7(),
  template_id uuid not null,
  version int not null check (version > 0),
  category text not null check (category in ('MARKETING', 'UTILITY', 'AUTHENTICATION')),
  header jsonb check (jsonb_typeof(header) = 'object'),
  body text not null,
  footer text,
  variables jsonb not null default '[]',
  buttons jsonb not null default '[]',
  author text not null default app.current_actor(),
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, template_id, version),
  foreign key (org_id, template_id) references app.message_templates (org_id, id)
);
insert into app.message_template_versions (org_id, template_id, version, category, body, variables, buttons, author)
  select org_id, id, version, category, body, variables, buttons, 'system' from app.message_templates;
select private.protect_table('app.message_template_versions', 'select, insert');

-- Which words a message was sent in; the figures of a template come from here.
alter table app.messages add column template_id uuid, add column template_version int;
alter table app.messages add constraint messages_template_fkey
  foreign key (org_id, template_id) references app.message_templates (org_id, id);
create index messages_template on app.messages (org_id, template_id, at) where template_id is not null;
-- The audit looks at the new columns, too.
select private.audit_changes_only('app.messages');

-- Numbers of Meta that are connected already are asked for their templates from now on.
insert into app.jobs (org_id, kind, key, payload, actor)
  select org_id, 'messaging.sync_templates', id::text, '{}', 'system' from app.channel_accounts where kind = 'WHATSAPP_CLOUD';

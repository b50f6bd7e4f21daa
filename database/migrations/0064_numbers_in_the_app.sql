-- Numbers are connected by the agency itself.

-- Whose application it is: its secret may be replaced by that organisation alone. Null: the operator's, for whoever it serves.
alter table platform.provider_apps add column org_id uuid;

-- A WhatsApp number on its way in: what was checked so far. Its secrets stay here only until the number has an account.
create table app.channel_drafts (
  org_id uuid,
  id uuid not null default uuidv7(),
  step text not null default 'NUMBER' check (step in ('NUMBER', 'WEBHOOK', 'TEST')),
  account_id uuid,
  credentials_sealed bytea,
  app_secret_sealed bytea,
  created_at timestamptz not null default app.app_now(),
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, account_id) references app.channel_accounts,
  constraint channel_drafts_step check ((step = 'NUMBER') = (account_id is null)),
  constraint channel_drafts_secrets check ((credentials_sealed is null) = (account_id is not null)
    and (app_secret_sealed is null) = (account_id is not null))
);
create unique index channel_drafts_account on app.channel_drafts (org_id, account_id) where account_id is not null;
select private.protect_table('app.channel_drafts', 'select, insert, update, delete', true, array['credentials_sealed', 'app_secret_sealed']);

-- The last word in and out of a number, for the list of numbers.
create index messages_account_last on app.messages (org_id, account_id, direction, id desc);

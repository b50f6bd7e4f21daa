-- Letters come in: an application signs them for the mailboxes it was given, as the providers' do for numbers.

alter table platform.provider_apps drop constraint provider_apps_kind_check,
  add constraint provider_apps_kind_check check (kind in ('WHATSAPP_CLOUD', 'TWILIO', 'EMAIL'));
-- A mailbox that only sends has no application.
alter table app.channel_accounts drop constraint channel_accounts_app,
  add constraint channel_accounts_app check ((kind = 'SMTP' or app_key is not null) and (kind = 'SMTP') = (waba_id is null));

-- Which of these addresses are mailboxes that the application may take letters in for.
create function app.mailboxes_of(p_app_key text, p_addresses text[]) returns setof text
language sql stable security definer set search_path = pg_catalog, app
as $$
  select c.phone_number_id from app.channel_accounts c
   where c.phone_number_id = any (p_addresses) and c.app_key = p_app_key and c.kind = 'SMTP' and c.status <> 'DISABLED'
$$;

-- A letter of the person is a proof of its own kind; like every message it never grants MARKETING.
alter table app.consent_events
  drop constraint consent_events_source_check,
  add constraint consent_events_source_check check (source in
    ('WHATSAPP_INBOUND', 'SMS_INBOUND', 'EMAIL_INBOUND', 'PORTAL_FORM', 'PAPER', 'IMPORT', 'UI', 'API', 'EMAIL_CONFIRM', 'POLICY')),
  drop constraint consent_events_inbound_marketing,
  add constraint consent_events_inbound_marketing check
    (not (purpose = 'MARKETING' and state = 'GRANTED' and source in ('SMS_INBOUND', 'EMAIL_INBOUND')));

-- Since when nobody has this address any more, as the server of its domain says; the status of RFC 3463.
alter table app.channel_identities
  add column bounced_at timestamptz,
  add column bounce_code text check (char_length(bounce_code) <= 20),
  add constraint channel_identities_bounce check ((bounced_at is null) = (bounce_code is null));

-- Numbers for text messages and addresses for mail beside the WhatsApp numbers.

alter table platform.provider_apps drop constraint provider_apps_kind_check,
  add constraint provider_apps_kind_check check (kind in ('WHATSAPP_CLOUD', 'TWILIO'));

-- `phone_number_id` is how the provider calls the sender: Meta's id, "+212…" or "whatsapp:+212…" at Twilio, an address for mail.
-- `waba_id` is the account around it: the business account, Twilio's AccountSid. Mail has neither app nor account.
alter table app.channel_accounts
  alter column app_key drop not null,
  alter column waba_id drop not null,
  drop constraint channel_accounts_kind_check,
  add constraint channel_accounts_kind_check check (kind in ('WHATSAPP_CLOUD', 'TWILIO_WHATSAPP', 'TWILIO_SMS', 'SMTP')),
  add constraint channel_accounts_app check ((kind = 'SMTP') = (app_key is null) and (kind = 'SMTP') = (waba_id is null));

-- A text message of the person is a proof of its own kind; like every message it never grants MARKETING.
alter table app.consent_events
  drop constraint consent_events_source_check,
  add constraint consent_events_source_check check (source in
    ('WHATSAPP_INBOUND', 'SMS_INBOUND', 'PORTAL_FORM', 'PAPER', 'IMPORT', 'UI', 'API', 'EMAIL_CONFIRM', 'POLICY')),
  add constraint consent_events_inbound_marketing check (not (purpose = 'MARKETING' and state = 'GRANTED' and source = 'SMS_INBOUND'));

-- By which way a reminder left. Those before now knew one way.
alter table app.reminders add column channel text default 'WHATSAPP' check (channel in ('WHATSAPP', 'SMS', 'EMAIL'));
alter table app.reminders alter column channel drop default,
  add constraint reminders_channel check (state <> 'SENT' or channel is not null);

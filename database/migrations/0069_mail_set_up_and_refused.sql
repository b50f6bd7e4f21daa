-- An agency lets its mail in by itself; an address that its server refuses for good is not written to.

-- ---------------------------------------------------------------- mail in

-- Since when the secret that signs letters to a mailbox is the one it is; set where the agency made it itself.
alter table app.channel_accounts
  add column mail_secret_at timestamptz,
  add constraint channel_accounts_mail_secret check (mail_secret_at is null or (kind = 'SMTP' and app_key is not null));
-- When the last letter signed with the secret of now came in, to the minute.
alter table platform.provider_apps add column received_at timestamptz;

-- ---------------------------------------------------------------- refused addresses

-- An entry of scope ADDRESS holds for that address alone, whatever is written: a person's other addresses are not dead
-- with it. It stands beside what the person refused: lifting one leaves the other.
alter table app.suppressions
  drop constraint suppressions_scope_check,
  add constraint suppressions_scope_check check (scope in ('ALL', 'MARKETING', 'ADDRESS')),
  drop constraint suppressions_reason_check,
  add constraint suppressions_reason_check check (reason in ('OBJECTION', 'COMPLAINT', 'WRONG_PERSON', 'ERASED', 'OTHER', 'BOUNCED')),
  add constraint suppressions_bounced check ((scope = 'ADDRESS') = (reason = 'BOUNCED') and (scope <> 'ADDRESS' or kind = 'EMAIL'));

-- Why an identity is not to be written to for a purpose: LISTED when the person (or somebody for them) said so, BOUNCED
-- when only the address is dead; null when it may be.
create function private.suppression_of(p_org uuid, p_identity uuid, p_purpose text) returns text
language plpgsql stable set search_path = pg_catalog, app
as $$
declare v_salt bytea;
begin
  select salt into v_salt from platform.suppression_salts where org_id = p_org;
  if v_salt is null then return null; end if;
  -- A number that is listed ends writing to the person by any identity of that kind: WhatsApp knows one person by several.
  return (
    select case s.scope when 'ADDRESS' then 'BOUNCED' else 'LISTED' end from app.channel_identities i
      join app.channel_identities o on o.org_id = i.org_id and o.contact_id = i.contact_id and (o.kind = 'EMAIL') = (i.kind = 'EMAIL')
      join app.suppressions s on s.org_id = i.org_id and s.lifted_at is null
       and s.digest = sha256(v_salt || convert_to(o.kind || ':' || o.value, 'UTF8'))
     where i.org_id = p_org and i.id = p_identity
       and case s.scope when 'ALL' then true when 'ADDRESS' then o.id = i.id else p_purpose = 'MARKETING' end
     order by s.scope = 'ADDRESS' limit 1);
end $$;
grant execute on function private.suppression_of(uuid, uuid, text) to atlas_definer;

create or replace function private.suppressed(p_org uuid, p_identity uuid, p_purpose text) returns boolean
language sql stable set search_path = pg_catalog, app
as $$ select private.suppression_of(p_org, p_identity, p_purpose) is not null $$;

-- The same for an identity of the caller's organisation.
create function app.suppression_of(p_identity uuid, p_purpose text) returns text
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
begin
  if app.current_org() is null then return null; end if;
  return private.suppression_of(app.current_org(), p_identity, p_purpose);
end $$;

-- Addresses that were only marked until now.
insert into app.suppressions (org_id, digest, kind, hint, scope, reason, note, identity_id)
select i.org_id, private.suppression_digest(i.org_id, i.kind, i.value), i.kind,
       left(left(i.value, 1) || '•••' || substring(i.value from '@.*$'), 60), 'ADDRESS', 'BOUNCED', 'SMTP ' || i.bounce_code, i.id
  from app.channel_identities i
 where i.kind = 'EMAIL' and i.bounced_at is not null and i.value not like 'erased:%'
on conflict (org_id, digest, scope) where lifted_at is null do nothing;

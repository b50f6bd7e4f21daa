-- The way out, faster: a claim is one set, and row changes that the audit leaves out no longer cost it anything.

-- Takes due messages to send: fair across numbers (the order is drawn anew each time, so that the first busy number never
-- starves the ones behind it), in order within a conversation, never without a live consent. What has lost its consent
-- since it was queued is cancelled here, with the reason.
create or replace function app.claim_outbound(p_per_account int, p_limit int, p_lease interval)
returns table (org_id uuid, id uuid, conversation_id uuid, account_id uuid, n int)
language sql volatile security definer set search_path = pg_catalog, app
as $$
  with recursive accounts as (
    (select m.org_id, m.account_id from app.messages m where m.status = 'QUEUED' order by m.org_id, m.account_id limit 1)
    union all
    select x.org_id, x.account_id from accounts a,
      lateral (select m.org_id, m.account_id from app.messages m
                where m.status = 'QUEUED' and (m.org_id, m.account_id) > (a.org_id, a.account_id)
                order by m.org_id, m.account_id limit 1) x
  ), working as materialized (
    select a.org_id, a.account_id, random() as turn from accounts a
      join app.channel_accounts c on c.org_id = a.org_id and c.id = a.account_id
       and (c.status = 'ACTIVE' or (c.status = 'PAUSED' and c.paused_until <= app.app_now()))
  ), picked as materialized (
    select q.* from (select * from working order by turn) w,
      lateral (
        select m.org_id, m.id, m.identity_id, m.channel, m.purpose, m.attempts
          from app.messages m
         where m.org_id = w.org_id and m.account_id = w.account_id and m.status = 'QUEUED' and m.due_at <= app.app_now()
           and not exists (select from app.messages b
                            where b.org_id = m.org_id and b.conversation_id = m.conversation_id
                              and b.status in ('QUEUED', 'SENDING') and b.id < m.id
                              and (b.status = 'SENDING' or b.due_at <= app.app_now()))
         order by m.due_at, m.id limit p_per_account for update of m skip locked
      ) q
    limit p_limit
  ), judged as materialized (
    select p.*, private.consent_live(p.org_id, p.identity_id, p.channel, p.purpose) as may from picked p
  ), sent as (
    update app.messages m set status = 'SENDING', lease_until = app.app_now() + p_lease, attempts = j.attempts + 1
      from judged j where j.may and m.org_id = j.org_id and m.id = j.id
    returning m.org_id, m.id, m.conversation_id, m.account_id, m.attempts as n
  ), withdrawn as (
    update app.messages m set status = 'CANCELLED', failure_code = 'CONSENT_REQUIRED', failed_at = app.app_now()
      from judged j where not j.may and m.org_id = j.org_id and m.id = j.id
  ), tried as (
    insert into app.message_attempts (org_id, message_id, n, state) select s.org_id, s.id, s.n, 'STARTED' from sent s
  )
  select s.org_id, s.id, s.conversation_id, s.account_id, s.n from sent s
$$;

-- Splits the audit trigger of a table whose rows change many times in columns the audit leaves out: an update is looked
-- at only when an audited column changed. What was left out stays left out. Called again after the table got a column
-- (a test compares the condition with the columns).
create function private.audit_changes_only(p_table regclass) returns void
language plpgsql
as $$
declare
  v_left_out text[]; v_arguments text; v_old text; v_new text;
begin
  select coalesce(array_agg(a) filter (where a <> ''), '{}') into v_left_out
    from pg_trigger t cross join lateral unnest(string_to_array(encode(t.tgargs, 'escape'), '\000')) a
   where t.tgrelid = p_table and t.tgname = 'zz_audit';
  select string_agg(quote_literal(a), ', ') into v_arguments from unnest(v_left_out) a;
  select string_agg(format('old.%I', c.attname), ', ' order by c.attnum), string_agg(format('new.%I', c.attname), ', ' order by c.attnum)
    into v_old, v_new
    from pg_attribute c
   where c.attrelid = p_table and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
     and c.attname <> all (v_left_out || array['org_id', 'version', 'updated_at']);
  execute format('drop trigger zz_audit on %s', p_table);
  execute format('drop trigger if exists zz_audit_update on %s', p_table);
  execute format('create trigger zz_audit after insert or delete on %s for each row execute function private.audit_row(%s)',
                 p_table, coalesce(v_arguments, ''));
  execute format('create trigger zz_audit_update after update on %s for each row when (row(%s) is distinct from row(%s)) execute function private.audit_row(%s)',
                 p_table, v_old, v_new, coalesce(v_arguments, ''));
end $$;

select private.audit_changes_only('app.messages');
select private.audit_changes_only('app.conversations');
select private.audit_changes_only('app.contacts');
select private.audit_changes_only('app.dossiers');

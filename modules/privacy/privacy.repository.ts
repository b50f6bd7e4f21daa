import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'
import type { NewDataRequest, RetentionRules } from './privacy.schema.ts'

// ---------------------------------------------------------------- requests

/** Keeps a request. Null when one of its kind is waiting already. */
export async function insertRequest(
  ctx: RequestContext,
  contactId: string,
  input: NewDataRequest,
  dueOn: string,
): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    insert into app.data_requests (contact_id, kind, received_on, received_by, due_on, note)
    values (${contactId}, ${input.kind}, ${input.receivedOn}, ${input.receivedBy}, ${dueOn}, ${input.note ?? null})
    on conflict (org_id, contact_id, kind) where state in ('OPEN', 'READY') do nothing returning id`.execute(ctx.db)
  return rows.rows[0]?.id ?? null
}

/** Ends a request that waits. False when it is not there in this version, or ended already. */
export async function closeRequest(
  ctx: RequestContext,
  id: string,
  version: number,
  outcome: 'DONE' | 'REFUSED',
  reason: string | null,
): Promise<boolean> {
  const rows = await sql`
    update app.data_requests set state = ${outcome}, refuse_reason = ${outcome === 'REFUSED' ? reason : null},
           closed_at = app.app_now(), closed_by = app.current_actor(), version = version + 1
     where id = ${id} and version = ${version} and state in ('OPEN', 'READY') returning 1`.execute(ctx.db)
  return rows.rows.length > 0
}

/** The answer to a request that is still open is ready. False when it was ended meanwhile. */
export async function setAnswer(ctx: RequestContext, id: string, json: string, pdf: string): Promise<boolean> {
  const rows = await sql`
    update app.data_requests set state = 'READY', json_hash = ${json}, pdf_hash = ${pdf}, ready_at = app.app_now(), version = version + 1
     where id = ${id} and state = 'OPEN' returning 1`.execute(ctx.db)
  return rows.rows.length > 0
}

/** Lets go of the answer. Returns the files that it named. */
export async function dropAnswer(ctx: RequestContext, id: string): Promise<string[]> {
  const rows = await sql<{ json: string | null; pdf: string | null }>`
    with before as (select id, json_hash, pdf_hash from app.data_requests where id = ${id} for update)
    update app.data_requests r set json_hash = null, pdf_hash = null from before b where r.id = b.id
    returning b.json_hash as json, b.pdf_hash as pdf`.execute(ctx.db)
  return rows.rows.flatMap(({ json, pdf }) => [json, pdf]).filter((hash) => hash !== null)
}

/** Waiting requests of a person end with the erasure that answers them. */
export function closeRequestsOf(ctx: RequestContext, contactId: string): void {
  later(
    ctx.db,
    sql`update app.data_requests set state = 'DONE', closed_at = app.app_now(), closed_by = app.current_actor(), version = version + 1
         where contact_id = ${contactId} and state in ('OPEN', 'READY')`,
  )
}

// ---------------------------------------------------------------- suppression list

/** `identityId`: the identity of a contact it is made from; `withId`: the entry it is made with. */
export type ListedIdentity = {
  kind: string
  value: string
  hint: string
  identityId: string | null
  withId: string | null
}

/** Puts a number or address on the list. Null when it stands there already. */
export async function insertSuppression(
  ctx: RequestContext,
  identity: ListedIdentity,
  scope: string,
  reason: string,
  note: string | null,
): Promise<string | null> {
  const rows = await sql<{ id: string | null }>`
    select app.suppress(${identity.kind}, ${identity.value}, ${identity.hint}, ${scope}, ${reason}, ${note}) as id`.execute(
    ctx.db,
  )
  const id = rows.rows[0]?.id ?? null
  if (id && identity.identityId)
    later(
      ctx.db,
      sql`update app.suppressions set identity_id = ${identity.identityId}, with_id = ${identity.withId} where id = ${id}`,
    )
  return id
}

/** Takes an entry off the list, with those made with it. False when it stands there no longer. */
export async function liftSuppression(ctx: RequestContext, id: string, reason: string): Promise<boolean> {
  const rows = await sql`
    with lifted as (
      update app.suppressions set lifted_at = app.app_now(), lifted_by = app.current_actor(), lift_reason = ${reason}
       where id = ${id} and lifted_at is null returning id
    ), along as (
      update app.suppressions set lifted_at = app.app_now(), lifted_by = app.current_actor(), lift_reason = ${reason}
       where with_id in (select id from lifted) and lifted_at is null
    )
    select 1 from lifted`.execute(ctx.db)
  return rows.rows.length > 0
}

/** Takes off the list what only said that an address is dead; `code` stands for the reason. */
export function liftBounced(ctx: RequestContext, identityId: string, code: string): void {
  later(
    ctx.db,
    sql`update app.suppressions set lifted_at = app.app_now(), lifted_by = app.current_actor(), lift_reason = ${code}
         where scope = 'ADDRESS' and lifted_at is null 
           and digest = (select app.suppression_digest(i.kind, i.value) from app.channel_identities i where i.id = ${identityId})`,
  )
}

// ---------------------------------------------------------------- erasure and retention

/** Makes a person unrecognisable (app.erase_contact). Null when there is nobody to erase. */
export async function eraseContact(
  ctx: RequestContext,
  contactId: string,
  name: string,
): Promise<{ files: string[]; rows: number } | null> {
  const rows = await sql<{ done: { files: string[]; rows: number } | null }>`
    select app.erase_contact(${contactId}::uuid, ${name}) as done`.execute(ctx.db)
  return rows.rows[0]?.done ?? null
}

/** The files among these that no row names any more. */
export async function unnamedFiles(ctx: RequestContext, hashes: readonly string[]): Promise<string[]> {
  const rows = await sql<{ hash: string }>`select app.unnamed_files(${[...hashes]}::text[]) as hash`.execute(ctx.db)
  return rows.rows.map(({ hash }) => hash)
}

/** Keeps the rules when nobody changed them since; `version` 0 where there are none yet. */
export async function saveRules(ctx: RequestContext, rules: RetentionRules, version: number): Promise<boolean> {
  const rows = await sql`
    insert into app.retention_rules as r (stale_contact_months, raw_event_days, legal_hold_years)
    select ${rules.staleContactMonths}::int, ${rules.rawEventDays}::int, ${rules.legalHoldYears}::int
     where ${version}::int = 0 or exists (select from app.retention_rules)
    on conflict (org_id) do update
       set stale_contact_months = excluded.stale_contact_months, raw_event_days = excluded.raw_event_days,
           legal_hold_years = excluded.legal_hold_years, version = r.version + 1
     where r.version = ${version} returning 1`.execute(ctx.db)
  return rows.rows.length > 0
}

export function noteChecked(ctx: RequestContext): void {
  later(ctx.db, sql`update app.retention_rules set checked_at = app.app_now()`)
}

/** Blanks what providers delivered before an instant and is long dealt with; at most `limit`. Returns how many. */
export async function blankRawEvents(ctx: RequestContext, before: string, limit: number): Promise<number> {
  const rows = await sql`
    update app.inbound_events e set payload = '{}', error = null
     where e.id in (select x.id from app.inbound_events x
                     where x.state = 'DONE' and x.received_at < ${before}::timestamptz and x.payload <> '{}' order by x.id limit ${limit})
    returning 1`.execute(ctx.db)
  return rows.rows.length
}

import { sql } from 'kysely'
import type { ImapPlace, ImapStep } from '#channels/email'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'

/** A mailbox whose letters are fetched, how far they were and what became of it; its server still sealed. */
export type ReadBox = {
  accountId: string
  address: string
  server: Buffer
  folder: string
  /** Since when it is read. */
  since: string
  /** Null: it begins at its newest letter. */
  place: ImapPlace | null
  readAt: string | null
  /** The letter on which the last readings ended, and how often in a row. */
  failedUid: number | null
  failedTimes: number
}

/** A mailbox whose letters are fetched and that is in service, or null. */
export async function findReadBox(ctx: RequestContext, accountId: string): Promise<ReadBox | null> {
  const rows = await sql<
    Omit<ReadBox, 'place'> & { validity: string | null; uid: number; floorUid: number | null; floorAt: string | null }
  >`
    select a.id as "accountId", a.phone_number_id as address, a.imap_sealed as server, a.imap_folder as folder, a.imap_since as since,
           p.validity, p.last_uid::float8 as uid, p.floor_uid::float8 as "floorUid", p.floor_at as "floorAt",
           r.read_at as "readAt", r.failed_uid::float8 as "failedUid", coalesce(r.failed_times, 0) as "failedTimes"
      from app.channel_accounts a
      left join app.imap_places p on p.org_id = a.org_id and p.account_id = a.id
      left join app.imap_readings r on r.org_id = a.org_id and r.account_id = a.id
     where a.id = ${accountId} and a.imap_sealed is not null and a.status <> 'DISABLED'`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) return null
  const { validity, uid, floorUid, floorAt, ...box } = row
  const floor = floorUid === null || floorAt === null ? undefined : { uid: floorUid, at: Date.parse(floorAt) }
  return { ...box, place: validity === null ? null : { validity, uid, floor } }
}

/** True while the mailbox is in service and reached as it was when the reading began. */
const asItWas = ({ accountId, server }: Pick<ReadBox, 'accountId' | 'server'>) => sql<boolean>`
  exists (select from app.channel_accounts a where a.id = ${accountId} and a.imap_sealed = ${server} and a.status <> 'DISABLED')`

/** A mailbox is read from here on: nothing up to the letter `top`. False when it is not reached as it was, or has a place. */
export async function beginPlace(
  ctx: RequestContext,
  box: Pick<ReadBox, 'accountId' | 'server'>,
  { validity, top }: { validity: string; top: number },
): Promise<boolean> {
  const rows = await sql`
    insert into app.imap_places (account_id, validity, last_uid) select ${box.accountId}::uuid, ${validity}, ${top} where ${asItWas(box)}
    on conflict (org_id, account_id) do nothing returning 1`.execute(ctx.db)
  return rows.rows.length > 0
}

/** The numbers of a mailbox are others than before: all are looked at again, but only letters since `from` are taken. */
export async function beginAnew(
  ctx: RequestContext,
  box: Pick<ReadBox, 'accountId'>,
  was: string,
  { validity, top, from }: { validity: string; top: number; from: number },
): Promise<void> {
  await sql`
    update app.imap_places set validity = ${validity}, last_uid = 0, floor_uid = ${top}, floor_at = ${isoAt(from)}::timestamptz
     where account_id = ${box.accountId} and validity = ${was}`.execute(ctx.db)
}

/**
 * Moves on past one letter, holding the place until commit. False when it stands elsewhere by now: another process reads,
 * or somebody changed or stopped it.
 */
export async function movePlace(
  ctx: RequestContext,
  box: Pick<ReadBox, 'accountId' | 'server'>,
  step: { validity: string; from: number; to: number; what: 'letter' | 'too_large' | 'unreadable' | 'passed' },
): Promise<boolean> {
  const one = (what: typeof step.what) => (step.what === what ? 1 : 0)
  const rows = await sql`
    update app.imap_places set last_uid = ${step.to}, too_large = too_large + ${one('too_large')}, unreadable = unreadable + ${one('unreadable')},
           letter_at = case when ${one('letter')} = 1 then app.app_now() else letter_at end
     where account_id = ${box.accountId} and validity = ${step.validity} and last_uid = ${step.from} and ${asItWas(box)}
    returning 1`.execute(ctx.db)
  return rows.rows.length > 0
}

/** The next reading begins at the newest letter of then. */
export async function forgetPlace(ctx: RequestContext, accountId: string): Promise<void> {
  await ctx.db.deleteFrom('imap_places').where('account_id', '=', accountId).execute()
}

/** What became of the readings of a mailbox is over; `keep` leaves when the last one was. */
export async function forgetReadings(ctx: RequestContext, accountId: string, keep = false): Promise<void> {
  if (!keep) return void (await ctx.db.deleteFrom('imap_readings').where('account_id', '=', accountId).execute())
  await ctx.db
    .updateTable('imap_readings')
    .set({ error: null, failures: 0, failed_since: null, failed_uid: null, failed_times: 0 })
    .where('account_id', '=', accountId)
    .execute()
}

/** A reading came to its end; `began` in epoch milliseconds. True when the ones before had failed. */
export async function noteRead(ctx: RequestContext, accountId: string, began: number): Promise<boolean> {
  const rows = await sql<{ failed: boolean }>`
    with before as (select error from app.imap_readings where account_id = ${accountId})
    insert into app.imap_readings (account_id, read_at) values (${accountId}, ${isoAt(began)})
    on conflict (org_id, account_id) do update
       set read_at = excluded.read_at, error = null, failures = 0, failed_since = null, failed_uid = null, failed_times = 0
    returning (select error from before) is not null as failed`.execute(ctx.db)
  return rows.rows[0]?.failed ?? false
}

/** A reading ended at a step, perhaps on a letter. Returns how many in a row did. */
export async function noteFailed(
  ctx: RequestContext,
  accountId: string,
  { step, uid }: { step: ImapStep; uid: number | null },
): Promise<number> {
  const rows = await sql<{ failures: number }>`
    insert into app.imap_readings as r (account_id, error, failures, failed_since, failed_uid, failed_times)
    values (${accountId}, ${step}, 1, app.app_now(), ${uid}, ${uid === null ? 0 : 1})
    on conflict (org_id, account_id) do update
       set error = excluded.error, failures = r.failures + 1, failed_since = coalesce(r.failed_since, excluded.failed_since),
           failed_uid = excluded.failed_uid,
           failed_times = case when r.failed_uid = excluded.failed_uid then r.failed_times + 1 else excluded.failed_times end
    returning failures`.execute(ctx.db)
  return rows.rows[0]?.failures ?? 1
}

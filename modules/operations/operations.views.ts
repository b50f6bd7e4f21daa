import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { COUNTED, cappedAt, DAY_MS, SAMPLE } from './operations.rules.ts'
import type { Count, MessagingFigures } from './operations.schema.ts'

/**
 * Rows of the last day are found by their keys, which rise with the time of their making: no index of their own, and
 * nothing older is read. An hour more than the day, since a key is made a little before its row.
 */
export const keysOfTheDay = sql`(select uuidv7(interval '-25 hours'))`

/** When a message was to leave: as soon as it was written, or at the instant somebody chose. */
export const leaveAt = sql`coalesce((m.payload ->> 'notBefore')::timestamptz, m.at)`

/** What we send and do not send ourselves: echoes of the agency's phone are neither. */
export const ours = sql`m.direction = 'OUT' and m.origin <> 'ECHO'`

export const sinceOf = (ctx: RequestContext): string => isoAt(ctx.clock.now() - DAY_MS)

/** Counts the rows of a query up to a bound. */
const upTo = (rows: ReturnType<typeof sql>) => sql`(select count(*)::int from (${rows} limit ${COUNTED + 1}) n)`

type SentRow = Omit<MessagingFigures['sent'], 'sendLatency' | 'deliveryLatency' | 'sampled'> & {
  send: (number | null)[] | null
  delivery: (number | null)[] | null
  failures: { code: string; cause: string | null; count: number }[] | null
}

/** What became of the messages of the last day; of the newest `SAMPLE` when there were more. */
export async function sentFigures(ctx: RequestContext): Promise<SentRow> {
  const rows = await sql<SentRow>`
    with s as materialized (
      select m.status, m.failure_code, m.failure_cause, m.attempts, extract(epoch from m.accepted_at - ${leaveAt})::float8 as send,
             extract(epoch from m.delivered_at - m.accepted_at)::float8 as delivery, m.accepted_at, m.delivered_at
        from app.messages m
       where m.id >= ${keysOfTheDay} and m.at >= ${sinceOf(ctx)}::timestamptz and ${ours}
       order by m.id desc limit ${SAMPLE}
    ), f as (
      select coalesce(failure_code, 'UNKNOWN') as code, min(failure_cause) as cause, count(*)::int as count
        from s where status in ('FAILED', 'DEAD') group by 1 order by 3 desc, 1 limit 10
    )
    select count(*)::int as messages, count(accepted_at)::int as accepted,
           count(*) filter (where status in ('DELIVERED', 'READ'))::int as delivered,
           count(*) filter (where status in ('FAILED', 'DEAD'))::int as failed,
           coalesce(sum(greatest(attempts - 1, 0)), 0)::int as retries,
           percentile_cont(array[0.5, 0.95]) within group (order by greatest(send, 0)) filter (where send is not null) as send,
           percentile_cont(array[0.5, 0.95]) within group (order by greatest(delivery, 0)) filter (where delivery is not null) as delivery,
           (select jsonb_agg(to_jsonb(f) order by f.count desc, f.code) from f) as failures
      from s`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) throw new Error('figures are one row')
  return row
}

type EventRow = { events: number; lag: (number | null)[] | null }

/** How long provider events of the last day waited for their effect. */
export async function eventFigures(ctx: RequestContext): Promise<EventRow> {
  const rows = await sql<EventRow>`
    with s as materialized (
      select extract(epoch from e.processed_at - e.received_at)::float8 as lag, e.state
        from app.inbound_events e
       where e.id >= ${keysOfTheDay} and e.received_at >= ${sinceOf(ctx)}::timestamptz
       order by e.id desc limit ${SAMPLE}
    )
    select count(*)::int as events,
           percentile_cont(array[0.5, 0.95]) within group (order by greatest(lag, 0)) filter (where state = 'DONE' and lag is not null) as lag
      from s`.execute(ctx.db)
  return rows.rows[0] ?? { events: 0, lag: null }
}

export type Backlog = Record<'sending' | 'unknown' | 'dead' | 'quarantined' | 'pending' | 'optOuts', Count> & {
  pendingSince: string | null
  signatureFailures: number
}

/** What waits or was set aside, each counted to a bound by an index that holds nothing else. */
export async function backlog(ctx: RequestContext): Promise<Backlog> {
  const rows = await sql<
    Record<'sending' | 'unknown' | 'dead' | 'quarantined' | 'pending' | 'optOuts', number> & {
      pendingSince: string | null
      signatureFailures: number
    }
  >`
    select ${upTo(sql`select from app.messages m where m.status = 'SENDING'`)} as sending,
           ${upTo(sql`select from app.messages m where m.status = 'UNKNOWN'`)} as unknown,
           ${upTo(sql`select from app.messages m where m.status in ('DEAD', 'FAILED') and m.discarded_at is null`)} as dead,
           ${upTo(sql`select from app.inbound_events e where e.state = 'QUARANTINED'`)} as quarantined,
           p.n as pending, p.since as "pendingSince",
           ${upTo(sql`select distinct e.contact_id from app.consent_events e
              where e.id >= ${keysOfTheDay} and e.at >= ${sinceOf(ctx)}::timestamptz and e.state = 'REVOKED'`)} as "optOuts",
           (select coalesce(sum(w.count), 0)::int from platform.webhook_counters w
             where w.outcome = 'FORGED' and w.day >= (${sinceOf(ctx)}::timestamptz at time zone 'UTC')::date
               and w.app_key in (select a.app_key from app.channel_accounts a)) as "signatureFailures"
      from (select count(*)::int as n, min(received_at) as since
              from (select e.received_at from app.inbound_events e where e.state = 'PENDING' limit ${COUNTED + 1}) w) p`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  if (!row) throw new Error('a backlog is one row')
  return {
    sending: cappedAt(row.sending),
    unknown: cappedAt(row.unknown),
    dead: cappedAt(row.dead),
    quarantined: cappedAt(row.quarantined),
    pending: cappedAt(row.pending),
    optOuts: cappedAt(row.optOuts),
    pendingSince: row.pendingSince,
    signatureFailures: row.signatureFailures,
  }
}

export type NumberRow = Omit<MessagingFigures['numbers'][number], 'waiting' | 'reason'> & {
  reason: string | null
  waiting: number
  later: number
}

/** Each number with what waits to leave by it. */
export async function numberFigures(ctx: RequestContext): Promise<NumberRow[]> {
  // A pause that is over is none, though the row still says so: claims see it the same way.
  const over = sql`(a.status = 'PAUSED' and coalesce(a.paused_until <= app.app_now(), false))`
  const queued = sql`select from app.messages m where m.account_id = a.id and m.status = 'QUEUED'`
  const rows = await sql<NumberRow>`
    select a.id, a.display_name as "displayName", a.display_phone as "displayPhone", a.kind,
           case when ${over} then 'ACTIVE' else a.status end as status, case when ${over} then null else a.status_reason end as reason,
           case when ${over} then null else a.paused_until end as "pausedUntil", a.quality_rating as quality, a.messaging_limit as tier,
           ${upTo(sql`${queued} and m.due_at <= app.app_now()`)} as waiting, ${upTo(sql`${queued} and m.due_at > app.app_now()`)} as later,
           (select m.due_at from app.messages m where m.account_id = a.id and m.status = 'QUEUED' and m.due_at <= app.app_now()
             order by m.due_at limit 1) as "oldestAt"
      from app.channel_accounts a order by a.created_at, a.id limit 200`.execute(ctx.db)
  return rows.rows
}

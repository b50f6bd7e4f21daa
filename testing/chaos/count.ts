import type pg from 'pg'
import type { Simulators } from '../../apps/simulators/index.ts'
import type { Sighting } from './relay.ts'

/** What a storm did to the data. Everything under `wrong` must be zero. */
export type Figures = {
  inbound: { sent: number; onTimeline: number; ordered: number }
  outbound: {
    queuedByApi: number
    queuedByAssistant: number
    acceptedOnce: number
    resentAfterUnknown: number
    withdrawn: number
    failedUnderPolicy: number
    refusedByPolicy: number
  }
  statusSteps: number
  unknownSeen: number
  /** Why provider events were set aside. */
  setAsideFor: string[]
  wrong: Record<
    | 'inboundLost'
    | 'inboundDoubled'
    | 'inboundWithoutOneActivity'
    | 'inboundOutOfOrder'
    | 'quarantined'
    | 'eventsPending'
    | 'apiLost'
    | 'apiDoubled'
    | 'outboundWithoutOneActivity'
    | 'outboundLost'
    | 'outboundDoubled'
    | 'outboundBlindlyResent'
    | 'deadLetters'
    | 'failedWithoutCause'
    | 'notAtRest'
    | 'statusBackwards'
    | 'attemptBackwards'
    | 'jobsPending'
    | 'jobsDead'
    | 'auditBroken',
    number
  >
}

/** Messages that came to harm, by key: the provider's id of what a person wrote, the text of what the API took, else our id. */
export type Troubled = Record<'lost' | 'doubled' | 'waiting' | 'resentByPolicy', ReadonlySet<string>>

/** Writes every change of a message's or an attempt's state into a diary beside the product. Superuser only. */
export async function keepDiary(superuser: pg.Client): Promise<void> {
  await superuser.query(`
    create schema chaos;
    create table chaos.diary (n bigint generated always as identity, kind text, id uuid, attempt int, before text, after text);
    create function chaos.note_message() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
    begin
      insert into chaos.diary (kind, id, before, after) values ('message', new.id, old.status, new.status);
      return null;
    end $$;
    create function chaos.note_attempt() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
    begin
      insert into chaos.diary (kind, id, attempt, before, after) values ('attempt', new.message_id, new.n, old.state, new.state);
      return null;
    end $$;
    create trigger zz_diary after update on app.messages for each row when (old.status is distinct from new.status)
      execute function chaos.note_message();
    create trigger zz_diary after update on app.message_attempts for each row when (old.state is distinct from new.state)
      execute function chaos.note_attempt();`)
}

async function number(superuser: pg.Client, sql: string, values: unknown[] = []): Promise<number> {
  const row = await superuser.query<{ n: string | number }>(sql, values)
  return Number(row.rows[0]?.n ?? 0)
}

/** How often each message stands on a timeline under one code. */
const toldTimes = (code: string) =>
  `select ref_id, count(*) as n from app.activities where code = '${code}' and ref_kind = 'message' group by ref_id`

type Outgoing = { id: string; origin: string; status: string; failure_code: string | null; text: string | null }

/** Forward steps of a sent message; a smaller one after a larger is a step back. */
const rankOf = (column: string) =>
  `(case ${column} when 'ACCEPTED' then 1 when 'SENT' then 2 when 'DELIVERED' then 3 when 'READ' then 4 else 0 end)`

/**
 * Counts after the storm.
 * @param sent provider ids of every inbound message, by person
 * @param keys text of every message the API took
 */
export async function count(o: {
  superuser: pg.Client
  stats: Simulators['stats']
  sightings: ReadonlyMap<string, Sighting>
  sent: ReadonlyMap<string, readonly string[]>
  apiTexts: readonly string[]
}): Promise<{ figures: Figures; troubled: Troubled }> {
  const { superuser } = o
  const inbound = [...o.sent.values()].flat()
  const rows = await superuser.query<{ provider_id: string; id: string; activities: number }>(
    `select m.provider_id, m.id, coalesce(a.n, 0)::int as activities
       from app.messages m left join (${toldTimes('message.received')}) a on a.ref_id = m.id where m.direction = 'IN'`,
  )
  const stored = new Map<string, { id: string; activities: number }[]>()
  for (const row of rows.rows) stored.set(row.provider_id, [...(stored.get(row.provider_id) ?? []), row])
  const found = inbound.map((id) => stored.get(id) ?? [])

  let ordered = 0
  let outOfOrder = 0
  for (const ids of o.sent.values()) {
    for (const [earlier, later] of certainPairs(ids, o.sightings)) {
      const a = stored.get(earlier)?.[0]?.id
      const b = stored.get(later)?.[0]?.id
      if (!a || !b) continue
      if (a < b) ordered += 1
      else outOfOrder += 1
    }
  }

  const outgoing = await superuser.query<Outgoing>(
    `select id, origin, status, failure_code, text from app.messages where direction = 'OUT' and origin <> 'ECHO'`,
  )
  const taken = new Map<string, number>()
  let sameTryTwice = 0
  for (const [callback, times] of Object.entries(o.stats.acceptedByOutboxId)) {
    const [id = ''] = callback.split(':')
    taken.set(id, (taken.get(id) ?? 0) + times)
    if (times > 1) sameTryTwice += 1
  }
  const unknown = new Set(
    (
      await superuser.query<{ id: string }>(
        "select distinct id from chaos.diary where kind = 'message' and after = 'UNKNOWN'",
      )
    ).rows.map((r) => r.id),
  )
  const left = new Set(['ACCEPTED', 'SENT', 'DELIVERED', 'READ'])
  const all = outgoing.rows
  const times = (m: Outgoing) => taken.get(m.id) ?? 0
  const byPolicy = (m: Outgoing) =>
    m.status === 'FAILED' && m.failure_code === 'UNKNOWN_DELIVERY' && unknown.has(m.id) && times(m) <= 2
  const api = all.filter((m) => m.origin === 'API')
  const texts = new Map<string, number>()
  for (const m of api) texts.set(m.text ?? '', (texts.get(m.text ?? '') ?? 0) + 1)

  const isLost = (m: Outgoing) => left.has(m.status) && times(m) === 0
  const isDoubled = (m: Outgoing) => times(m) > 2 || (times(m) > 1 && !unknown.has(m.id))
  const waits = (m: Outgoing) => ['QUEUED', 'SENDING', 'UNKNOWN'].includes(m.status)
  const keyOf = (m: Outgoing) => (m.origin === 'API' ? (m.text ?? m.id) : m.id)
  const keysOf = (which: (m: Outgoing) => boolean) => all.filter(which).map(keyOf)
  const troubled: Troubled = {
    lost: new Set([
      ...inbound.filter((id) => !stored.has(id)),
      ...o.apiTexts.filter((text) => !texts.has(text)),
      ...keysOf(isLost),
      ...keysOf((m) => m.status === 'DEAD' || (m.status === 'FAILED' && !byPolicy(m))),
    ]),
    doubled: new Set([
      ...inbound.filter((id) => (stored.get(id)?.length ?? 0) > 1),
      ...[...texts].filter(([, n]) => n > 1).map(([text]) => text),
      ...keysOf(isDoubled),
    ]),
    waiting: new Set(keysOf(waits)),
    resentByPolicy: new Set(keysOf((m) => times(m) === 2 && unknown.has(m.id))),
  }

  const figures: Figures = {
    inbound: { sent: inbound.length, onTimeline: found.filter((f) => f.length === 1).length, ordered },
    outbound: {
      queuedByApi: api.length,
      queuedByAssistant: all.filter((m) => m.origin === 'AGENT').length,
      acceptedOnce: all.filter((m) => left.has(m.status) && times(m) === 1).length,
      resentAfterUnknown: all.filter((m) => times(m) === 2 && unknown.has(m.id)).length,
      withdrawn: all.filter((m) => m.status === 'CANCELLED' && times(m) === 0).length,
      failedUnderPolicy: all.filter(byPolicy).length,
      refusedByPolicy: await number(
        superuser,
        "select count(*) as n from app.audit_entries where action = 'BLOCKED_BY_POLICY'",
      ),
    },
    statusSteps: await number(superuser, "select count(*) as n from chaos.diary where kind = 'message'"),
    unknownSeen: unknown.size,
    setAsideFor: (
      await superuser.query<{ why: string }>(
        `select concat_ws(' ', kind, attempts, error) as why from app.inbound_events where state = 'QUARANTINED'
         union all select reason from platform.quarantined_webhooks`,
      )
    ).rows.map(({ why }) => why),
    wrong: {
      inboundLost: found.filter((f) => f.length === 0).length,
      inboundDoubled: found.filter((f) => f.length > 1).length,
      inboundWithoutOneActivity: found.filter((f) => f[0] !== undefined && f[0].activities !== 1).length,
      inboundOutOfOrder: outOfOrder,
      quarantined: await number(
        superuser,
        "select (select count(*) from app.inbound_events where state = 'QUARANTINED') + (select count(*) from platform.quarantined_webhooks) as n",
      ),
      eventsPending: await number(superuser, "select count(*) as n from app.inbound_events where state = 'PENDING'"),
      apiLost: o.apiTexts.filter((text) => !texts.has(text)).length,
      apiDoubled: [...texts.values()].filter((n) => n > 1).length,
      outboundWithoutOneActivity: await number(
        superuser,
        `select count(*) as n from app.messages m left join (${toldTimes('message.queued')}) a on a.ref_id = m.id
          where m.direction = 'OUT' and m.origin <> 'ECHO' and coalesce(a.n, 0) <> 1`,
      ),
      outboundLost: all.filter(isLost).length,
      outboundDoubled: all.filter((m) => times(m) > 2).length + sameTryTwice,
      outboundBlindlyResent: all.filter((m) => times(m) > 1 && !unknown.has(m.id)).length,
      deadLetters: all.filter((m) => m.status === 'DEAD').length,
      failedWithoutCause: all.filter((m) => m.status === 'FAILED' && !byPolicy(m)).length,
      notAtRest: all.filter(waits).length,
      statusBackwards: await number(
        superuser,
        `select count(*) as n from chaos.diary d where kind = 'message'
            and ((${rankOf('after')} < ${rankOf('before')} and after <> 'FAILED')
                 or before in ('CANCELLED', 'READ') or (before = 'DELIVERED' and after <> 'READ') or (before = 'FAILED'))`,
      ),
      attemptBackwards: await number(
        superuser,
        "select count(*) as n from chaos.diary where kind = 'attempt' and not (before = 'STARTED' or (before = 'UNKNOWN' and after <> 'STARTED'))",
      ),
      jobsPending: await number(
        superuser,
        "select count(*) as n from app.jobs where state = 'PENDING' and kind = 'agent.turn'",
      ),
      jobsDead: await number(superuser, "select count(*) as n from app.jobs where state = 'DEAD'"),
      auditBroken: await brokenChains(superuser),
    },
  }
  return { figures, troubled }
}

/** Pairs of one person's messages of which the first was answered before the second was told. */
function certainPairs(ids: readonly string[], sightings: ReadonlyMap<string, Sighting>): [string, string][] {
  const known = ids.flatMap((id) => {
    const sighting = sightings.get(id)
    return sighting ? [{ id, ...sighting }] : []
  })
  return known.flatMap((a) => known.filter((b) => a.answered < b.asked).map((b): [string, string] => [a.id, b.id]))
}

/** Organisations whose audit chain does not hold. */
async function brokenChains(superuser: pg.Client): Promise<number> {
  const orgs = await superuser.query<{ id: string }>('select org_id as id from app.organizations')
  let broken = 0
  for (const { id } of orgs.rows) {
    await superuser.query('begin')
    await superuser.query("select set_config('app.org_id', $1, true)", [id])
    const verdict = await superuser.query<{ ok: boolean }>('select ok from app.verify_audit($1)', [id])
    await superuser.query('commit')
    if (verdict.rows[0]?.ok !== true) broken += 1
  }
  return broken
}

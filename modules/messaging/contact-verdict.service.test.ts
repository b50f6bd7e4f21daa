import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ZONE = 'Africa/Casablanca'
const CAPS = { contactCapPerDay: 3, marketingCapPerWeek: 1 }

const words = (name: string, category: 'UTILITY' | 'MARKETING') => ({
  name,
  language: 'fr',
  category,
  components: [{ type: 'BODY', text: `Bonjour, ${name}.` }],
})

let bench: WhatsAppBench
let org: TestOrg
let accountId: string

beforeAll(async () => {
  bench = await startWhatsAppBench(1, {}, [words('suivi', 'UTILITY'), words('offres', 'MARKETING')])
  org = await bench.t.org({ country: 'MA' })
  accountId = (await bench.connect(org)).accountId
  // What the assistant says is queued by the same call; without it the history is the test's alone.
  await bench.t.superuser.query('update app.channel_accounts set agent_enabled = false where id = $1', [accountId])
  await bench.settle()
  // The provider would be asked what it says of the templates every few hours; here the test says it.
  await bench.t.superuser.query(`delete from app.jobs where kind = 'messaging.sync_templates'`)
})
afterAll(() => bench.close())

/** What somebody outside would know of one person and our number: told without the product's rules. */
type Model = {
  granted: Map<string, number>
  stopped: boolean
  suppressed: 'ALL' | 'MARKETING' | null
  wroteAt: number
  paused: boolean
  approved: Map<string, boolean>
  /** What reached the person unasked. */
  unasked: { at: number; marketing: boolean }[]
}

type Step =
  | { do: 'SAY' | 'STOP' | 'SUPPRESS' | 'SUPPRESS_MARKETING' | 'PAUSE' | 'RESUME' | 'WORK' | 'REVIVE' }
  | { do: 'BURST'; what: 'suivi' }
  | { do: 'WAIT'; hours: number }
  | { do: 'CONSENT'; purpose: 'CONTACT' | 'MARKETING' | 'REPLY'; state: 'GRANTED' | 'REVOKED' }
  | { do: 'TEMPLATE'; name: 'suivi' | 'offres'; approved: boolean }
  | { do: 'SEND' | 'RAW'; what: 'text' | 'suivi' | 'offres'; claims: 'REPLY' | 'CONTACT' | 'MARKETING' }

const purposes = ['REPLY', 'CONTACT', 'MARKETING'] as const
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'SAY' }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('WAIT' as const), hours: fc.constantFrom(1, 14, 25, 38, 80) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('SEND' as const, 'RAW' as const),
      what: fc.constantFrom('text' as const, 'suivi' as const, 'offres' as const),
      claims: fc.constantFrom(...purposes),
    }),
  },
  { weight: 3, arbitrary: fc.constantFrom<Step>({ do: 'WORK' }, { do: 'BURST', what: 'suivi' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('CONSENT' as const),
      purpose: fc.constantFrom(...purposes),
      state: fc.constantFrom('GRANTED' as const, 'GRANTED' as const, 'REVOKED' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('TEMPLATE' as const),
      name: fc.constantFrom('suivi' as const, 'offres' as const),
      approved: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>({ do: 'REVIVE' }, { do: 'PAUSE' }, { do: 'RESUME' }, { do: 'RESUME' }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step>({ do: 'STOP' }, { do: 'SUPPRESS_MARKETING' }, { do: 'SUPPRESS' }),
  },
)

let serial = 0

/** Goes through one history with a new person and judges each message that reaches the provider. */
async function live(history: readonly Step[]): Promise<number> {
  serial += 1
  const phone = `2126720${String(10_000 + serial)}`
  const model: Model = {
    granted: new Map(),
    stopped: false,
    suppressed: null,
    wroteAt: 0,
    paused: false,
    approved: new Map([
      ['suivi', true],
      ['offres', true],
    ]),
    unasked: [],
  }
  const { superuser } = bench.t
  const say = async (text: string) => {
    bench.meta.inbound(phone, { text })
    await bench.settle()
  }
  const heard = () => {
    model.wroteAt = bench.clock.now()
    // After a refusal writing again grants nothing anew.
    if (model.stopped) return
    model.granted.set('REPLY', bench.clock.now() + DAY)
    if (!model.granted.has('CONTACT')) model.granted.set('CONTACT', Number.POSITIVE_INFINITY)
  }
  await say('Bonjour, je cherche un appartement')
  heard()
  const found = await superuser.query<{ id: string; contact_id: string; identity_id: string }>(
    `select v.id, v.contact_id, v.identity_id from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1`,
    [`+${phone}`],
  )
  const {
    id: conversationId,
    contact_id: contactId,
    identity_id: identityId,
  } = found.rows[0] ?? {
    id: '',
    contact_id: '',
    identity_id: '',
  }
  let known = bench.meta.messagesTo(phone).length

  /** Everything the provider took since the last look was allowed at this moment. */
  const judge = (trail: string) => {
    const now = bench.clock.now()
    const arrived = bench.meta.messagesTo(phone).slice(known)
    known += arrived.length
    for (const message of arrived) {
      const name = message.type === 'template' ? (message.text?.includes('offres') ? 'offres' : 'suivi') : null
      const agreed = purposes.filter(
        (p) =>
          (model.granted.get(p) ?? 0) > now &&
          (p === 'MARKETING' ? model.suppressed === null : model.suppressed !== 'ALL'),
      )
      const marketing = name === 'offres'
      expect(model.paused, `${trail}: the number is paused`).toBe(false)
      if (marketing) expect(agreed, trail).toContain('MARKETING')
      else expect(agreed.includes('REPLY') || agreed.includes('CONTACT'), `${trail}: consent`).toBe(true)
      if (name === null) expect(model.wroteAt + DAY, `${trail}: window`).toBeGreaterThan(now)
      else expect(model.approved.get(name), `${trail}: approved`).toBe(true)
      if (!marketing && agreed.includes('REPLY')) continue
      const hour = Number(
        new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' }).format(now),
      )
      expect(hour >= 8 && hour < 21, `${trail}: ${hour} o'clock`).toBe(true)
      model.unasked.push({ at: now, marketing })
      const within = (period: number, only: boolean) =>
        model.unasked.filter((one) => one.at > now - period && (!only || one.marketing)).length
      expect(within(DAY, false), `${trail}: a day`).toBeLessThanOrEqual(CAPS.contactCapPerDay)
      if (marketing) expect(within(7 * DAY, true), `${trail}: a week`).toBeLessThanOrEqual(CAPS.marketingCapPerWeek)
    }
    return arrived.length
  }

  const payload = (what: string) =>
    what === 'text'
      ? { type: 'text', body: 'Bonjour' }
      : { type: 'template', name: what, language: 'fr', body: [], buttons: [] }
  let sent = 0
  for (const [n, one] of history.entries()) {
    const trail = JSON.stringify(history.slice(0, n + 1))
    if (one.do === 'SAY') {
      await say('Toujours intéressée')
      heard()
    } else if (one.do === 'STOP') {
      await say('STOP')
      model.wroteAt = bench.clock.now()
      model.stopped = true
      model.granted.clear()
    } else if (one.do === 'WAIT') bench.clock.advance(one.hours * HOUR)
    else if (one.do === 'CONSENT') {
      const answer = await org.admin.send('POST', `/contacts/${contactId}/consents`, {
        ...{ identityId, channel: 'WHATSAPP', purpose: one.purpose, state: one.state, source: 'PAPER' },
        ...{ evidence: { note: 'fiche' }, textShown: 'Oui', textVersion: '1' },
      })
      if (answer.status >= 300) continue
      if (one.state === 'GRANTED') model.granted.set(one.purpose, Number.POSITIVE_INFINITY)
      else {
        model.granted.delete(one.purpose)
        if (one.purpose === 'REPLY') model.stopped = true
      }
    } else if (one.do === 'SUPPRESS' || one.do === 'SUPPRESS_MARKETING') {
      const scope = one.do === 'SUPPRESS' ? 'ALL' : 'MARKETING'
      await org.admin.send('POST', '/suppressions', { value: `+${phone}`, scope, reason: 'OBJECTION', note: 'x' })
      model.suppressed = model.suppressed === 'ALL' ? 'ALL' : scope
    } else if (one.do === 'PAUSE' || one.do === 'RESUME') {
      await superuser.query(
        `update app.channel_accounts set status = $2, paused_until = null, status_reason = null where id = $1`,
        [accountId, one.do === 'PAUSE' ? 'PAUSED' : 'ACTIVE'],
      )
      model.paused = one.do === 'PAUSE'
    } else if (one.do === 'TEMPLATE') {
      await superuser.query('update app.message_templates set status = $2 where name = $1', [
        one.name,
        one.approved ? 'APPROVED' : 'PAUSED',
      ])
      model.approved.set(one.name, one.approved)
    } else if (one.do === 'SEND' || one.do === 'BURST') {
      const { what } = one
      for (let k = 0; k < (one.do === 'BURST' ? CAPS.contactCapPerDay + 1 : 1); k += 1) {
        const { status } = await org.admin.send('POST', '/outbound/messages', {
          conversationId,
          ...(what === 'text' ? { text: 'Bonjour' } : { template: { name: what, language: 'fr', variables: [] } }),
        })
        expect([202, 422], trail).toContain(status)
      }
      await bench.settle()
    } else if (one.do === 'RAW') {
      // Past every use case: what the database does not refuse at once, the second look does.
      await bench.t
        .inOrg(org.orgId, (ctx) =>
          sql`insert into app.messages (conversation_id, contact_id, account_id, identity_id, channel, direction, origin, type, payload, status, purpose, due_at, author)
              values (${conversationId}, ${contactId}, ${accountId}, ${identityId}, 'WHATSAPP', 'OUT', 'APP', ${one.what === 'text' ? 'text' : 'template'},
                      ${JSON.stringify({ content: payload(one.what) })}::jsonb, 'QUEUED', ${one.claims}, app.app_now(), 'system')`.execute(
            ctx.db,
          ),
        )
        .catch((error: unknown) => expect(error, trail).toMatchObject({ code: 'AT010' }))
    } else if (one.do === 'REVIVE') {
      await bench.t
        .inOrg(org.orgId, (ctx) =>
          sql`update app.messages set status = 'QUEUED', due_at = app.app_now(), failure_code = null
               where conversation_id = ${conversationId} and status in ('CANCELLED', 'FAILED', 'QUEUED')`.execute(
            ctx.db,
          ),
        )
        .catch((error: unknown) => expect(error, trail).toMatchObject({ code: 'AT010' }))
    } else await bench.settle()
    sent += judge(trail)
  }
  await bench.settle()
  sent += judge('at the end')
  await superuser.query(`update app.channel_accounts set status = 'ACTIVE', paused_until = null where id = $1`, [
    accountId,
  ])
  await superuser.query(`update app.message_templates set status = 'APPROVED'`)
  await superuser.query(`update app.messages set status = 'CANCELLED' where status = 'QUEUED'`)
  return sent
}

describe('whatever happened before, by whichever way a message was written', () => {
  it('none reaches the provider when the answer is no, or not yet', { timeout: 120_000 }, async () => {
    const { version } = (await org.admin.get<{ version: number }>('/organization')).body
    await org.admin.send('PATCH', '/organization', { version, settings: CAPS })
    let sent = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (history) => {
        sent += await live(history)
      }),
      { numRuns: 10, seed: 2026, endOnFailure: true },
    )
    // A run in which nothing left would prove nothing.
    expect(sent).toBeGreaterThan(20)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ContactFacts,
  contactProof,
  contactRules,
  mayContact,
  purposeFor,
  verdictOf,
} from './contact-verdict.rules.ts'
import { afterUnknown, type MessageStatus, statusAfter } from './messaging.rules.ts'

const NOW = Date.UTC(2026, 2, 12, 9)
const HOUR = 3_600_000
const instant = fc.option(fc.integer({ min: NOW - 48 * HOUR, max: NOW + 48 * HOUR }), { nil: null })

const facts: fc.Arbitrary<ContactFacts> = fc.record({
  now: fc.constant(NOW),
  live: fc.subarray(['REPLY', 'CONTACT', 'MARKETING'] as const),
  channel: fc.constantFrom('WHATSAPP', 'SMS', 'EMAIL'),
  content: fc.constantFrom('FREE', 'TEMPLATE'),
  template: fc.option(
    fc.record({
      status: fc.constantFrom('APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED'),
      category: fc.constantFrom('MARKETING', 'UTILITY', 'AUTHENTICATION'),
    }),
    { nil: null },
  ),
  unsolicited: fc.boolean(),
  windowExpiresAt: instant,
  account: fc.record({ status: fc.constantFrom('ACTIVE', 'PAUSED', 'DISABLED'), pausedUntil: instant }),
  automatic: fc.boolean(),
  handledBy: fc.constantFrom('AGENT', 'HUMAN'),
  assistantEnabled: fc.boolean(),
  suppressed: fc.constantFrom(null, null, 'LISTED', 'BOUNCED'),
  cost: fc.option(
    fc.record({
      spent: fc.integer({ min: 0, max: 3 }),
      cap: fc.integer({ min: 1, max: 3 }),
      currency: fc.constant('EUR'),
    }),
    { nil: null },
  ),
  reach: fc.option(
    fc.record({
      limit: fc.integer({ min: 1, max: 3 }),
      used: fc.integer({ min: 0, max: 3 }),
      known: fc.boolean(),
      freeAt: fc.option(fc.integer({ min: NOW + 1, max: NOW + 24 * HOUR }), { nil: null }),
    }),
    { nil: null },
  ),
  usefulUntil: fc.option(fc.integer({ min: NOW - HOUR, max: NOW + 200 * HOUR }), { nil: null }),
  written: fc.array(
    fc.record({
      at: fc.integer({ min: NOW - 168 * HOUR, max: NOW }),
      purpose: fc.constantFrom('CONTACT', 'MARKETING'),
    }),
    { maxLength: 8 },
  ),
  burstSince: fc.option(fc.integer({ min: NOW - 400_000, max: NOW }), { nil: null }),
  caps: fc.record({
    contactPerDay: fc.integer({ min: 1, max: 6 }),
    marketingPerWeek: fc.integer({ min: 1, max: 3 }),
  }),
  // Whole hours of UTC, so that the test can tell them without a calendar.
  quiet: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 }))
    .map(([from, to]) => ({ from: `${String(from).padStart(2, '0')}:00`, to: `${String(to).padStart(2, '0')}:00` })),
  zone: fc.constant('UTC'),
  quota: fc.option(fc.record({ limit: fc.integer({ min: 1, max: 5 }), used: fc.integer({ min: 0, max: 6 }) }), {
    nil: null,
  }),
}) as fc.Arbitrary<ContactFacts>

type Step =
  | { purpose: 'REPLY' | 'CONTACT' | 'MARKETING'; kind: 'GRANT' | 'REVOKE'; until: number | null }
  | { kind: 'STOP' }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    purpose: fc.constantFrom('REPLY', 'CONTACT', 'MARKETING'),
    kind: fc.constantFrom('GRANT', 'REVOKE'),
    until: instant,
  }),
  fc.constant({ kind: 'STOP' as const }),
) as fc.Arbitrary<Step>

/** What is live after a history of consents, told independently of the product. */
function liveAfter(history: readonly Step[]): ContactFacts['live'] {
  const until = new Map<string, number | null>()
  for (const one of history) {
    if (one.kind === 'STOP') until.clear()
    else if (one.kind === 'GRANT') until.set(one.purpose, one.until)
    else until.delete(one.purpose)
  }
  return (['REPLY', 'CONTACT', 'MARKETING'] as const).filter((purpose) => {
    const end = until.get(purpose)
    return end === null || (end !== undefined && end > NOW)
  })
}

/** Whether caps or quiet hours hold a message back, told by counting. */
function waits({ written, caps, quiet }: ContactFacts, purpose: 'REPLY' | 'CONTACT' | 'MARKETING'): boolean {
  if (purpose === 'REPLY') return false
  const since = (hours: number, only: (p: string) => boolean) =>
    written.filter((w) => w.at > NOW - hours * HOUR && only(w.purpose)).length
  if (since(24, () => true) >= caps.contactPerDay) return true
  if (purpose === 'MARKETING' && since(168, (p) => p === 'MARKETING') >= caps.marketingPerWeek) return true
  const [from, to, hour] = [Number(quiet.from.slice(0, 2)), Number(quiet.to.slice(0, 2)), new Date(NOW).getUTCHours()]
  return from < to ? from <= hour && hour < to : from > to && (hour >= from || hour < to)
}

describe('may I contact this person now', () => {
  it('never says yes where one fact forbids it', () => {
    fc.assert(
      fc.property(facts, fc.array(step, { maxLength: 12 }), (base, history) => {
        const given = { ...base, live: liveAfter(history) }
        const verdict = mayContact(given)
        if (verdict.answer === 'NO') return
        expect(given.account.status).not.toBe('DISABLED')
        expect(given.live.length).toBeGreaterThan(0)
        if (given.automatic) expect([given.handledBy, given.assistantEnabled]).toEqual(['AGENT', true])
        if (given.content === 'FREE' && given.channel === 'WHATSAPP') expect(given.windowExpiresAt).toBeGreaterThan(NOW)
        if (given.content === 'TEMPLATE') expect(given.template?.status).toBe('APPROVED')
        if (given.content === 'TEMPLATE' && given.template?.category === 'MARKETING')
          expect(given.live).toContain('MARKETING')
        expect(given.live).toContain(verdict.purpose)
        expect(given.suppressed).toBeNull()
        if (given.quota) expect(given.quota.used).toBeLessThan(given.quota.limit)
        if (given.cost && verdict.purpose !== 'REPLY') expect(given.cost.spent).toBeLessThan(given.cost.cap)
        if (given.unsolicited) expect(verdict.purpose).toBe('MARKETING')
        const paused = given.account.status === 'PAUSED' && (given.account.pausedUntil ?? Infinity) > NOW
        const burst = given.channel === 'WHATSAPP' && given.burstSince !== null && given.burstSince > NOW - 270_000
        const open = (given.windowExpiresAt ?? NOW) > NOW
        const opens = given.channel === 'WHATSAPP' && given.content === 'TEMPLATE' && !open
        const full = opens && given.reach !== null && !given.reach.known && given.reach.used >= given.reach.limit
        expect(verdict.answer).toBe(paused || burst || full || waits(given, verdict.purpose) ? 'LATER' : 'YES')
      }),
      { numRuns: 3_000, seed: 312 },
    )
  })

  it('says no after STOP, whatever was granted before and whatever else holds', () => {
    fc.assert(
      fc.property(facts, fc.array(step, { maxLength: 12 }), (base, history) => {
        const live = liveAfter([...history, { kind: 'STOP' }])
        expect(live).toEqual([])
        expect(mayContact({ ...base, live }).answer).toBe('NO')
      }),
      { numRuns: 1_000, seed: 312 },
    )
  })

  it('waits no longer than it must: asked again at the end of the wait, what held it back is over', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const verdict = mayContact(given)
        if (verdict.answer !== 'LATER' || verdict.until === null) return
        expect(verdict.until).toBeGreaterThan(NOW)
        const then = contactProof({ ...given, now: verdict.until })
        const before = contactProof(given).filter(({ result }) => result === 'LATER')
        // The end of another wait may lie in quiet hours: those come back every day.
        for (const { rule } of before)
          if (rule !== 'QUIET_HOURS') expect(then.find((f) => f.rule === rule)?.result).toBe('PASS')
      }),
      { numRuns: 2_000, seed: 312 },
    )
  })

  it('proves each answer: every rule once, in order, and the answer follows from them', () => {
    fc.assert(
      fc.property(facts, (base) => {
        const given = { ...base, usefulUntil: null }
        const proof = contactProof(given)
        expect(proof.map(({ rule }) => rule)).toEqual(contactRules)
        const verdict = verdictOf(given, proof)
        expect(verdict).toEqual(mayContact(given))
        const worst = proof.some(({ result }) => result === 'NO')
          ? 'NO'
          : proof.some(({ result }) => result === 'LATER')
            ? 'LATER'
            : 'YES'
        expect(verdict.answer).toBe(worst)
        if (verdict.answer === 'NO')
          expect(proof.find(({ result }) => result === 'NO')).toMatchObject({ code: verdict.code })
        expect(purposeFor(given) === null).toBe(proof.some((f) => f.result === 'NO' && f.code === 'CONSENT_REQUIRED'))
      }),
      { numRuns: 2_000, seed: 312 },
    )
  })

  it('lets what is of no use later go now or not at all, and changes nothing else', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: NOW - HOUR, max: NOW + 200 * HOUR }), (base, usefulUntil) => {
        const lasting = mayContact({ ...base, usefulUntil: null })
        const verdict = mayContact({ ...base, usefulUntil })
        if (lasting.answer === 'NO') expect(verdict).toEqual(lasting)
        else if (usefulUntil <= NOW) expect(verdict).toEqual({ answer: 'NO', code: 'TOO_LATE' })
        else if (lasting.answer === 'LATER' && (lasting.until ?? Infinity) >= usefulUntil)
          expect(verdict).toEqual({ answer: 'NO', code: lasting.code })
        else expect(verdict).toEqual(lasting)
      }),
      { numRuns: 2_000, seed: 312 },
    )
  })

  it('never holds back a reply to a fresh message for quiet hours or caps', () => {
    fc.assert(
      fc.property(facts, (base) => {
        const given = { ...base, live: ['REPLY' as const], template: null, content: 'FREE' as const }
        const results = contactProof(given).filter(({ rule }) => rule === 'FREQUENCY' || rule === 'QUIET_HOURS')
        expect(results.map(({ result }) => result)).toEqual(['NOT_ASKED', 'NOT_ASKED'])
      }),
      { numRuns: 500, seed: 312 },
    )
  })

  it('never lets MARKETING alone carry an ordinary message', () => {
    fc.assert(
      fc.property(facts, (base) => {
        const ordinary = {
          ...base,
          live: ['MARKETING'] as const,
          template: null,
          content: 'FREE' as const,
          unsolicited: false,
        }
        expect(mayContact(ordinary).answer).toBe('NO')
      }),
      { numRuns: 500, seed: 312 },
    )
  })
})

describe('a delivery status', () => {
  const order: MessageStatus[] = ['ACCEPTED', 'SENT', 'DELIVERED', 'READ']
  const reports = fc.array(fc.constantFrom('sent', 'delivered', 'read', 'played', 'failed', 'warning', ''), {
    maxLength: 15,
  })

  it('only moves forward, in whatever order reports come, and failed never follows delivered', () => {
    fc.assert(
      fc.property(reports, (list) => {
        let current: MessageStatus = 'ACCEPTED'
        for (const report of list) {
          const next = statusAfter(current, report)
          if (next === null) continue
          if (next === 'FAILED') expect(['ACCEPTED', 'SENT']).toContain(current)
          else expect(order.indexOf(next)).toBeGreaterThan(order.indexOf(current))
          expect(current).not.toBe('FAILED')
          current = next
        }
      }),
      { numRuns: 1_000, seed: 312 },
    )
  })

  it('ends the same in every order once it was delivered or read', () => {
    const end = (list: string[]) =>
      list.reduce<MessageStatus>((current, report) => statusAfter(current, report) ?? current, 'ACCEPTED')
    fc.assert(
      fc.property(fc.shuffledSubarray(['sent', 'delivered', 'read'], { minLength: 1 }), (list) => {
        const furthest = list.includes('read') ? 'READ' : list.includes('delivered') ? 'DELIVERED' : 'SENT'
        expect(end(list)).toBe(furthest)
      }),
      { seed: 312 },
    )
  })
})

it('an unknown send is repeated once at most, only where the policy says so, and never marketing', () => {
  for (const purpose of ['REPLY', 'CONTACT', 'MARKETING'])
    for (const unknownTries of [1, 2, 3])
      for (const policy of [true, false])
        expect(afterUnknown({ purpose, unknownTries }, policy), `${purpose} ${unknownTries} ${policy}`).toBe(
          policy && purpose !== 'MARKETING' && unknownTries === 1 ? 'RESEND' : 'FAIL',
        )
})

import { describe, expect, it } from 'vitest'
import { CAUSES } from './causes.ts'
import { classifyError, KNOWN_CODES } from './errors.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The class of every code, written down from the contract (section 3.6) and not from the table under test. */
const CONTRACT: Record<string, readonly number[]> = {
  A: [20003, 21212, 21606, 21408, 30002, 30034, 63001, 63007, 63013, 63040, 63041, 63042],
  B: [20404, 21617, 21620, 21655, 21656, 30007, 63005, 63016, 63019, 63021, 63027, 63028, 63029, 63030],
  O: [21610, 63014, 63033],
  P: [20429, 21611, 30001, 63018, 63038],
  R: [20500, 30003, 30008, 30036, 30410, 63010, 63012, 63023],
  U: [21211, 21612, 21614, 30004, 30005, 30006, 63003, 63015, 63024, 63032, 63049],
}

describe('the error table', () => {
  it.each(Object.entries(CONTRACT).flatMap(([group, codes]) => codes.map((code) => [code, group] as const)))(
    '%i is of class %s, whatever the HTTP status',
    (code, group) => {
      for (const httpStatus of [null, 201, 400, 429, 500]) {
        expect(classifyError({ code, httpStatus })).toMatchObject({ class: group, known: true, code })
      }
    },
  )

  it('holds the codes of the contract and no other, none twice', () => {
    expect([...KNOWN_CODES].sort()).toEqual(Object.values(CONTRACT).flat().sort())
  })

  it('explains every code in three languages, and explains nothing else', () => {
    const used = new Set(['unknown', 'transient', 'no_answer', 'not_sent', ...KNOWN_CODES.map(String)])
    expect(new Set(CAUSES.keys())).toEqual(used)
    for (const code of KNOWN_CODES) {
      const { causeKey, cause } = classifyError({ code })
      expect(causeKey).toBe(`channels.twilio.errors.${code}`)
      expect(cause).toBe(CAUSES.get(String(code))?.en)
    }
  })

  it.each([...CAUSES])('%s is a full sentence in each language', (_name, cause) => {
    expect(cause.fr).toMatch(/^\p{Lu}.{25,}[.]$/u)
    expect(cause.en).toMatch(/^\p{Lu}.{25,}[.]$/u)
    expect(cause.ar).toMatch(/^\p{Script=Arabic}.{20,}[.]$/u)
    for (const text of Object.values(cause)) expect(text).not.toMatch(/\b\d{5,}\b|\s{2,}/)
  })
})

describe('what the queue is told', () => {
  it('tries once more where the contract says once', () => {
    for (const code of [30003, 30008, 30036, 30410]) {
      expect(classifyError({ code })).toMatchObject({ maxAttempts: 2, retryAfterMs: 10 * MINUTE })
      expect(classifyError({ code, failures: 1 }).retryAfterMs).toBeNull()
    }
  })

  it('waits longer each time at the limit of WhatsApp, a day at most', () => {
    const waits = [0, 1, 2, 3, 4, 5].map((failures) => classifyError({ code: 63018, failures }).retryAfterMs)
    expect(waits).toEqual([1, 4, 16, 64, 256, 1024].map((minutes) => minutes * MINUTE))
    expect(classifyError({ code: 63018, failures: 2 }).pause).toEqual({
      scope: 'number',
      ms: 16 * MINUTE,
      purpose: 'any',
    })
  })

  it('honours a longer wait Twilio asks for', () => {
    expect(classifyError({ code: 20429, retryAfterMs: 30_000 })).toMatchObject({
      retryAfterMs: 30_000,
      jitter: false,
      pause: { scope: 'business', ms: 30_000 },
    })
  })

  it('names the way out and the withdrawal', () => {
    expect(classifyError({ code: 63016 })).toMatchObject({ fallback: 'template', maxAttempts: 1 })
    expect(classifyError({ code: 63024 })).toMatchObject({ fallback: 'other_channel', maxAttempts: 1 })
    expect(classifyError({ code: 63049 }).holdRecipient).toEqual({ ms: 24 * HOUR, purpose: 'marketing' })
    for (const code of [21610, 63033]) expect(classifyError({ code })).toMatchObject({ optOut: 'any', maxAttempts: 1 })
  })

  it('stops what an administrator must mend', () => {
    expect(classifyError({ code: 20003 })).toMatchObject({ pause: { scope: 'number', ms: null }, alert: 'now' })
    expect(classifyError({ code: 30002 })).toMatchObject({ pause: { scope: 'business', ms: null } })
    expect(classifyError({ code: 63042 })).toMatchObject({ pause: { scope: 'template', ms: null } })
    expect(classifyError({ code: 21408 })).toMatchObject({ class: 'A', pause: null, alert: 'now' })
  })
})

import { describe, expect, it } from 'vitest'
import { CAUSES } from './causes.ts'
import { ERROR_TABLE } from './error-table.ts'
import { classifyError, KNOWN_CODES } from './errors.ts'

const HOUR = 3_600_000

/** The class of every code, written down from the contract (section 1.4) and not from the table under test. */
const CONTRACT: Record<string, readonly number[]> = {
  A: [
    0, 3, 10, 33, 190, 200, 250, 299, 368, 131005, 131031, 131037, 131042, 131044, 131045, 131063, 132016, 132068,
    133000, 133005, 133006, 133008, 133009, 133010,
  ],
  R: [1, 2, 131000, 131016, 131056, 131057, 133004, 134101],
  P: [4, 80007, 130429, 131048, 131064, 132015, 132069, 133015, 133016],
  U: [130472, 130497, 131026, 131049],
  O: [131050],
  B: [
    100, 131008, 131009, 131014, 131021, 131030, 131047, 131051, 131052, 131053, 131055, 131062, 132000, 132001, 132005,
    132007, 132008, 132012, 132018, 134100, 134102, 135000, 137000, 139000, 139001, 139002, 139003, 139004, 139100,
    139101, 139102, 139103, 147001, 147002, 147003, 147004, 147005,
  ],
}

describe('the error table', () => {
  it.each(Object.entries(CONTRACT).flatMap(([group, codes]) => codes.map((code) => [code, group] as const)))(
    '%i is of class %s, whatever the HTTP status',
    (code, group) => {
      for (const httpStatus of [null, 200, 400, 429, 500]) {
        expect(classifyError({ code, httpStatus })).toMatchObject({ class: group, known: true, code })
      }
    },
  )

  it('holds the codes of the contract and no other, none twice', () => {
    const contract = new Set([...Object.values(CONTRACT).flat(), ...Array.from({ length: 100 }, (_, i) => 200 + i)])
    expect(new Set(KNOWN_CODES)).toEqual(contract)
    const rows = ERROR_TABLE.flatMap((rule) => rule.codes)
    const listed = rows.reduce<number>((sum, row) => sum + (typeof row === 'number' ? 1 : row[1] - row[0] + 1), 0)
    expect(listed).toBe(KNOWN_CODES.length)
  })

  it('explains every code in three languages, and explains nothing else', () => {
    const used = new Set(['unknown', 'transient', 'no_answer', 'not_sent'])
    for (const code of KNOWN_CODES) {
      const { causeKey, cause } = classifyError({ code })
      const name = causeKey.replace('channels.whatsapp.errors.', '')
      expect(cause, causeKey).toBe(CAUSES.get(name)?.en)
      used.add(name)
    }
    expect(new Set(CAUSES.keys())).toEqual(used)
  })

  it.each([...CAUSES])('%s is a full sentence in each language', (_name, cause) => {
    expect(cause.fr).toMatch(/^\p{Lu}.{25,}[.]$/u)
    expect(cause.en).toMatch(/^\p{Lu}.{25,}[.]$/u)
    expect(cause.ar).toMatch(/^\p{Script=Arabic}.{20,}[.]$/u)
    for (const text of Object.values(cause)) expect(text).not.toMatch(/\b\d{5,}\b|\s{2,}/)
  })
})

describe('what the queue is told', () => {
  it('131056 waits 4^n seconds at least, for that recipient: nothing is paused', () => {
    const waits = [0, 1, 2, 3, 4, 5].map((failures) => classifyError({ code: 131056, failures }).retryAfterMs)
    expect(waits).toEqual([1, 4, 16, 64, 256, 1024].map((seconds) => seconds * 1000))
    expect(classifyError({ code: 131056, failures: 6 }).retryAfterMs).toBeNull()
    expect(classifyError({ code: 131056 })).toMatchObject({ pause: null, jitter: false })
  })

  it('131000 is sent three times at most', () => {
    const verdicts = [0, 1, 2].map((failures) => classifyError({ code: 131000, failures }))
    expect(verdicts.map((verdict) => verdict.retryAfterMs !== null)).toEqual([true, true, false])
  })

  it('a service that is ill is asked again for half an hour at least, and never left alone for more than two minutes', () => {
    for (const code of [2, 131016, 133004]) {
      const { maxAttempts } = classifyError({ code })
      const waits = Array.from({ length: maxAttempts }, (_, failures) => classifyError({ code, failures }).retryAfterMs)
      expect(waits.at(-1)).toBeNull()
      const real = waits.filter((wait) => wait !== null)
      expect(Math.max(...real)).toBe(120_000)
      // Jitter takes up to half of each wait.
      expect(real.reduce((sum, wait) => sum + wait, 0) / 2).toBeGreaterThan(HOUR / 2 - 5 * 60_000)
    }
  })

  it('130429 pauses the number for seconds, longer each time', () => {
    const pauses = [0, 1, 2, 10].map((failures) => classifyError({ code: 130429, failures }).pause)
    expect(pauses).toEqual([1000, 2000, 4000, 60_000].map((ms) => ({ scope: 'number', ms, purpose: 'any' })))
  })

  it('131048 pauses the number for hours and calls the administrator', () => {
    expect(classifyError({ code: 131048 })).toMatchObject({ pause: { scope: 'number', ms: 4 * HOUR }, alert: 'now' })
  })

  it('account errors stop what they concern until somebody acts', () => {
    expect(classifyError({ code: 190 })).toMatchObject({ pause: { scope: 'number', ms: null }, alert: 'now' })
    expect(classifyError({ code: 368 })).toMatchObject({ pause: { scope: 'business', ms: null, purpose: 'any' } })
    expect(classifyError({ code: 131063 })).toMatchObject({ pause: { scope: 'business', purpose: 'marketing' } })
    expect(classifyError({ code: 132016 })).toMatchObject({ pause: { scope: 'template', ms: null } })
  })

  it('recipient errors name the way out', () => {
    expect(classifyError({ code: 131026 })).toMatchObject({ fallback: 'other_channel', maxAttempts: 1 })
    expect(classifyError({ code: 131047 })).toMatchObject({ fallback: 'template', maxAttempts: 1 })
    expect(classifyError({ code: 131062 })).toMatchObject({ fallback: 'phone_number' })
    expect(classifyError({ code: 131049 }).holdRecipient).toEqual({ ms: 24 * HOUR, purpose: 'marketing' })
    expect(classifyError({ code: 131050 })).toMatchObject({ optOut: 'marketing', maxAttempts: 1 })
  })

  it('honours a longer wait the provider asks for', () => {
    expect(classifyError({ code: 130429, retryAfterMs: 30_000 })).toMatchObject({
      retryAfterMs: 30_000,
      jitter: false,
      pause: { ms: 30_000 },
    })
    expect(classifyError({ code: 131057, retryAfterMs: 10 }).retryAfterMs).toBe(60_000)
  })

  it('tells an unknown number from a bad parameter', () => {
    expect(classifyError({ code: 100 }).class).toBe('B')
    expect(classifyError({ code: 100, subcode: 33 })).toMatchObject({ class: 'A', code: 100 })
    expect(classifyError({ code: 100, subcode: 2_388_024 }).class).toBe('B')
  })

  it('applies the default rule to what stands in no table', () => {
    expect(classifyError({ code: 136025, httpStatus: 400 })).toMatchObject({ class: 'B', known: false, alert: 'now' })
    expect(classifyError({ code: 136025, httpStatus: 500 })).toMatchObject({ class: 'R', maxAttempts: 3 })
    expect(classifyError({ code: 136025, httpStatus: 400, isTransient: true }).class).toBe('R')
    expect(classifyError({ code: null })).toMatchObject({ class: 'B', causeKey: 'channels.whatsapp.errors.unknown' })
  })
})

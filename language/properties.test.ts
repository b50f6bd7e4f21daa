import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { understand } from './index.ts'

const BASE = { now: '2026-11-23T10:00:00+01:00', tz: 'Africa/Casablanca' } as const
const PIECES = [
  'bonjour',
  '120 millions',
  '2 chambres',
  'demain 15h',
  'الدار البيضاء',
  'stop',
  '0612345678',
  '€',
  '٣٠٠',
  '👍',
  'T3',
  'ghedda m3a 3',
  '\u0000',
  "l'",
  '12/13',
  '1.2M',
  'ma',
  'paris 11e',
  '-',
  '+212',
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 15 }).map((words) => words.join(' ')),
)
const country = fc.constantFrom('MA' as const, 'FR' as const)

describe('any text', () => {
  it('never throws, keeps spans inside the text, explains every slot, and answers the same twice', () => {
    fc.assert(
      fc.property(text, country, (message, where) => {
        const input = { ...BASE, text: message, country: where }
        const one = understand(input)
        for (const span of one.spans) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeLessThanOrEqual(message.length)
          expect(span.start).toBeLessThanOrEqual(span.end)
          expect(span.rule).not.toBe('')
        }
        for (const slot of Object.keys(one.slots)) expect(one.spans.some((span) => span.slot === slot)).toBe(true)
        expect(one.intents[0]?.code).toBe(one.intent)
        expect(understand(input)).toEqual(one)
      }),
      { numRuns: 300 },
    )
  })

  it('reads an unreadable clock or zone without throwing', () => {
    expect(() => understand({ text: 'demain 15h', country: 'MA', now: 'yesterday', tz: 'Nowhere/Land' })).not.toThrow()
  })
})

describe('hostile length', () => {
  const HOSTILE = [
    'a',
    '1',
    '1 ',
    '1.',
    'م',
    'ma ',
    '12/',
    'demain ',
    '1 000 ',
    'entre 1 et ',
    "l'",
    'a@',
    'a.',
    'pas de ',
    'مليون و ',
    '2 chambres ',
    'paris ',
    '+',
    '(',
    '6 ',
  ]

  it.each(HOSTILE)('20 000 characters of "%s" stay bounded', (unit) => {
    const message = unit.repeat(Math.ceil(20_000 / unit.length))
    const start = process.cpuUsage()
    understand({ ...BASE, text: message, country: 'MA' })
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(2000)
  })
})

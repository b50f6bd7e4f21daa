import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ScoredMessage, score } from './score.ts'
import { understand } from './understand.ts'

const FLOOR = 0.9

function load(name: string): ScoredMessage[] {
  return readFileSync(join(import.meta.dirname, 'corpus', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ScoredMessage)
}

describe.each(['dev', 'held-out', 'blind', 'blind-2', 'blind-3', 'blind-4'])('corpus %s', (name) => {
  it('stays above its floor, overall and per language', () => {
    const messages = load(name)
    const result = score(
      messages,
      messages.map(({ text, country, now, tz }) => understand({ text, country, now, tz })),
    )
    expect(result.intentAccuracy).toBeGreaterThanOrEqual(FLOOR)
    expect(result.slotF1).toBeGreaterThanOrEqual(FLOOR)
    for (const [language, row] of Object.entries(result.byLanguage)) {
      expect(row.slotF1, language).toBeGreaterThanOrEqual(FLOOR - 0.05)
      expect(row.intentAccuracy, language).toBeGreaterThanOrEqual(FLOOR - 0.1)
    }
  })
})

describe('scoring', () => {
  it('counts intents, and slots as pairs', () => {
    const message: ScoredMessage = {
      id: '1',
      text: '',
      country: 'MA',
      now: '',
      tz: '',
      expect: { lang: 'fr', intent: 'SEARCH', slots: { city: 'Rabat', features: ['POOL', 'GARDEN'] } },
    }
    const result = score([message], [{ lang: 'fr', intent: 'OTHER', slots: { city: 'Salé', features: ['POOL'] } }])
    expect(result.intentAccuracy).toBe(0)
    expect(result.slotPrecision).toBe(0.5)
    expect(result.slotRecall).toBeCloseTo(1 / 3)
    expect(result.slotF1).toBeCloseTo(0.4)
  })
})

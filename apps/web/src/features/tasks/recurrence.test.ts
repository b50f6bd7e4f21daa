import { readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { followDue, readRule, recurrenceWords, suggestions, writeRule } from './recurrence.ts'

const words = async (rule: string, language: 'fr' | 'ar' | 'en', at?: string) => {
  const texts = new URL(`../../../../../locales/${language}/tasks.json`, import.meta.url)
  const i18n = createInstance()
  await i18n.init({
    lng: language,
    resources: { [language]: { tasks: JSON.parse(readFileSync(texts, 'utf8')) } },
    interpolation: { escapeValue: false },
  })
  const first = at ? { at, zone } : undefined
  return recurrenceWords(rule, (key, values) => i18n.t(key, values), language, first)
}

describe('a rule in words', () => {
  it('reads in three languages', async () => {
    expect(await words('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'fr')).toBe('Tous les jours ouvrés')
    expect(await words('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=10', 'fr')).toBe(
      'Toutes les 2 semaines le lundi et vendredi, 10 fois',
    )
    expect(await words('FREQ=MONTHLY;BYMONTHDAY=-1', 'fr')).toBe('Chaque mois le dernier jour')
    expect(await words('FREQ=MONTHLY;BYDAY=1MO;UNTIL=20261231', 'en')).toBe(
      'Every month on the first Monday, until Dec 31, 2026',
    )
    expect(await words('FREQ=DAILY;INTERVAL=2', 'ar')).toBe('كل يومين')
  })

  it('says the day it leaves open when the first is known', async () => {
    const at = '2026-03-14T09:00:00Z'
    expect(await words('FREQ=MONTHLY', 'fr', at)).toBe('Chaque mois le 14')
    expect(await words('FREQ=WEEKLY', 'fr', at)).toBe('Chaque semaine le samedi')
    expect(await words('FREQ=YEARLY', 'fr', at)).toBe('Chaque année le 14 mars')
    expect(await words('FREQ=MONTHLY;BYDAY=2SA', 'fr', at)).toBe('Chaque mois le deuxième samedi')
  })
})

const zone = 'Africa/Casablanca'
const rules = (dueAt: string) => suggestions(dueAt, zone).map((s) => s.rule)

describe('what a due day suggests', () => {
  it('is its day of the month, its place among the weekdays, and the last where it is one', () => {
    expect(rules('2026-03-12T09:00:00Z')).toEqual([
      'FREQ=DAILY',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      'FREQ=WEEKLY',
      'FREQ=MONTHLY',
      'FREQ=MONTHLY;BYDAY=2TH',
      'FREQ=YEARLY',
    ])
    expect(rules('2026-03-27T09:00:00Z')).toContain('FREQ=MONTHLY;BYDAY=-1FR')
    expect(rules('2026-03-27T09:00:00Z')).toContain('FREQ=MONTHLY;BYDAY=4FR')
    expect(rules('2026-03-07T09:00:00Z')).not.toContain('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')
    expect(rules('2026-03-31T09:00:00Z').filter((r) => r.startsWith('FREQ=MONTHLY'))).toEqual([
      'FREQ=MONTHLY;BYDAY=-1TU',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
    ])
  })

  it('is read on the clock of the place', () => {
    expect(suggestions('2026-03-30T23:00:00Z', 'Europe/Paris').map((s) => s.kind)).toContain('MONTH_END')
    expect(suggestions('2026-03-30T21:00:00Z', 'Europe/Paris').map((s) => s.kind)).not.toContain('MONTH_END')
  })

  it('follows when the due day is moved, its end kept; what was put together by hand stays', () => {
    const [first, second] = ['2026-03-02T09:00:00Z', '2026-03-12T09:00:00Z']
    expect(followDue('FREQ=MONTHLY;BYDAY=1MO;COUNT=5', first, second, zone)).toBe('FREQ=MONTHLY;BYDAY=2TH;COUNT=5')
    expect(followDue('FREQ=MONTHLY;BYDAY=1MO', first, '2026-03-30T09:00:00Z', zone)).toBe('FREQ=MONTHLY;BYDAY=-1MO')
    expect(followDue('FREQ=MONTHLY', first, '2026-03-31T09:00:00Z', zone)).toBe('FREQ=MONTHLY;BYMONTHDAY=-1')
    expect(followDue('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', first, second, zone)).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO')
  })
})

it('a rule that is read is written as it was', () => {
  for (const rule of [
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=3',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=YEARLY;UNTIL=20301231',
  ]) {
    const read = readRule(rule)
    expect(read && writeRule(read)).toBe(rule)
  }
})

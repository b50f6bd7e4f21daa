import { readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { presetOf, presetRule, readRule, recurrenceWords, writeRule } from './recurrence.ts'

const words = async (rule: string, language: 'fr' | 'ar' | 'en') => {
  const texts = new URL(`../../../../../locales/${language}/tasks.json`, import.meta.url)
  const i18n = createInstance()
  await i18n.init({
    lng: language,
    resources: { [language]: { tasks: JSON.parse(readFileSync(texts, 'utf8')) } },
    interpolation: { escapeValue: false },
  })
  return recurrenceWords(rule, (key, values) => i18n.t(key, values), language)
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
})

describe('presets', () => {
  it('are rules that read back as presets', () => {
    const due = '2026-03-12T09:00:00Z'
    for (const preset of ['WORKDAYS', 'WEEKLY', 'MONTHLY'] as const)
      expect(presetOf(presetRule(preset, due, 'Africa/Casablanca'))).toBe(preset)
    expect(presetOf(null)).toBe('NONE')
    expect(presetOf('FREQ=WEEKLY;COUNT=3')).toBe('CUSTOM')
  })

  it('mean the last day of every month when the first is one', () => {
    expect(presetRule('MONTHLY', '2026-03-31T09:00:00Z', 'Europe/Paris')).toBe('FREQ=MONTHLY;BYMONTHDAY=-1')
    expect(presetRule('MONTHLY', '2026-03-30T09:00:00Z', 'Europe/Paris')).toBe('FREQ=MONTHLY')
    expect(presetRule('MONTHLY', '2026-03-30T23:00:00Z', 'Europe/Paris')).toBe('FREQ=MONTHLY;BYMONTHDAY=-1')
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

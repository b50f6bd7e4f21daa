import { describe, expect, it } from 'vitest'
import type { Activity } from '../../lib/api-types.ts'
import { groupByDay, namedParams, noteParts, statusChange } from './timeline-text.ts'

const entry = (at: string): Activity => ({
  id: at,
  type: 'NOTE',
  code: 'note.added',
  params: {},
  body: null,
  channel: null,
  direction: null,
  actor: { kind: 'system', id: null, name: null },
  at,
  ref: null,
})

describe('groupByDay', () => {
  it('cuts at midnight of the place, not of UTC', () => {
    const groups = groupByDay(
      [entry('2026-03-06T23:30:00Z'), entry('2026-03-06T22:30:00Z'), entry('2026-03-06T10:00:00Z')],
      'Europe/Paris',
    )
    expect(groups.map((g) => [g.day, g.entries.length])).toEqual([
      ['2026-03-07', 1],
      ['2026-03-06', 2],
    ])
  })
})

describe('statusChange', () => {
  it('reads both states, and none from another entry', () => {
    expect(statusChange({ type: 'STATUS_CHANGE', params: { from: 'NEW', to: 'CONTACTED' } })).toEqual({
      from: 'NEW',
      to: 'CONTACTED',
    })
    expect(statusChange({ type: 'SYSTEM', params: { to: 'NEW' } })).toBeNull()
  })
})

describe('namedParams', () => {
  const name = (family: string, code: string) => `${family}/${code}`
  it('names codes and leaves names of people alone', () => {
    expect(namedParams({ from: 'NEW', source: 'WHATSAPP', count: 3, day: '6 mars' }, name)).toEqual({
      from: 'status/NEW',
      source: 'source/WHATSAPP',
      count: 3,
      day: '6 mars',
    })
    expect(namedParams({ from: 'Salma Bennani' }, name)).toEqual({ from: 'Salma Bennani' })
  })
  it('names every code of a list, and fields by their own names', () => {
    expect(namedParams({ purposes: 'REPLY, CONTACT', fields: 'criteria, budget', reason: 'Trop loin' }, name)).toEqual({
      purposes: 'purpose/REPLY, purpose/CONTACT',
      fields: 'field/criteria, field/budget',
      reason: 'Trop loin',
    })
  })
})

describe('noteParts', () => {
  it('finds addresses and the longest known name', () => {
    expect(noteParts('Voir https://a.example/x. @Ali Baba merci', ['Ali', 'Ali Baba'])).toEqual([
      { kind: 'text', text: 'Voir ' },
      { kind: 'link', text: 'https://a.example/x' },
      { kind: 'text', text: '. ' },
      { kind: 'mention', text: '@Ali Baba' },
      { kind: 'text', text: ' merci' },
    ])
  })
  it('takes a name with signs of its own as text', () => {
    expect(noteParts('@A.B (x)', ['A.B (x)'])).toEqual([{ kind: 'mention', text: '@A.B (x)' }])
  })
})

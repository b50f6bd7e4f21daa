import { describe, expect, it } from 'vitest'
import type { Activity } from '../../lib/api-timeline.ts'
import { groupByDay, namedParams, statusChange, textParts } from './timeline-text.ts'

const entry = (at: string): Activity => ({
  id: at,
  type: 'NOTE',
  code: 'note.added',
  params: {},
  body: null,
  content: null,
  channel: null,
  direction: null,
  actor: { kind: 'system', id: null, name: null },
  at,
  ref: null,
  editedAt: null,
  redactedAt: null,
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

describe('textParts', () => {
  it('finds addresses, without the sign that ends their sentence', () => {
    expect(textParts('Voir https://a.example/x. Merci')).toEqual([
      { kind: 'text', text: 'Voir ' },
      { kind: 'link', text: 'https://a.example/x' },
      { kind: 'text', text: '. Merci' },
    ])
    expect(textParts('javascript:alert(1)')).toEqual([{ kind: 'text', text: 'javascript:alert(1)' }])
  })
})

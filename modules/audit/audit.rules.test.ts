import { describe, expect, it } from 'vitest'
import { actorFilter, csvHeader, csvOf, readChanges } from './audit.rules.ts'
import type { AuditEntry } from './audit.schema.ts'

const entry: AuditEntry = {
  id: '0190a000-0000-7000-8000-000000000001',
  at: '2026-03-12T09:00:00.000001Z',
  actor: { kind: 'user', id: '0190a000-0000-7000-8000-000000000002', name: '=cmd|calc' },
  action: 'UPDATE',
  entity: 'dossiers',
  entityId: '0190a000-0000-7000-8000-000000000003',
  changes: [
    { field: 'city', before: 'Fès', after: '+A1' },
    { field: 'budget_max', before: null, after: -5 },
  ],
  erased: false,
  correlationId: null,
  sealed: true,
  position: 7,
}

describe('changes', () => {
  it('reads pairs as before and after, lone values as after, fields in order', () => {
    expect(readChanges({ status: ['NEW', 'LOST'], name: [null, 'A'], code: 'X' })).toEqual([
      { field: 'code', before: null, after: 'X' },
      { field: 'name', before: null, after: 'A' },
      { field: 'status', before: 'NEW', after: 'LOST' },
    ])
    expect(readChanges(null)).toEqual([])
  })
})

describe('actor filter', () => {
  it('takes an id, a kind with its id, or a kind', () => {
    const id = '0190A000-0000-7000-8000-000000000001'
    expect(actorFilter(id).texts).toContain(`user:${id.toLowerCase()}`)
    expect(actorFilter('job:messaging.send')).toEqual({ texts: ['job:messaging.send'], below: null })
    expect(actorFilter('agent')).toEqual({ texts: ['agent'], below: 'agent:' })
  })
})

describe('csv', () => {
  it('writes one line per change', () => {
    const lines = csvOf(entry).split(/(?<=\r\n)/)
    expect(lines).toHaveLength(2)
    expect(lines[0]?.split(',')).toHaveLength(csvHeader.length)
    expect(lines[0]).toContain("'=cmd|calc")
    expect(
      csvOf({ ...entry, changes: [] })
        .trim()
        .split('\r\n'),
    ).toHaveLength(1)
  })
})

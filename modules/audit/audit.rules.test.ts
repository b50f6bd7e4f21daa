import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from '#platform/csv'
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

/** Cells of one CSV line, read as a spreadsheet would (RFC 4180). */
function cells(line: string): string[] {
  const found: string[] = []
  let rest = `,${line.slice(0, -2)}`
  while (rest.startsWith(',')) {
    const quoted = /^,"((?:[^"]|"")*)"/s.exec(rest)
    const plain = quoted ?? /^,([^,]*)/s.exec(rest)
    found.push((plain?.[1] ?? '').replaceAll('""', quoted ? '"' : '""'))
    rest = rest.slice(plain?.[0].length ?? rest.length)
  }
  return found
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
  it('never hands a spreadsheet a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '\n='), fc.string(), (lead, rest) => {
        const [cell] = cells(csvLine([lead + rest]))
        expect(/^-?\d+(\.\d+)?$/.test(cell ?? '') || cell?.startsWith("'")).toBe(true)
      }),
    )
  })

  it('keeps every text readable, whatever quotes, commas and line ends it holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const read = cells(csvLine([a, b]))
        expect(read.map((cell) => cell.replace(/^'/, ''))).toEqual([a, b].map((text) => text.replace(/^'/, '')))
      }),
    )
  })

  it('leaves numbers numbers and writes one line per change', () => {
    expect(csvCell(-5)).toBe('-5')
    expect(csvCell(null)).toBe('')
    const lines = csvOf(entry).split(/(?<=\r\n)/)
    expect(lines).toHaveLength(2)
    expect(cells(lines[0] ?? '')).toHaveLength(csvHeader.length)
    expect(lines[0]).toContain("'=cmd|calc")
    expect(
      csvOf({ ...entry, changes: [] })
        .trim()
        .split('\r\n'),
    ).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import type { DossierSummary, PipelineColumn } from '../../lib/api-dossiers.ts'
import type { Transition } from '../../lib/api-workflows.ts'
import { columnValue, findCard, judgeDrop, moveCard, nextColumn, openColumns } from './board-state.ts'

const card = (id: string, status: string, over: Partial<DossierSummary> = {}): DossierSummary => ({
  id,
  reference: `D-${id}`,
  branchId: 'b',
  caseType: 'LEAD_BUY',
  status,
  contact: { id: 'c', displayName: 'Camille' },
  assignee: null,
  source: 'WHATSAPP',
  budget: null,
  city: null,
  score: null,
  band: null,
  lastActivityAt: '2026-03-01T00:00:00Z',
  openedAt: '2026-03-01T00:00:00Z',
  statusSince: '2026-03-01T00:00:00Z',
  nextAppointmentAt: null,
  annonce: null,
  unread: 0,
  version: 1,
  ...over,
})
const column = (status: string, items: DossierSummary[], nextCursor: string | null = null): PipelineColumn => ({
  status,
  count: items.length,
  items,
  nextCursor,
})
const way = (to: string, over: Partial<Transition> = {}): Transition => ({
  to,
  requires: [],
  guards: [],
  roles: null,
  command: null,
  allowed: true,
  ...over,
})

describe('moveCard', () => {
  const board = {
    columns: [column('NEW', [card('1', 'NEW'), card('2', 'NEW')]), column('CONTACTED', [card('3', 'CONTACTED')])],
  }

  it('puts the card first in its new column, with the new age and both counts', () => {
    const after = moveCard(board, '2', 'CONTACTED', '2026-03-05T00:00:00Z')
    expect(after.columns.map((c) => [c.count, c.items.map((i) => i.id)])).toEqual([
      [1, ['1']],
      [2, ['2', '3']],
    ])
    expect(findCard(after, '2')).toMatchObject({ status: 'CONTACTED', statusSince: '2026-03-05T00:00:00Z' })
  })

  it('changes nothing for an unknown card or column, or the same column', () => {
    expect(moveCard(board, '9', 'CONTACTED', 'x')).toBe(board)
    expect(moveCard(board, '1', 'WON', 'x')).toBe(board)
    expect(moveCard(board, '1', 'NEW', 'x')).toBe(board)
  })
})

describe('columnValue', () => {
  it('never adds two currencies and says when more is to come', () => {
    const mad = { min: 100, max: 300, currency: 'MAD' as const }
    const eur = { min: 50, max: null, currency: 'EUR' as const }
    const items = [
      card('1', 'NEW', { budget: mad }),
      card('2', 'NEW', { budget: mad }),
      card('3', 'NEW', { budget: eur }),
    ]
    expect(columnValue(column('NEW', items, 'more'))).toEqual({
      sums: [
        { amount: 600, currency: 'MAD' },
        { amount: 50, currency: 'EUR' },
      ],
      complete: false,
    })
  })
})

describe('judgeDrop', () => {
  const ways = [
    way('CONTACTED'),
    way('LOST', { requires: ['lossReason'] }),
    way('SUSPENDED', { allowed: false, roles: ['MODERATOR'] }),
    way('APPROVED', { allowed: false, guards: [{ code: 'g', ok: false, reason: 'because' }] }),
    way('VISIT_PLANNED', { command: 'reschedule' }),
  ]

  it('moves at once when nothing is asked', () => {
    expect(judgeDrop('NEW', 'CONTACTED', ways).kind).toBe('move')
  })
  it('asks for fields', () => {
    expect(judgeDrop('NEW', 'LOST', ways).kind).toBe('ask')
  })
  it('says which condition does not hold', () => {
    expect(judgeDrop('NEW', 'APPROVED', ways)).toMatchObject({ kind: 'refused', why: 'guard', reasons: ['because'] })
  })
  it('refuses what the workflow or the role does not offer, naming what is possible', () => {
    expect(judgeDrop('NEW', 'WON', ways)).toEqual({
      kind: 'refused',
      why: 'noEdge',
      reasons: [],
      possible: ['CONTACTED', 'LOST'],
    })
    expect(judgeDrop('NEW', 'SUSPENDED', ways)).toMatchObject({ kind: 'refused', why: 'role' })
    expect(judgeDrop('NEW', 'VISIT_PLANNED', ways)).toMatchObject({ kind: 'refused', why: 'noEdge' })
  })
  it('stays on its own column', () => {
    expect(judgeDrop('NEW', 'NEW', ways)).toEqual({ kind: 'stay' })
  })
})

describe('nextColumn', () => {
  const boxes = [
    { id: 'A', left: 0, width: 100 },
    { id: 'B', left: 110, width: 100 },
    { id: 'C', left: 220, width: 100 },
  ]
  it('goes to the nearest open column on that side', () => {
    expect(nextColumn(boxes, 50, 1, openColumns('A', [way('C')]))?.id).toBe('C')
    expect(nextColumn(boxes, 270, -1, null)?.id).toBe('B')
    expect(nextColumn(boxes, 50, -1, null)).toBeNull()
  })
})

import { expect, it } from 'vitest'
import type { AtlasDocument } from '../../lib/api-documents.ts'
import { awaitedTypes, byUrgency, expiryOf, fileKind, progressOf, waitingOf } from './document-values.ts'

const made = (id: string, over: Partial<AtlasDocument> = {}): AtlasDocument => ({
  id,
  subject: { kind: 'DOSSIER', id: 'd' },
  type: 'ID_CARD',
  title: null,
  state: 'RECEIVED',
  visibility: 'TEAM',
  note: null,
  dueOn: null,
  overdue: false,
  expiresOn: null,
  daysLeft: null,
  requested: { at: '', by: { kind: 'user', id: 'u', name: 'A' } },
  received: null,
  checked: null,
  rejected: null,
  removed: null,
  current: null,
  version: 1,
  ...over,
})

it('what asks for an act comes first', () => {
  const list = [
    made('1', { state: 'CHECKED' }),
    made('2'),
    made('3', { state: 'REQUESTED' }),
    made('4', { state: 'REQUESTED', overdue: true }),
    made('5', { state: 'REJECTED' }),
    made('6', { state: 'EXPIRED', requested: null }),
  ]
  expect(byUrgency(list).map((d) => d.id)).toEqual(['4', '5', '6', '3', '2', '1'])
  expect(waitingOf(list).map((d) => d.id)).toEqual(['4', '5', '6', '3'])
  expect(progressOf(list)).toEqual({ done: 2, total: 5 })
})

it('a type asked for with a title can be asked for again', () => {
  const list = [
    made('1', { state: 'REQUESTED', type: 'PAY_SLIP', title: 'Mars' }),
    made('2', { state: 'REQUESTED', type: 'LEASE' }),
    made('3', { type: 'PLAN' }),
  ]
  expect([...awaitedTypes(list)]).toEqual(['LEASE'])
})

it('says how near the end is and what a file is', () => {
  expect([-1, 0, 1, 30, 31].map(expiryOf)).toEqual(['past', 'today', 'soon', 'soon', 'later'])
  expect(['image/webp', 'application/pdf', 'application/vnd.oasis.opendocument.text'].map(fileKind)).toEqual([
    'picture',
    'pdf',
    'text',
  ])
})

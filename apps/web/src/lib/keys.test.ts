import { describe, expect, it } from 'vitest'
import { affectedBy, keys } from './keys.ts'

const hits = (event: Parameters<typeof affectedBy>[0], key: readonly unknown[]) =>
  affectedBy(event).some((prefix) => prefix.every((part, i) => key[i] === part))

describe('affectedBy', () => {
  it('a message makes its thread, the list and its dossier stale, and no other thread', () => {
    const event = { topic: 'message', id: 'm', conversationId: 'c1', dossierId: 'd1', kind: 'created' } as const
    expect(hits(event, keys.messages('c1'))).toBe(true)
    expect(hits(event, keys.conversation('c1'))).toBe(true)
    expect(hits(event, keys.conversations('mine', ''))).toBe(true)
    expect(hits(event, keys.conversationCounts)).toBe(true)
    expect(hits(event, keys.timeline('d1', {}))).toBe(true)
    expect(hits(event, keys.messages('c2'))).toBe(false)
  })

  it('a document makes the lists of documents and its dossier with the timeline stale', () => {
    const event = { topic: 'document', id: 'x', dossierId: 'd1', kind: 'received' } as const
    expect(hits(event, keys.documents({ dossierId: 'd1' }))).toBe(true)
    expect(hits(event, keys.documentVersions('x'))).toBe(true)
    expect(hits(event, keys.documentVersions('y'))).toBe(false)
    expect(hits(event, keys.timeline('d1', {}))).toBe(true)
    expect(hits(event, keys.dossier('d1'))).toBe(true)
  })

  it('a dossier makes the pipeline and the inbox list stale', () => {
    const event = { topic: 'dossier', id: 'd1', kind: 'status_changed' } as const
    expect(hits(event, keys.pipeline({}))).toBe(true)
    expect(hits(event, keys.conversations('all', ''))).toBe(true)
    expect(hits(event, keys.dossier('d2'))).toBe(false)
  })

  it('every topic the server speaks of makes something stale; a task its lists and the day', () => {
    const topics = [
      'conversation',
      'message',
      'dossier',
      'appointment',
      'annonce',
      'contact',
      'decision',
      'member',
      'task',
    ] as const
    for (const topic of topics) expect(affectedBy({ topic, id: 'x', kind: 'changed' }).length, topic).toBeGreaterThan(0)
    const event = { topic: 'task', id: 'k', kind: 'task.done', dossierId: 'd1' } as const
    expect(hits(event, keys.tasks({ dossierId: 'd1' }))).toBe(true)
    expect(hits(event, keys.today)).toBe(true)
    expect(hits(event, keys.timeline('d1', {}))).toBe(true)
  })
})

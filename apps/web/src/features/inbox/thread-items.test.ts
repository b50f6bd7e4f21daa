import { describe, expect, it } from 'vitest'
import type { Message } from '@/lib/api-messaging.ts'
import { threadItems } from './thread-items.ts'

function message(id: string, at: string, direction: 'IN' | 'OUT' = 'IN', authorId = 'c'): Message {
  return {
    id,
    at,
    direction,
    type: 'TEXT',
    text: id,
    media: null,
    location: null,
    interactive: null,
    status: direction === 'IN' ? 'RECEIVED' : 'READ',
    failure: null,
    author: { kind: direction === 'IN' ? 'contact' : 'user', id: authorId, name: null },
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    replyTo: null,
    reactions: [],
    citations: [],
    understood: null,
    decisionId: null,
    choice: null,
    deleted: false,
    editedAt: null,
    attempts: 0,
  }
}

const outline = (newestFirst: Message[], zone: string) =>
  threadItems(newestFirst, zone).map((i) =>
    i.kind === 'day' ? 'day' : `${i.key}${i.startsGroup ? '<' : ''}${i.endsGroup ? '>' : ''}`,
  )

describe('threadItems', () => {
  it('turns the newest-first page around and opens with its day', () => {
    expect(outline([message('b', '2026-06-01T10:30:00Z'), message('a', '2026-06-01T10:00:00Z')], 'UTC')).toEqual([
      'day',
      'a<>',
      'b<>',
    ])
  })

  it('groups one voice within five minutes', () => {
    const thread = [
      message('d', '2026-06-01T10:04:00Z', 'OUT', 'u'),
      message('c', '2026-06-01T10:03:00Z'),
      message('b', '2026-06-01T10:01:00Z'),
      message('a', '2026-06-01T10:00:00Z'),
    ]
    expect(outline(thread, 'UTC')).toEqual(['day', 'a<', 'b', 'c>', 'd<>'])
  })

  it('separates days by the zone of the branch, even inside a group', () => {
    const thread = [message('b', '2026-06-01T22:01:00Z'), message('a', '2026-06-01T21:59:00Z')]
    expect(outline(thread, 'Europe/Paris')).toEqual(['day', 'a<>', 'day', 'b<>'])
    expect(outline(thread, 'UTC')).toEqual(['day', 'a<', 'b>'])
  })
})

import { describe, expect, it } from 'vitest'
import type { Message } from '@/lib/api-messaging.ts'
import { picturesOf } from './media/pictures.ts'
import { threadItems } from './thread-items.ts'

function message(id: string, at: string, direction: 'IN' | 'OUT' = 'IN', authorId = 'c'): Message {
  return {
    id,
    at,
    direction,
    type: 'TEXT',
    subject: null,
    text: id,
    media: null,
    location: null,
    contacts: [],
    interactive: null,
    status: direction === 'IN' ? 'RECEIVED' : 'READ',
    failure: null,
    author: { kind: direction === 'IN' ? 'contact' : 'user', id: authorId, name: null },
    dueAt: null,
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
    i.kind === 'day'
      ? 'day'
      : `${i.kind === 'album' ? `${i.messages.map((m) => m.id).join('+')}:` : ''}${i.key}${i.startsGroup ? '<' : ''}${i.endsGroup ? '>' : ''}`,
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

  it('stands pictures that came together as one album, in their order', () => {
    const picture = (id: string, second: number, over: Partial<Message> = {}): Message => ({
      ...message(id, new Date(Date.UTC(2026, 5, 1, 10, 0, second)).toISOString()),
      type: 'image',
      text: null,
      media: {
        url: `/${id}`,
        state: 'READY',
        mimeType: 'image/jpeg',
        filename: null,
        size: 1,
        width: null,
        height: null,
        voice: false,
        mismatch: false,
      },
      ...over,
    })
    const ten = Array.from({ length: 10 }, (_, i) => picture(`p${i}`, i))
    expect(outline([...ten].reverse(), 'UTC')).toEqual(['day', 'p0+p1+p2+p3+p4+p5+p6+p7+p8+p9:p0<>'])
    expect(picturesOf([...ten].reverse()).map((p) => p.messageId)).toEqual(ten.map((m) => m.id))
    // Words, a quiet minute, a lie or another voice: each stands for itself.
    const apart = [
      picture('a', 0),
      picture('b', 1, { text: 'Le salon' }),
      picture('c', 2),
      picture('d', 90),
      picture('e', 91, { direction: 'OUT', status: 'QUEUED' }),
    ]
    expect(outline([...apart].reverse(), 'UTC').filter((line) => line.includes('+'))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { createSseParser } from './sse.ts'

describe('createSseParser', () => {
  it('joins pieces cut anywhere and ignores heartbeats', () => {
    const parser = createSseParser()
    const events = [...'id: 7\nevent: live\ndata: {"a":\ndata: 1}\n\n: beat\n\n'].flatMap((ch) => parser.feed(ch))
    expect(events).toEqual([{ event: 'live', data: '{"a":\n1}', id: '7' }])
  })

  it('reads several events of one piece and keeps the unfinished one', () => {
    const parser = createSseParser()
    expect(parser.feed('data: one\n\ndata: two\n\ndata: thr').map((e) => e.data)).toEqual(['one', 'two'])
    expect(parser.feed('ee\n\n').map((e) => e.data)).toEqual(['three'])
  })

  it('takes the retry delay only when it is a number', () => {
    const parser = createSseParser()
    parser.feed('retry: soon\n')
    expect(parser.retryMs).toBeNull()
    parser.feed('retry: 2000\n')
    expect(parser.retryMs).toBe(2000)
  })
})

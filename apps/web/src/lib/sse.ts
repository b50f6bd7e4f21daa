/** One server-sent event, comments left out. */
export interface ServerEvent {
  event: string
  data: string
  id: string | null
}

/**
 * Incremental parser of the event-stream format (WHATWG HTML §9.2.6), fed with text as it arrives.
 * `feed` gives the events completed by this piece; a `retry:` line sets `retryMs`.
 */
export function createSseParser(): { feed(text: string): ServerEvent[]; readonly retryMs: number | null } {
  let buffer = ''
  let event = ''
  let data: string[] = []
  let id: string | null = null
  let retryMs: number | null = null

  function line(text: string, out: ServerEvent[]): void {
    if (text === '') {
      if (data.length > 0) out.push({ event: event || 'message', data: data.join('\n'), id })
      event = ''
      data = []
      return
    }
    if (text.startsWith(':')) return
    const colon = text.indexOf(':')
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') event = value
    else if (field === 'data') data.push(value)
    else if (field === 'id') id = value
    else if (field === 'retry' && /^\d+$/.test(value)) retryMs = Number(value)
  }

  return {
    feed(text) {
      buffer += text
      const out: ServerEvent[] = []
      const lines = buffer.split(/\r\n|\n|\r/)
      buffer = lines.pop() ?? ''
      for (const l of lines) line(l, out)
      return out
    },
    get retryMs() {
      return retryMs
    },
  }
}

/** A message part: a leaf with content. */
type Leaf = { contentType: string; charset: string; content: Buffer; filename?: string }

/** What the Mails page shows of a message. */
export type ParsedMail = {
  from: string
  to: string
  subject: string
  text: string
  html?: string
  /** How mail programs take the person off the list (RFC 8058), when the letter says so. */
  unsubscribe?: { list: string; post: string }
  attachments: { filename: string; contentType: string; size: number }[]
}

type Headers = Map<string, string>

const MAX_DEPTH = 8

function splitHead(raw: Buffer): { headers: Headers; body: Buffer } {
  const text = raw.toString('latin1')
  const gap = /\r?\n\r?\n/.exec(text)
  const head = gap === null ? text : text.slice(0, gap.index)
  const headers: Headers = new Map()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: gap === null ? Buffer.alloc(0) : raw.subarray(gap.index + gap[0].length) }
}

function decodeCharset(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset || 'utf-8').decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/[ \t]+(\r?\n)/g, '$1').replace(/=\r?\n/g, '')
  const bytes: number[] = []
  for (let index = 0; index < joined.length; index++) {
    const hex = joined[index] === '=' ? joined.slice(index + 1, index + 3) : ''
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16))
      index += 2
    } else {
      bytes.push(joined.charCodeAt(index) & 0xff)
    }
  }
  return Buffer.from(bytes)
}

/** Decodes RFC 2047 words: `=?utf-8?Q?R=C3=A9ponse?=`. Raw UTF-8 headers pass through. */
export function decodeHeader(value: string): string {
  const utf8 = Buffer.from(value, 'latin1').toString('utf8')
  return utf8
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi, (_, charset: string, kind: string, data: string) =>
      decodeCharset(
        kind.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : decodeQuotedPrintable(data.replaceAll('_', ' ')),
        charset,
      ),
    )
}

function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|;)\\s*${name}="?([^";]+)"?`, 'i').exec(header)
  return match?.[1]
}

function leavesOf(raw: Buffer, depth: number): Leaf[] {
  const { headers, body } = splitHead(raw)
  const contentType = headers.get('content-type') ?? 'text/plain; charset=utf-8'
  const boundary = parameter(contentType, 'boundary')
  if (/^multipart\//i.test(contentType) && boundary !== undefined && depth < MAX_DEPTH) {
    const parts = `\n${body.toString('latin1')}`.split(
      new RegExp(`\\r?\\n--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:--)?[ \\t]*`),
    )
    return parts.slice(1, -1).flatMap((part) => leavesOf(Buffer.from(part, 'latin1'), depth + 1))
  }
  const encoding = (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase()
  const content =
    encoding === 'base64'
      ? Buffer.from(body.toString('latin1'), 'base64')
      : encoding === 'quoted-printable'
        ? decodeQuotedPrintable(body.toString('latin1'))
        : body
  const filename = parameter(headers.get('content-disposition') ?? '', 'filename') ?? parameter(contentType, 'name')
  const leaf: Leaf = {
    contentType: (contentType.split(';')[0] ?? 'text/plain').trim().toLowerCase(),
    charset: parameter(contentType, 'charset') ?? 'utf-8',
    content,
  }
  if (filename !== undefined) leaf.filename = decodeHeader(filename)
  return [leaf]
}

/** Reads a raw RFC 5322 message: first text and HTML parts, the rest as attachments. */
export function parseMail(raw: Buffer): ParsedMail {
  const { headers } = splitHead(raw)
  const leaves = leavesOf(raw, 0)
  const body = (type: string) => leaves.find((leaf) => leaf.contentType === type && leaf.filename === undefined)
  const text = body('text/plain')
  const html = body('text/html')
  const header = (name: string) => decodeHeader(headers.get(name) ?? '')
  const list = header('list-unsubscribe')
  return {
    from: header('from'),
    to: header('to'),
    subject: header('subject'),
    text: text === undefined ? '' : decodeCharset(text.content, text.charset),
    ...(html === undefined ? {} : { html: decodeCharset(html.content, html.charset) }),
    ...(list === '' ? {} : { unsubscribe: { list, post: header('list-unsubscribe-post') } }),
    attachments: leaves
      .filter((leaf) => leaf !== text && leaf !== html)
      .map((leaf) => ({
        filename: leaf.filename ?? 'attachment',
        contentType: leaf.contentType,
        size: leaf.content.length,
      })),
  }
}

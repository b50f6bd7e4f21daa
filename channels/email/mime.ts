import { decodeCharset, type Headers, parametersOf, readHeaders } from './mail-headers.ts'

/** What makes a mail unreadable; it is set aside whole under this name. */
export type MailFault = 'NO_HEADERS' | 'HEADERS_TOO_LARGE' | 'NO_BOUNDARY' | 'UNCLOSED' | 'TOO_DEEP' | 'TOO_MANY_PARTS'

/** One part of a mail. `body` is still as it travelled; `parts` is empty but for a multipart. */
export type MailPart = {
  /** Lower case, without parameters: `text/plain`. */
  type: string
  parameters: ReadonlyMap<string, string>
  headers: Headers
  disposition: 'inline' | 'attachment' | null
  filename: string | null
  body: Buffer
  parts: MailPart[]
}

/** Far above what mail programs write, far below what would hurt. */
export const MAIL_LIMITS = { headerBytes: 256 * 1024, depth: 10, parts: 200 } as const
const MAX_BOUNDARY = 200
const MAX_FILENAME = 200

class Fault extends Error {
  readonly fault: MailFault

  constructor(fault: MailFault) {
    super(fault)
    this.fault = fault
  }
}

/** Takes a raw mail (RFC 5322) apart. Never throws; a mail that ends within a part is not half a mail but a fault. */
export function readMime(raw: Buffer): { ok: true; root: MailPart } | { ok: false; fault: MailFault } {
  try {
    const root = readPart(raw, 0, { parts: 0 })
    return root.headers.size === 0 ? { ok: false, fault: 'NO_HEADERS' } : { ok: true, root }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault }
    throw error
  }
}

function readPart(raw: Buffer, depth: number, seen: { parts: number }, implied = 'text/plain'): MailPart {
  if (depth > MAIL_LIMITS.depth) throw new Fault('TOO_DEEP')
  seen.parts += 1
  if (seen.parts > MAIL_LIMITS.parts) throw new Fault('TOO_MANY_PARTS')
  const { head, body } = splitHead(raw)
  const headers = readHeaders(head)
  const { value, parameters } = parametersOf(headers.get('content-type')?.[0] ?? implied)
  const type = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(value) ? value : 'application/octet-stream'
  const shown = parametersOf(headers.get('content-disposition')?.[0] ?? '')
  const disposition = shown.value === 'attachment' ? 'attachment' : shown.value === 'inline' ? 'inline' : null
  const filename = cleanName(shown.parameters.get('filename') ?? parameters.get('name'))
  const part: MailPart = { type, parameters, headers, disposition, filename, body, parts: [] }
  if (!type.startsWith('multipart/')) return part
  const boundary = parameters.get('boundary') ?? ''
  if (boundary === '' || boundary.length > MAX_BOUNDARY) throw new Fault('NO_BOUNDARY')
  const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  for (const piece of pieces(body, boundary)) part.parts.push(readPart(piece, depth + 1, seen, inner))
  return part
}

/** Headers and body of a mail or part; a part may begin with its empty line. */
function splitHead(raw: Buffer): { head: Buffer; body: Buffer } {
  if (raw[0] === LF) return { head: raw.subarray(0, 0), body: raw.subarray(1) }
  if (raw[0] === CR && raw[1] === LF) return { head: raw.subarray(0, 0), body: raw.subarray(2) }
  const most = raw.subarray(0, MAIL_LIMITS.headerBytes + 4)
  const ends = [
    { at: most.indexOf('\n\n'), length: 2 },
    { at: most.indexOf('\n\r\n'), length: 3 },
  ].filter(({ at }) => at >= 0)
  const end = ends.sort((a, b) => a.at - b.at)[0]
  if (end) return { head: raw.subarray(0, end.at + 1), body: raw.subarray(end.at + end.length) }
  if (raw.length > MAIL_LIMITS.headerBytes) throw new Fault('HEADERS_TOO_LARGE')
  return { head: raw, body: raw.subarray(raw.length) }
}

const LF = 10
const CR = 13
const DASH = 45

/** What stands between the boundary lines, without the line end before each of them. */
function pieces(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const found: Buffer[] = []
  let from = -1
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (at > 0 && body[at - 1] !== LF) continue
    const after = at + mark.length
    const closing = body[after] === DASH && body[after + 1] === DASH
    const lineEnd = endOfLine(body, closing ? after + 2 : after)
    // Another boundary that begins like this one.
    if (lineEnd === null) continue
    if (from >= 0) found.push(body.subarray(from, Math.max(from, withoutLineEnd(body, at))))
    if (found.length > MAIL_LIMITS.parts) throw new Fault('TOO_MANY_PARTS')
    if (closing) return found
    from = lineEnd
  }
  throw new Fault('UNCLOSED')
}

/** Where the next line begins when only blanks follow; null when something else does. */
function endOfLine(body: Buffer, at: number): number | null {
  let i = at
  while (body[i] === 32 || body[i] === 9 || body[i] === CR) i += 1
  if (i >= body.length) return body.length
  return body[i] === LF ? i + 1 : null
}

function withoutLineEnd(body: Buffer, at: number): number {
  if (body[at - 1] !== LF) return at
  return body[at - 2] === CR ? at - 2 : at - 1
}

/** A name for people alone: no folders, nothing that cannot be seen, not endless. */
function cleanName(name: string | undefined): string | null {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  return clean === '' ? null : clean.slice(-MAX_FILENAME)
}

/** The bytes of a part as they were before they travelled. */
export function decodedBody({ headers, body }: Pick<MailPart, 'headers' | 'body'>): Buffer {
  const encoding = (headers.get('content-transfer-encoding')?.[0] ?? '').trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  return encoding === 'quoted-printable' ? unquote(body) : body
}

/** The words of a part, whatever charset it claims. Line ends are `\n`. */
export function wordsOfPart(part: MailPart): string {
  return decodeCharset(decodedBody(part), part.parameters.get('charset') ?? '').replace(/\r\n?/g, '\n')
}

/** Quoted-printable (RFC 2045, 6.7); what is no escape stands for itself. */
function unquote(body: Buffer): Buffer {
  const out = Buffer.alloc(body.length)
  let length = 0
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i] ?? 0
    if (byte !== 61) {
      out[length++] = byte
      continue
    }
    const soft = endOfLine(body, i + 1)
    const hex = body.toString('latin1', i + 1, i + 3)
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      out[length++] = Number.parseInt(hex, 16)
      i += 2
    } else if (soft !== null) i = soft - 1
    else out[length++] = byte
  }
  return out.subarray(0, length)
}

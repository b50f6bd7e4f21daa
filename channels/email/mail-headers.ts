/** Headers by lower-case name, each with its values in order, unfolded, still encoded (bytes as latin1). */
export type Headers = ReadonlyMap<string, readonly string[]>

/** One person of an address header. The address is lower case. */
export type MailAddress = { name: string | null; address: string }

const MAX_PARAMETERS = 50
const MAX_ADDRESSES = 50
const ADDRESS = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,130}$/

/** Reads a block of header lines; lines that are none are passed over. */
export function readHeaders(block: Buffer): Headers {
  const headers = new Map<string, string[]>()
  for (const line of block
    .toString('latin1')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]{1,100}):(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    const key = name.toLowerCase()
    const known = headers.get(key)
    if (known) known.push(value.trim())
    else headers.set(key, [value.trim()])
  }
  return headers
}

/** Words of bytes in the charset they claim; a claim that is wrong or unknown is passed over. */
export function decodeCharset(bytes: Uint8Array, label: string): string {
  const claim = label.trim().toLowerCase()
  // Who says nothing, or says ASCII and means more, mostly means UTF-8.
  const tries = ['', 'us-ascii', 'ascii', 'utf-8', 'utf8'].includes(claim) ? ['utf-8'] : [claim, 'utf-8']
  for (const name of tries) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes)
    } catch {
      // Unknown name, or bytes that are not of it: the next.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

/** A header as people read it: encoded words (RFC 2047) and raw UTF-8. */
export function decodeHeader(value: string): string {
  return decodeCharset(Buffer.from(value, 'latin1'), 'utf-8')
    .replace(/(\?=)[ \t]+(?==\?)/g, '$1')
    .replace(/=\?([^?\s]{1,60})\?([BQ])\?([^?\s]*)\?=/gi, (_, charset: string, kind: string, data: string) =>
      decodeCharset(
        kind.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : unescapeQ(data),
        charset.split('*')[0] ?? '',
      ),
    )
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

const unescapeQ = (data: string) =>
  Buffer.from(
    Buffer.from(data, 'utf8')
      .toString('latin1')
      .replaceAll('_', ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** `text/plain; charset="utf-8"` as value (lower case) and parameters, continued and encoded ones (RFC 2231) included. */
export function parametersOf(header: string): { value: string; parameters: ReadonlyMap<string, string> } {
  const [value = '', ...rest] = splitOutsideQuotes(header, ';')
  const pieces = new Map<string, Map<number, { text: string; encoded: boolean }>>()
  for (const item of rest.slice(0, MAX_PARAMETERS)) {
    const equals = item.indexOf('=')
    const [, name, place, star] = /^([\w!#$&+.^`|~-]+?)(?:\*(\d{1,2}))?(\*)?$/.exec(item.slice(0, equals).trim()) ?? []
    if (equals < 0 || name === undefined) continue
    const key = name.toLowerCase()
    const known = pieces.get(key) ?? new Map<number, { text: string; encoded: boolean }>()
    known.set(Number(place ?? 0), { text: unquoted(item.slice(equals + 1)), encoded: star === '*' })
    pieces.set(key, known)
  }
  const parameters = new Map<string, string>()
  for (const [name, parts] of pieces)
    parameters.set(name, joinPieces([...parts].sort(([a], [b]) => a - b).map(([, p]) => p)))
  return { value: value.trim().toLowerCase(), parameters }
}

function joinPieces(parts: readonly { text: string; encoded: boolean }[]): string {
  if (!parts.some(({ encoded }) => encoded)) return decodeHeader(parts.map(({ text }) => text).join(''))
  const [, charset, first] = /^([^']{0,60})'[^']{0,60}'(.*)$/s.exec(parts[0]?.text ?? '') ?? []
  const text = [first ?? parts[0]?.text ?? '', ...parts.slice(1).map((part) => part.text)].join('')
  const bytes = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return decodeCharset(Buffer.from(bytes, 'latin1'), charset ?? '')
}

function unquoted(text: string): string {
  const trimmed = text.trim()
  return /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1).replace(/\\(.)/g, '$1') : trimmed
}

/** The people of an address header, those without a usable address left out. Comments and quotes are understood. */
export function addressesOf(header: string): MailAddress[] {
  const found: MailAddress[] = []
  for (const item of splitOutsideQuotes(header, ',').slice(0, MAX_ADDRESSES)) {
    const plain = item.replace(/^[^":<]*:(?=.*@)/, '').replace(/;\s*$/, '')
    const open = plain.lastIndexOf('<')
    const bare = open < 0 ? plain.replace(/\([^()]*\)/g, '') : (plain.slice(open + 1).split('>')[0] ?? '')
    const address = bare.trim().toLowerCase()
    if (!ADDRESS.test(address)) continue
    const name = open < 0 ? '' : decodeHeader(unquoted(plain.slice(0, open)))
    found.push({ name: name === '' ? null : name.slice(0, 120), address })
  }
  return found
}

/** Splits at a sign, but not within quotes, comments or angle brackets. */
function splitOutsideQuotes(text: string, sign: string): string[] {
  const parts: string[] = []
  let [from, quoted, depth] = [0, false, 0]
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]
    if (c === '\\') i += 1
    else if (c === '"') quoted = !quoted
    else if (quoted) continue
    else if (c === '(' || c === '<') depth += 1
    else if (c === ')' || c === '>') depth = Math.max(0, depth - 1)
    else if (c === sign && depth === 0) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

/** A Message-ID whose brackets were left out, as some programs do; null for anything else. */
export const bareIdOf = (header: string | undefined): string | null =>
  /^[^\s<>]{1,400}$/.exec(header ?? '')?.[0] ?? null

/** The ids of mails (`<…@…>`) that a header names, in order. */
export function messageIdsOf(header: string | undefined): string[] {
  return (header ?? '').match(/<[^<>\s]{1,400}>/g)?.slice(0, 100) ?? []
}

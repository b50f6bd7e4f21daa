import { at, type InboundMedia, readBoolean, readId, readText, readWord } from '#channels/kit'

const HEX = /^[0-9a-f]{64}$/i
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/

/** Lower-case hex of a SHA-256 given as hex (older webhooks) or base64 (current ones); null when it is neither. */
export function readSha256(value: unknown): string | null {
  const text = readText(value)?.trim()
  if (text === undefined) return null
  if (HEX.test(text)) return text.toLowerCase()
  if (!BASE64.test(text)) return null
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === 32 ? bytes.toString('hex') : null
}

/** The media of a message; a missing object still says that there was one which cannot be had. */
export function readMedia(payload: unknown, type: string, failed: boolean): InboundMedia {
  const id = readId(at(payload, 'id'))
  const url = readWord(at(payload, 'url'))
  return {
    id,
    mimeType: readWord(at(payload, 'mime_type'))?.trim() ?? null,
    sha256: readSha256(at(payload, 'sha256')),
    filename: readWord(at(payload, 'filename')),
    // Old fixtures have a type of their own for voice notes.
    voice: type === 'voice' || readBoolean(at(payload, 'voice')) === true,
    animated: readBoolean(at(payload, 'animated')) === true,
    url,
    available: !failed && (id !== null || url !== null),
  }
}

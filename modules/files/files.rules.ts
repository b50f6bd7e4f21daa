/** Kinds that a browser shows by itself and that cannot run script; everything else is downloaded. */
const INLINE = /^(image\/(jpeg|png|webp|gif|avif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/

/** The Content-Disposition of a file: shown in place when harmless, otherwise an attachment. Names are encoded (RFC 6266). */
export function dispositionOf(mimeType: string, filename: string | null): string {
  const kind = INLINE.test(essenceOf(mimeType)) ? 'inline' : 'attachment'
  if (!filename) return kind
  const plain = filename.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** The type to declare: as stored, or plain bytes when the stored one is no media type. */
export function contentTypeOf(mimeType: string): string {
  return /^[\w.+-]+\/[\w.+-]+(;\s*[\w-]+="?[\w.+-]+"?)*$/.test(mimeType) ? mimeType : 'application/octet-stream'
}

/**
 * The bytes that a Range header asks for (inclusive), for players that seek. Null: the whole file, as for several ranges
 * or anything unreadable. 'UNSATISFIABLE' when it begins after the end.
 */
export function rangeOf(
  header: string | undefined,
  size: number,
): { from: number; to: number } | 'UNSATISFIABLE' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!asked) return null
  const [, first = '', last = ''] = asked
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null
  return from >= size || to < from ? 'UNSATISFIABLE' : { from, to }
}

function essenceOf(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase()
}

import { inflateRawSync } from 'node:zlib'

/** One file of an archive, as its central directory lists it. Sizes in bytes. */
export type ZipEntry = {
  name: string
  method: number
  encrypted: boolean
  packed: number
  unpacked: number
  /** Where its local header begins. */
  at: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const MAX_COMMENT = 0xffff
const MAX_ENTRIES = 5_000
const ZIP64 = 0xffffffff

const STORED = 0
const DEFLATED = 8

/**
 * Where the end record of an archive begins whose comment reaches exactly to the end of the bytes, or null: what makes a
 * file an archive to whoever reads from the end, whatever it is at its beginning.
 */
export function archiveEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT)
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length) return at
  return null
}

/**
 * The entries of a plain archive from the first byte to the last, or null when it is broken, split, of the 64-bit kind,
 * carries a comment, names one file twice, or leads out of its folder.
 */
export function readZip(bytes: Buffer): ZipEntry[] | null {
  const end = archiveEnd(bytes)
  if (end !== bytes.length - END_SIZE || bytes.readUInt32LE(0) !== LOCAL) return null
  const [disk, startDisk, here, count] = [4, 6, 8, 10].map((offset) => bytes.readUInt16LE(end + offset))
  const size = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  if (disk !== 0 || startDisk !== 0 || here !== count || !count || count > MAX_ENTRIES) return null
  if (start + size !== end) return null
  const entries: ZipEntry[] = []
  let at = start
  for (let n = 0; n < count; n += 1) {
    const entry = readEntry(bytes, at, start)
    if (!entry) return null
    entries.push(entry.entry)
    at = entry.next
  }
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  return at === end && names.size === entries.length && entries.some((entry) => entry.at === 0) ? entries : null
}

function readEntry(bytes: Buffer, at: number, directory: number): { entry: ZipEntry; next: number } | null {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return null
  const [packed, unpacked] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
  const [named, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
  const next = at + 46 + (named ?? 0) + (extra ?? 0) + (comment ?? 0)
  const local = bytes.readUInt32LE(at + 42)
  const name = bytes.toString('utf8', at + 46, at + 46 + (named ?? 0))
  if (next > bytes.length || packed === ZIP64 || unpacked === ZIP64 || local + 30 > directory) return null
  if (bytes.readUInt32LE(local) !== LOCAL || leadsOut(name)) return null
  const entry = {
    name,
    method: bytes.readUInt16LE(at + 10),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    packed,
    unpacked,
    at: local,
  }
  return { entry, next }
}

function leadsOut(name: string): boolean {
  return name === '' || name.includes('\0') || /^[\\/]|^[a-z]:|\\/i.test(name) || name.split('/').includes('..')
}

/** The content of an entry up to `limit` bytes, or null when it is longer, broken, or packed in another way. */
export function entryBytes(bytes: Buffer, entry: ZipEntry, limit: number): Buffer | null {
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  const packed = bytes.subarray(from, from + entry.packed)
  if (packed.length !== entry.packed || entry.unpacked > limit) return null
  if (entry.method === STORED) return packed
  if (entry.method !== DEFLATED) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) })
  } catch {
    return null
  }
}

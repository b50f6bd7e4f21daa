/** What a file is by its first bytes; names and declared types are never believed. */
export type ImageKind = 'JPEG' | 'PNG' | 'WEBP' | 'HEIC' | 'OTHER'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']
/** Brands that HEIC and AVIF share; the list of compatible brands tells them apart. */
const SHARED_BRANDS = ['mif1', 'msf1', 'miaf']

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** Recognises the accepted formats and HEIC, which deserves its own advice. */
export function sniffImage(bytes: Uint8Array): ImageKind {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'JPEG'
  if (PNG.every((byte, index) => bytes[index] === byte)) return 'PNG'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'WEBP'
  return isHeic(bytes) ? 'HEIC' : 'OTHER'
}

function isHeic(bytes: Uint8Array): boolean {
  if (ascii(bytes, 4, 8) !== 'ftyp') return false
  const major = ascii(bytes, 8, 12)
  if (HEIC_BRANDS.includes(major)) return true
  if (!SHARED_BRANDS.includes(major)) return false
  const boxEnd = Math.min(new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0), bytes.length, 256)
  for (let at = 16; at + 4 <= boxEnd; at += 4) if (HEIC_BRANDS.includes(ascii(bytes, at, at + 4))) return true
  return false
}

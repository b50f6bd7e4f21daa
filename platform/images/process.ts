import sharp from 'sharp'
import { differenceHash, HASH_HEIGHT, HASH_WIDTH } from './perceptual-hash.ts'
import { sniffImage } from './sniff.ts'

// Every picture is different: a cache of decoded pixels would only hold memory.
sharp.cache(false)

/** Widths in which a photo is served, in pixels. Smaller originals are not blown up. */
export const photoWidths = { thumb: 320, card: 640, large: 1600 } as const
export type PhotoSize = keyof typeof photoWidths

/** Largest picture that is decoded: 50 megapixels (200 MB of pixels) holds the biggest usual phone photo. */
export const MAX_PIXELS = 50_000_000

const QUALITY = 80
const AT_ONCE = 2

export type Rendition = { bytes: Buffer; width: number; height: number; mimeType: 'image/webp' }

/** A photo ready to be stored: upright, without metadata, in all sizes. */
export type ProcessedPhoto = {
  /** Dimensions of the original as it is looked at, after its orientation was applied. */
  width: number
  height: number
  /** 64-bit difference hash, 16 hex digits. */
  perceptualHash: string
  renditions: Record<PhotoSize, Rendition>
}

/** Why a file is not taken. HEIC is a photo we cannot read; NOT_AN_IMAGE everything else, broken pictures too. */
export type ImageRefusal = 'NOT_AN_IMAGE' | 'HEIC_NOT_SUPPORTED' | 'IMAGE_TOO_LARGE'

/** Thrown for a file that is no picture we take. */
export class ImageRefused extends Error {
  readonly reason: ImageRefusal

  constructor(reason: ImageRefusal, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause })
    this.name = 'ImageRefused'
    this.reason = reason
  }
}

/** A part of a picture: its left upper corner and its size, as shares (0 to 1) of the upright picture. */
export type Crop = { x: number; y: number; width: number; height: number }

/**
 * Decodes a JPEG, PNG or WebP, judged by content, and writes it anew: what is not pixels (location, comments, appended
 * scripts) does not survive. Throws ImageRefused. Only a few run at once, the others wait: decoding is what costs memory.
 * @param crop the part to keep; all of it when left out. Dimensions answered are then those of the part.
 */
export function processPhoto(bytes: Uint8Array, crop: Crop | null = null): Promise<ProcessedPhoto> {
  return decoding(bytes, () => render(bytes, crop))
}

/** Runs `work` on a picture of a kind we take when there is a place; whatever it stumbles over is the picture's fault. */
async function decoding<T>(bytes: Uint8Array, work: () => Promise<T>): Promise<T> {
  const kind = sniffImage(bytes)
  if (kind === 'HEIC') throw new ImageRefused('HEIC_NOT_SUPPORTED')
  if (kind === 'OTHER') throw new ImageRefused('NOT_AN_IMAGE')
  const leave = await enter()
  try {
    return await work()
  } catch (error) {
    throw error instanceof ImageRefused ? error : new ImageRefused('NOT_AN_IMAGE', error)
  } finally {
    leave()
  }
}

/**
 * Decodes a picture we take and writes it anew as JPEG, upright, without metadata, on white, no larger than `side` pixels.
 * Throws ImageRefused.
 */
export function pictureToSend(
  bytes: Uint8Array,
  side: number,
): Promise<{ bytes: Buffer; width: number; height: number }> {
  return decoding(bytes, async () => {
    const source = sharp(bytes, { limitInputPixels: false, failOn: 'error', pages: 1 })
    const { width, height } = await source.metadata()
    if (width * height > MAX_PIXELS) throw new ImageRefused('IMAGE_TOO_LARGE')
    const made = await source
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true })
    return { bytes: made.data, width: made.info.width, height: made.info.height }
  })
}

async function render(bytes: Uint8Array, crop: Crop | null): Promise<ProcessedPhoto> {
  const source = sharp(bytes, { limitInputPixels: false, failOn: 'error', pages: 1 })
  const { width, height, autoOrient } = await source.metadata()
  // Judged by the header, before a single pixel is decoded.
  if (width * height > MAX_PIXELS) throw new ImageRefused('IMAGE_TOO_LARGE')

  const part = partOf(crop, autoOrient)
  const { data, info } = await source
    .autoOrient()
    .extract(part)
    .resize({ width: photoWidths.large, height: photoWidths.large * 2, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })

  const rendition = async (size: PhotoSize): Promise<Rendition> => {
    const box = photoWidths[size]
    const made = await pixels()
      .resize({ width: box, height: box * 2, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true })
    return { bytes: made.data, width: made.info.width, height: made.info.height, mimeType: 'image/webp' }
  }
  const grey = await pixels().greyscale().resize(HASH_WIDTH, HASH_HEIGHT, { fit: 'fill' }).raw().toBuffer()
  return {
    width: part.width,
    height: part.height,
    perceptualHash: differenceHash(grey),
    renditions: {
      thumb: await rendition('thumb'),
      card: await rendition('card'),
      large: await rendition('large'),
    },
  }
}

/** The part in pixels: never empty, never beyond the edge. */
function partOf(crop: Crop | null, whole: { width: number; height: number }) {
  if (!crop) return { left: 0, top: 0, width: whole.width, height: whole.height }
  const left = Math.min(Math.round(crop.x * whole.width), whole.width - 1)
  const top = Math.min(Math.round(crop.y * whole.height), whole.height - 1)
  const width = Math.max(1, Math.min(Math.round(crop.width * whole.width), whole.width - left))
  const height = Math.max(1, Math.min(Math.round(crop.height * whole.height), whole.height - top))
  return { left, top, width, height }
}

let running = 0
const waiting: (() => void)[] = []

/** Waits for a place; the returned function gives it back to the next in line. */
async function enter(): Promise<() => void> {
  if (running < AT_ONCE) running += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  return () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

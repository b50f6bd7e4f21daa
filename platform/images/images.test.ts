import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { hashDistance, ImageRefused, processPhoto, sniffImage } from './index.ts'
import { differenceHash } from './perceptual-hash.ts'

/** A picture with a gradient and a dark corner, so that orientation and hashes mean something. */
function picture(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3
      const corner = x < width / 4 && y < height / 4
      pixels[at] = corner ? 0 : Math.round((x / width) * 255)
      pixels[at + 1] = corner ? 0 : Math.round((y / height) * 255)
      pixels[at + 2] = corner ? 0 : 128
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

const refusal = (bytes: Uint8Array) =>
  processPhoto(bytes).then(
    () => 'accepted',
    (error: unknown) => (error instanceof ImageRefused ? error.reason : String(error)),
  )

describe('processPhoto', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('turns a %s into WebP of three widths', async (format) => {
    const photo = await processPhoto(await picture(2000, 1000).toFormat(format).toBuffer())
    expect([photo.width, photo.height]).toEqual([2000, 1000])
    const { thumb, card, large } = photo.renditions
    expect([thumb, card, large].map((r) => [r.width, r.height])).toEqual([
      [320, 160],
      [640, 320],
      [1600, 800],
    ])
    for (const rendition of [thumb, card, large]) expect(sniffImage(rendition.bytes)).toBe('WEBP')
  })

  it('does not blow up a small picture', async () => {
    const photo = await processPhoto(await picture(400, 300).png().toBuffer())
    expect([photo.renditions.card.width, photo.renditions.large.width]).toEqual([400, 400])
  })

  it('removes the place where the photo was taken and everything else that is not pixels', async () => {
    const original = await picture(600, 400)
      .withExif({
        IFD0: { Make: 'SecretCam', Copyright: 'Somebody' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 35/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '7/1 36/1 0/1' },
      })
      .jpeg()
      .toBuffer()
    expect((await sharp(original).metadata()).exif).toBeDefined()
    const photo = await processPhoto(original)
    for (const rendition of Object.values(photo.renditions)) {
      const { exif, xmp, iptc, icc } = await sharp(rendition.bytes).metadata()
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
      expect(rendition.bytes.includes('SecretCam')).toBe(false)
    }
  })

  it('turns the photo upright as its orientation says', async () => {
    const turned = await picture(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const photo = await processPhoto(turned)
    expect([photo.width, photo.height]).toEqual([400, 600])
    expect([photo.renditions.large.width, photo.renditions.large.height]).toEqual([400, 600])
    // Orientation 6: the top left corner as stored is looked at as the top right one.
    const { data, info } = await sharp(photo.renditions.large.bytes).raw().toBuffer({ resolveWithObject: true })
    const bright = (x: number, y: number) => data[(y * info.width + x) * info.channels + 2] ?? 0
    expect(bright(380, 20)).toBeLessThan(30)
    expect(bright(20, 20)).toBeGreaterThan(90)
  })

  it('shows what was transparent on white', async () => {
    const hole = await sharp({
      create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const { data } = await sharp((await processPhoto(hole)).renditions.thumb.bytes)
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(250)
  })

  it('refuses what is no picture, by content', async () => {
    expect(await refusal(Buffer.from('GIF89a-not-accepted'))).toBe('NOT_AN_IMAGE')
    expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('NOT_AN_IMAGE')
    expect(await refusal(Buffer.alloc(0))).toBe('NOT_AN_IMAGE')
    expect(await refusal(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('only a beginning')]))).toBe(
      'NOT_AN_IMAGE',
    )
  })

  it.each(['jpeg', 'png', 'webp'] as const)('refuses a truncated %s', async (format) => {
    const whole = await picture(900, 700).toFormat(format).toBuffer()
    expect(await refusal(whole.subarray(0, Math.floor(whole.length / 2)))).toBe('NOT_AN_IMAGE')
  })

  it('advises on HEIC, also under its shared brands, and not on AVIF', async () => {
    const heif = (major: string, compatible: string) =>
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${major}`), Buffer.alloc(4), Buffer.from(compatible)])
    expect(await refusal(heif('heic', 'mif1heic'))).toBe('HEIC_NOT_SUPPORTED')
    expect(await refusal(heif('mif1', 'mif1heic'))).toBe('HEIC_NOT_SUPPORTED')
    expect(await refusal(heif('avif', 'mif1avif'))).toBe('NOT_AN_IMAGE')
    expect(await refusal(heif('mif1', 'mif1avif'))).toBe('NOT_AN_IMAGE')
  })

  it('refuses a small file that says it unfolds into a huge picture', async () => {
    const bomb = await picture(8, 8).png().toBuffer()
    bomb.writeUInt32BE(30_000, 16)
    bomb.writeUInt32BE(30_000, 20)
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
    expect(await refusal(bomb)).toBe('IMAGE_TOO_LARGE')
  })

  it('never lets a script that rides on a picture through', async () => {
    const script = '<html><script>alert(1)</script></html>'
    const jpeg = await picture(300, 200).jpeg().toBuffer()
    const comment = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, script.length + 2]),
      Buffer.from(script),
      jpeg.subarray(2),
      Buffer.from(script),
    ])
    const photo = await processPhoto(comment)
    for (const { bytes } of Object.values(photo.renditions)) expect(bytes.includes('script')).toBe(false)
  })
})

describe('the perceptual hash', () => {
  it('stays near for the same picture scaled and re-compressed, far for another', async () => {
    const hash = async (bytes: Buffer) => (await processPhoto(bytes)).perceptualHash
    const whole = await hash(await picture(1200, 800).jpeg({ quality: 95 }).toBuffer())
    const small = await hash(await picture(1200, 800).resize(500).jpeg({ quality: 40 }).toBuffer())
    const other = await hash(await picture(1200, 800).flop().jpeg().toBuffer())
    expect(whole).toMatch(/^[0-9a-f]{16}$/)
    expect(hashDistance(whole, small)).toBeLessThanOrEqual(5)
    expect(hashDistance(whole, other)).toBeGreaterThan(5)
  })

  it('is a distance: zero for itself, symmetric, at most 64', () => {
    const grey = fc.uint8Array({ minLength: 72, maxLength: 72 })
    fc.assert(
      fc.property(grey, grey, (a, b) => {
        const [ha, hb] = [differenceHash(a), differenceHash(b)]
        expect(hashDistance(ha, ha)).toBe(0)
        expect(hashDistance(ha, hb)).toBe(hashDistance(hb, ha))
        expect(hashDistance(ha, hb)).toBeLessThanOrEqual(64)
      }),
    )
  })
})

import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawAnnoncePicture, type PictureRequest, type PictureSubject, renderPicture } from './index.ts'

const SUBJECTS: PictureSubject[] = ['FACADE', 'LIVING', 'BEDROOM', 'KITCHEN', 'TERRACE', 'COURTYARD', 'VIEW', 'LAND']
const TYPES = ['APARTMENT', 'VILLA', 'HOUSE', 'STUDIO', 'RIAD', 'LAND', 'OFFICE', 'SHOP', 'FARM', 'ROOM']

const all: PictureRequest[] = (['Casablanca', 'Lyon'] as const).flatMap((city) => [
  ...SUBJECTS.map((subject) => ({ seed: 'one', propertyType: 'APARTMENT', city, subject })),
  ...TYPES.map((propertyType) => ({ seed: 'one', propertyType, city, subject: 'FACADE' as const })),
])

describe('demo pictures', () => {
  it('draws every subject and type with finite numbers only, within a sensible size', () => {
    for (const request of all) {
      const svg = drawAnnoncePicture(request)
      expect(svg, JSON.stringify(request)).not.toMatch(/NaN|undefined|Infinity/)
      expect(svg.length).toBeGreaterThan(20_000)
      expect(svg.length).toBeLessThan(800_000)
    }
  })

  it('draws the same picture for the same seed and another one for another', () => {
    const flat = (seed: string) =>
      drawAnnoncePicture({ seed, propertyType: 'APARTMENT', city: 'Lyon', subject: 'LIVING' })
    expect(flat('a')).toBe(flat('a'))
    const seeds = Array.from({ length: 12 }, (_, index) => flat(`seed-${index}`))
    expect(new Set(seeds).size).toBe(12)
  })

  it('renders a colourful JPEG of the promised size', async () => {
    const request: PictureRequest = { seed: 'a', propertyType: 'RIAD', city: 'Casablanca', subject: 'COURTYARD' }
    const picture = await renderPicture(drawAnnoncePicture(request))
    const image = sharp(picture)
    expect(await image.metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1067 })
    const { channels } = await image.stats()
    for (const { stdev } of channels) expect(stdev).toBeGreaterThan(25)
  })
})

import sharp from 'sharp'
import { importAnnonce, moveAnnonce } from '#modules/annonces'
import { fromUnits } from '#platform/money'
import type { TestApp, TestOrg } from './app.ts'

let serial = 0

function nextSerial(): number {
  serial += 1
  return serial
}

/** A small picture unlike any other of the run: checkers of its own colours and size of squares. */
export async function picture(): Promise<Buffer> {
  serial += 1
  const side = 3 + (serial % 13)
  const raw = Buffer.alloc(64 * 48 * 3)
  for (let i = 0; i < 64 * 48; i += 1) {
    const on = (Math.floor((i % 64) / side) * 7 + Math.floor(i / 64 / side) * 13 + serial * 31) % 5 > 2
    raw.writeUInt8(on ? (serial * 37) % 256 : 220, i * 3)
    raw.writeUInt8(on ? (serial * 59) % 256 : 210, i * 3 + 1)
    raw.writeUInt8(on ? (serial * 83) % 256 : 190, i * 3 + 2)
  }
  return sharp(raw, { raw: { width: 64, height: 48, channels: 3 } })
    .resize(640, 480, { kernel: 'nearest' })
    .jpeg()
    .toBuffer()
}

export type AnnonceOptions = {
  title?: string
  transaction?: 'SALE' | 'RENT'
  propertyType?: 'APARTMENT' | 'VILLA' | 'HOUSE' | 'STUDIO'
  city?: string
  zone?: string
  /** Whole currency units. */
  priceUnits?: number
  bedrooms?: number
  surface?: number
  features?: string[]
}

/** A published annonce with everything the guards ask for. Returns its id. */
export async function publishedAnnonce(t: TestApp, org: TestOrg, o: AnnonceOptions = {}): Promise<string> {
  const currency = org.country === 'MA' ? 'MAD' : 'EUR'
  const photos = await Promise.all([1, 2, 3].map(async (n) => ({ bytes: await picture(), alt: `Photo ${n}` })))
  return t.inOrg(org.orgId, async (ctx) => {
    const id = await importAnnonce(
      ctx,
      {
        branchId: org.branchId,
        title: o.title ?? `Appartement de démonstration ${nextSerial()}`,
        description: 'Un bien lumineux et calme, proche des commerces et des transports, à visiter sans tarder.',
        transaction: o.transaction ?? 'SALE',
        propertyType: o.propertyType ?? 'APARTMENT',
        city: o.city ?? (org.country === 'MA' ? 'Casablanca' : 'Lyon'),
        zone: o.zone ?? (org.country === 'MA' ? 'Maârif' : 'Croix-Rousse'),
        price: fromUnits(o.priceUnits ?? 1_000_000, currency),
        rentPeriod: o.transaction === 'RENT' ? 'MONTH' : null,
        surface: o.surface ?? 90,
        bedrooms: o.bedrooms ?? 2,
        rooms: (o.bedrooms ?? 2) + 1,
        bathrooms: 1,
        floor: 2,
        features: o.features ?? ['ELEVATOR'],
        mandate: { type: 'SIMPLE', number: `M-${nextSerial()}`, startsOn: '2026-01-01', endsOn: '2027-12-31' },
        fees: { percent: 2.5, payer: 'BUYER' },
        energy:
          org.country === 'FR' ? { dpeClass: 'C', ghgClass: 'C', kwh: 140, kg: 20, issuedOn: '2025-05-01' } : null,
        titleDeed:
          org.country === 'MA'
            ? { status: 'TITRE_FONCIER', number: 'TF 1234/C' }
            : { condominium: true, lots: 12, annualCharges: 120_000 },
      },
      photos,
    )
    const version = (
      await ctx.db.selectFrom('annonces').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    ).version
    await moveAnnonce(ctx, id, { to: 'PUBLISHED', version })
    return id
  })
}

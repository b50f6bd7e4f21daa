import sharp from 'sharp'
import type { Annonce } from './annonces.schema.ts'

/** The signed-in person of a test, as far as these builders need one. */
type Answer<T> = { status: number; body: T }
type Caller = {
  get<T>(url: string): Promise<Answer<T>>
  send<T>(method: 'POST', url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
}
type TestOrg = { admin: Caller }

/** A problem document, as far as tests look at it. */
export type Problem = {
  code: string
  errors: { field: string; code: string; message: string }[]
  current: Annonce
  allowed: Annonce['actions']['allowed']
  failed: { code: string; reason: string }[]
}
export type Outcome = Annonce & Problem

export const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' }

/** A Moroccan flat for sale with everything that publishing asks for but photos. */
export function completeFields(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: 'Appartement lumineux avec terrasse',
    description: 'Bel appartement traversant de quatre pièces, calme, proche du tramway et des écoles.',
    transaction: 'SALE',
    propertyType: 'APARTMENT',
    price: { amount: 145_000_000, currency: 'MAD' },
    surface: 92,
    rooms: 4,
    bedrooms: 2,
    city: 'Casablanca',
    zone: 'Maârif',
    mandate: { type: 'EXCLUSIVE', number: null, ...year },
    titleDeed: { status: 'TITRE_FONCIER', number: '12345/C' },
    ...change,
  }
}

export const create = (who: Caller, body: unknown = completeFields()): Promise<Answer<Outcome>> =>
  who.send<Outcome>('POST', '/annonces', body)

export const move = (who: Caller, id: string, body: Record<string, unknown>): Promise<Answer<Outcome>> =>
  who.send<Outcome>('POST', `/annonces/${id}/transitions`, body)

/** A picture of its own for each seed: a few soft blobs, far apart in their perceptual hashes. */
export async function picture(seed: number, width = 640, height = 480): Promise<Buffer> {
  const grid = Buffer.alloc(9 * 8)
  let state = seed * 2_654_435_761 + 12_345
  for (let i = 0; i < grid.length; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    grid[i] = (state >>> 16) & 0xff
  }
  return sharp(grid, { raw: { width: 9, height: 8, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** Sends a file as a browser would. */
export async function upload<T = Record<string, unknown>>(
  who: Caller,
  annonceId: string,
  bytes: Uint8Array,
  options: { filename?: string; type?: string; alt?: string } = {},
): Promise<Answer<T>> {
  const form = new FormData()
  if (options.alt) form.set('alt', options.alt)
  form.set(
    'file',
    new Blob([Buffer.from(bytes)], { type: options.type ?? 'image/jpeg' }),
    options.filename ?? 'photo.jpg',
  )
  const encoded = new Response(form)
  const type = encoded.headers.get('content-type') ?? ''
  return who.send<T>('POST', `/annonces/${annonceId}/photos`, Buffer.from(await encoded.arrayBuffer()), {
    'content-type': type,
  })
}

/** Enters the mandate that a draft was given, so that it has its number. */
export async function enterMandate(who: Caller, { id, mandate }: Pick<Annonce, 'id' | 'mandate'>): Promise<void> {
  if (!mandate) return
  const { number: _number, ...terms } = mandate
  const made = await who.send('POST', '/mandates', {
    annonceId: id,
    mandantName: 'Nadia Berrada',
    mandantAddress: '14, rue Ibn Sina',
    signedOn: '2026-01-01',
    ...terms,
  })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
}

/** A draft that may be published: complete, under a mandate, with three photos of its own. */
export async function publishable(org: TestOrg, seed: number, change: Record<string, unknown> = {}): Promise<Annonce> {
  const made = await create(org.admin, completeFields(change))
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  await enterMandate(org.admin, made.body)
  for (let i = 0; i < 3; i += 1) await upload(org.admin, made.body.id, await picture(seed * 10 + i, 96, 64))
  return (await org.admin.get<Annonce>(`/annonces/${made.body.id}`)).body
}

export async function published(org: TestOrg, seed: number, change: Record<string, unknown> = {}): Promise<Annonce> {
  const ready = await publishable(org, seed, change)
  const done = await move(org.admin, ready.id, { to: 'PUBLISHED', version: ready.version })
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  return done.body
}

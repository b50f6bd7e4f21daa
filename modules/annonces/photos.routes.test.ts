import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { completeFields, create, type Outcome, type Problem, picture, upload } from './annonces.fixture.ts'
import type { Annonce, Photo } from './annonces.schema.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
})
afterAll(() => t.close())

const draft = async () => (await create(casa.admin, completeFields())).body.id
const show = async (id: string) => (await casa.admin.get<Annonce>(`/annonces/${id}`)).body

/** The bytes behind a link, as a browser gets them. */
async function fetched(url: string): Promise<{ bytes: Buffer; headers: Record<string, unknown> }> {
  const answer = await t.app.http.app.inject({ method: 'GET', url })
  return { bytes: answer.rawPayload, headers: answer.headers }
}

describe('adding photos', () => {
  it('keeps a photo in three widths behind links that work without signing in', async () => {
    const id = await draft()
    const photo = await upload<Photo>(casa.admin, id, await picture(1, 2000, 1500), { alt: 'Salon, plein sud' })
    expect(photo.status).toBe(201)
    expect(photo.body).toMatchObject({ position: 0, isCover: true, alt: 'Salon, plein sud', width: 2000, height: 1500 })
    for (const [url, width] of [
      [photo.body.urls.thumb, 320],
      [photo.body.urls.card, 640],
      [photo.body.urls.large, 1600],
    ] as const) {
      const { bytes, headers } = await fetched(url)
      expect(headers['content-type']).toBe('image/webp')
      expect((await sharp(bytes).metadata()).width).toBe(width)
    }
    const annonce = await show(id)
    expect(annonce.photos).toEqual([photo.body])
    expect(annonce.coverUrl).toBe(photo.body.urls.card)
  })

  it('raises the quality and leaves the version of the facts alone', async () => {
    const id = await draft()
    const before = await show(id)
    for (const seed of [11, 12, 13]) await upload(casa.admin, id, await picture(seed))
    const after = await show(id)
    expect(after.quality.score).toBe(before.quality.score + 10)
    expect(after.version).toBe(before.version)
    expect(after.photos.map((p) => [p.position, p.isCover])).toEqual([
      [0, true],
      [1, false],
      [2, false],
    ])
  })

  it('does not keep where the photo was taken', async () => {
    const original = await sharp(await picture(20))
      .withExif({
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 35/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '7/1 36/1 0/1' },
      })
      .jpeg()
      .toBuffer()
    const photo = await upload<Photo>(casa.admin, await draft(), original)
    for (const url of Object.values(photo.body.urls))
      expect((await sharp((await fetched(url)).bytes).metadata()).exif).toBeUndefined()
  })

  it('keeps the same picture once, however often it is sent', async () => {
    const id = await draft()
    const bytes = await picture(30)
    const answers = await Promise.all([1, 2, 3].map(() => upload<Photo>(casa.admin, id, bytes)))
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201])
    expect(new Set(answers.map((a) => a.body.id)).size).toBe(1)
    expect((await show(id)).photos).toHaveLength(1)
  })

  it('gives simultaneous uploads their own places and one cover', async () => {
    const id = await draft()
    const pictures = await Promise.all([41, 42, 43, 44].map((seed) => picture(seed, 320, 200)))
    await Promise.all(pictures.map((bytes) => upload(casa.admin, id, bytes)))
    const { photos } = await show(id)
    expect(photos.map((p) => p.position)).toEqual([0, 1, 2, 3])
    expect(photos.filter((p) => p.isCover)).toHaveLength(1)
  })

  it('judges a file by its content, whatever it is called', async () => {
    const id = await draft()
    const refusal = async (bytes: Uint8Array, filename: string, type: string) => {
      const answer = await upload<Problem>(casa.admin, id, bytes, { filename, type })
      return [answer.status, answer.body.code]
    }
    expect(await refusal(Buffer.from('I am text'), 'photo.jpg', 'image/jpeg')).toEqual([415, 'NOT_AN_IMAGE'])
    expect(await refusal(Buffer.from('%PDF-1.7 …'), 'photo.png', 'image/png')).toEqual([415, 'NOT_AN_IMAGE'])
    expect(await refusal(Buffer.alloc(0), 'photo.jpg', 'image/jpeg')).toEqual([415, 'NOT_AN_IMAGE'])
    const jpeg = await picture(50)
    expect(await refusal(jpeg.subarray(0, 4000), 'photo.jpg', 'image/jpeg')).toEqual([415, 'NOT_AN_IMAGE'])
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic'),
      Buffer.alloc(4),
      Buffer.from('mif1heic'),
    ])
    expect(await refusal(heic, 'IMG_1.HEIC', 'image/heic')).toEqual([415, 'HEIC_NOT_SUPPORTED'])
    expect((await show(id)).photos).toEqual([])
    const named = await upload(casa.admin, id, jpeg, { filename: '../../etc/passwd.html', type: 'text/html' })
    expect(named.status).toBe(201)
  })

  it('makes a picture that carries a page harmless', async () => {
    const page = Buffer.from('<!doctype html><script>fetch("/api/v1/me")</script>')
    const polyglot = Buffer.concat([await picture(60), page])
    const photo = await upload<Photo>(casa.admin, await draft(), polyglot, { filename: 'x.html', type: 'text/html' })
    expect(photo.status).toBe(201)
    for (const url of Object.values(photo.body.urls)) {
      const { bytes, headers } = await fetched(url)
      expect(bytes.includes('script')).toBe(false)
      expect(headers['content-type']).toBe('image/webp')
    }
  })

  it('refuses a form that is none, empty, broken or too large', async () => {
    const id = await draft()
    const send = (payload: unknown, type: string) =>
      casa.admin.send<Problem>('POST', `/annonces/${id}/photos`, payload, { 'content-type': type })
    expect((await send(await picture(1), 'image/jpeg')).status).toBe(415)
    expect((await send('{"file":"x"}', 'application/json')).status).toBe(415)
    const form = 'multipart/form-data; boundary=edge'
    const empty = await send(Buffer.from('--edge--\r\n'), form)
    expect([empty.status, empty.body.errors?.[0]?.field]).toEqual([400, 'file'])
    expect(
      (await send(Buffer.from('--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'), form))
        .status,
    ).toBe(400)
    expect((await send(Buffer.from('nonsense'), form)).status).toBe(400)
    expect((await send(Buffer.from('nonsense'), 'multipart/form-data')).status).toBeGreaterThanOrEqual(400)
    const huge = await upload<Problem>(casa.admin, id, Buffer.alloc(15 * 1024 * 1024 + 1, 0xff))
    expect([huge.status, huge.body.code]).toEqual([413, 'BODY_TOO_LARGE'])
    const long = await upload<Problem>(casa.admin, id, await picture(1), { alt: 'x'.repeat(301) })
    expect([long.status, long.body.errors[0]?.field]).toEqual([400, 'alt'])
    expect((await show(id)).photos).toEqual([])
  })
})

describe('arranging photos', () => {
  const withPhotos = async (seed: number, count = 3) => {
    const id = await draft()
    const photos: Photo[] = []
    for (let i = 0; i < count; i += 1)
      photos.push((await upload<Photo>(casa.admin, id, await picture(seed + i, 320, 240))).body)
    return { id, ids: photos.map((p) => p.id) }
  }
  const arrange = (id: string, body: unknown) => casa.admin.send<Outcome>('PATCH', `/annonces/${id}/photos`, body)

  it('orders them and chooses the cover', async () => {
    const { id, ids } = await withPhotos(100)
    const [a = '', b = '', c = ''] = ids
    const done = await arrange(id, { order: [c, a, b], coverId: b })
    expect(done.status).toBe(200)
    expect(done.body.photos.map((p) => [p.id, p.position, p.isCover])).toEqual([
      [c, 0, false],
      [a, 1, false],
      [b, 2, true],
    ])
    expect(done.body.coverUrl).toBe(done.body.photos[2]?.urls.card)
  })

  it('refuses an order that leaves one out, repeats one or brings one of another annonce', async () => {
    const { id, ids } = await withPhotos(110)
    const other = await withPhotos(120, 1)
    const [a = '', b = '', c = ''] = ids
    for (const order of [[a, b], [a, b, b], [a, b, other.ids[0]], []])
      expect((await arrange(id, { order })).status, String(order.length)).toBe(400)
    expect((await arrange(id, { coverId: other.ids[0] })).status).toBe(404)
    expect((await show(id)).photos.map((p) => p.id)).toEqual([a, b, c])
  })

  it('describes one', async () => {
    const { id, ids } = await withPhotos(130, 1)
    const url = `/annonces/${id}/photos/${ids[0]}`
    expect((await casa.admin.send<Photo>('PATCH', url, { alt: '  Cuisine équipée ' })).body.alt).toBe('Cuisine équipée')
    expect((await casa.admin.send<Photo>('PATCH', url, { alt: null })).body.alt).toBe(null)
    expect((await casa.admin.send('PATCH', url, { alt: 'x'.repeat(301) })).status).toBe(400)
  })

  it('removes one and lets the next be the cover', async () => {
    const { id, ids } = await withPhotos(140)
    expect((await casa.admin.send('DELETE', `/annonces/${id}/photos/${ids[0]}`)).status).toBe(204)
    expect((await casa.admin.send('DELETE', `/annonces/${id}/photos/${ids[0]}`)).status).toBe(404)
    expect((await show(id)).photos.map((p) => [p.id, p.isCover])).toEqual([
      [ids[1], true],
      [ids[2], false],
    ])
  })

  it('is in the audit', async () => {
    const { ids } = await withPhotos(150, 1)
    const found = await t.superuser.query(
      `select action from app.audit_entries where entity = 'annonce_photos' and entity_id = $1`,
      [ids[0]],
    )
    expect(found.rows.map((r) => r.action)).toContain('INSERT')
  })
})

describe('cropping', () => {
  type Cropped = Photo & { urls: { large: string } }
  const size = async (url: string) => {
    const answer = await t.app.http.app.inject({ method: 'GET', url })
    const { width, height, exif } = await sharp(answer.rawPayload).metadata()
    return { width, height, exif }
  }

  it('shows the part in place, always of the whole, keeps order, cover and words, and is taken back', async () => {
    const id = await draft()
    const { body: first } = await upload<Cropped>(casa.admin, id, await picture(401, 1000, 500), { alt: 'Séjour' })
    await upload(casa.admin, id, await picture(402))
    const at = `/annonces/${id}/photos/${first.id}/crop`
    const crop = (body: unknown) => casa.admin.send<Cropped & Problem>('PUT', at, body)
    const half = { x: 0.5, y: 0, width: 0.5, height: 1 }
    const done = await crop(half)
    expect(done.body).toMatchObject({ width: 500, height: 500, position: 0, isCover: true, alt: 'Séjour', crop: half })
    expect(await size(done.body.urls.large)).toEqual({ width: 500, height: 500, exif: undefined })
    expect((await size(done.body.wholeUrl)).width).toBe(1000)
    const again = await crop({ x: 0, y: 0, width: 0.8, height: 1 })
    expect(await size(again.body.urls.large)).toMatchObject({ width: 800, height: 500 })
    const back = await casa.admin.send<Cropped>('DELETE', at)
    expect(back.body).toMatchObject({ ...first, urls: expect.anything(), wholeUrl: expect.anything(), crop: null })
    expect((await casa.admin.send('DELETE', at)).status).toBe(200)
  })

  it.each([
    ['beyond the edge', { x: 0.6, y: 0, width: 0.5, height: 1 }],
    ['too small', { x: 0, y: 0, width: 0.05, height: 1 }],
    ['not a number', { x: 'a', y: 0, width: 1, height: 1 }],
    ['nothing', {}],
  ])('refuses a part that is %s', async (_name, body) => {
    const id = await draft()
    const { body: photo } = await upload<Cropped>(casa.admin, id, await picture(410))
    expect((await casa.admin.send('PUT', `/annonces/${id}/photos/${photo.id}/crop`, body)).status).toBe(400)
    expect((await casa.admin.get<Outcome>(`/annonces/${id}`)).body.photos[0]?.crop).toBeNull()
  })

  it('is nobody else’s to do', async () => {
    const id = await draft()
    const { body: photo } = await upload<Cropped>(casa.admin, id, await picture(411))
    const whole = { x: 0, y: 0, width: 1, height: 1 }
    const other = await t.org({ country: 'FR' })
    const auditor = await t.member(casa, ['AUDITOR'])
    expect((await other.admin.send('PUT', `/annonces/${id}/photos/${photo.id}/crop`, whole)).status).toBe(404)
    expect((await auditor.send('PUT', `/annonces/${id}/photos/${photo.id}/crop`, whole)).status).toBe(403)
    expect((await casa.admin.send('PUT', `/annonces/${id}/photos/${id}/crop`, whole)).status).toBe(404)
  })
})

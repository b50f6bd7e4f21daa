import { announce, type RequestContext, runInOrg } from '#platform/context'
import { AppError, notFound } from '#platform/errors'
import { ImageRefused, type PhotoSize, type ProcessedPhoto, processPhoto } from '#platform/images'
import { presentAnnonce, presentPhoto } from './annonces.presenter.ts'
import { qualityOf } from './annonces.quality.rules.ts'
import { saveQuality } from './annonces.repository.ts'
import type { Annonce, Photo, PhotoOrder } from './annonces.schema.ts'
import { loadToChange } from './annonces.service.ts'
import { loadAnnonce } from './annonces.views.ts'
import {
  deletePhoto,
  insertPhoto,
  lockPhotos,
  type PhotoFiles,
  type PhotoRow,
  saveAlt,
  saveCover,
  savePositions,
} from './photos.repository.ts'

/** More than any portal takes; keeps one annonce from filling the disk. */
const MAX_PHOTOS = 50

/**
 * Takes a photo as it came. Decoding takes long, so it happens before the transaction: give a read context.
 * 415 with the reason when it is no picture, 409 PHOTO_LIMIT. The same picture sent twice is kept once.
 */
export async function uploadPhoto(
  ctx: RequestContext,
  annonceId: string,
  upload: { bytes: Uint8Array; alt: string | null },
): Promise<Photo> {
  await loadToChange(ctx, annonceId)
  const processed = await process(upload.bytes)
  const files = await store(ctx, processed)
  return runInOrg(ctx.platform, ctx, async (tx) => {
    // Asked again: while the picture was decoded the annonce may have changed hands or been archived.
    await loadToChange(tx, annonceId)
    return presentPhoto(tx, await attach(tx, annonceId, processed, files, upload.alt))
  })
}

/** The same inside a transaction that the caller holds: for imports. */
export async function addPhoto(
  ctx: RequestContext,
  annonceId: string,
  upload: { bytes: Uint8Array; alt: string | null },
): Promise<void> {
  await loadToChange(ctx, annonceId)
  const processed = await process(upload.bytes)
  await attach(ctx, annonceId, processed, await store(ctx, processed), upload.alt)
}

async function process(bytes: Uint8Array): Promise<ProcessedPhoto> {
  return processPhoto(bytes).catch((error: unknown) => {
    if (error instanceof ImageRefused)
      throw new AppError(415, error.reason, { errors: [{ field: 'file', code: error.reason }], cause: error })
    throw error
  })
}

async function store(ctx: RequestContext, photo: ProcessedPhoto): Promise<PhotoFiles> {
  const put = async (size: PhotoSize) => {
    const { bytes, width, height } = photo.renditions[size]
    return { ...(await ctx.platform.files.put(ctx.orgId, bytes)), width, height }
  }
  return { thumb: await put('thumb'), card: await put('card'), large: await put('large') }
}

async function attach(
  ctx: RequestContext,
  annonceId: string,
  { width, height, perceptualHash }: ProcessedPhoto,
  files: PhotoFiles,
  alt: string | null,
): Promise<PhotoRow> {
  const present = await lockPhotos(ctx, annonceId)
  const twin = present.find((photo) => photo.files.large.hash === files.large.hash)
  if (twin) return twin
  if (present.length >= MAX_PHOTOS) throw new AppError(409, 'PHOTO_LIMIT', { params: { limit: MAX_PHOTOS } })
  const position = (present.at(-1)?.position ?? -1) + 1
  const isCover = present.length === 0
  const id = await insertPhoto(ctx, { annonceId, position, isCover, alt, width, height, perceptualHash, files })
  await changed(ctx, annonceId)
  return { id, position, isCover, alt, width, height, files }
}

/** Puts all photos in a new order and/or chooses the cover. 400 unless the order names each photo once. */
export async function arrangePhotos(ctx: RequestContext, annonceId: string, input: PhotoOrder): Promise<Annonce> {
  await loadToChange(ctx, annonceId)
  const present = await lockPhotos(ctx, annonceId)
  const known = new Set(present.map((photo) => photo.id))
  if (input.order) {
    if (input.order.length !== known.size || !input.order.every((id) => known.has(id)))
      throw new AppError(400, 'VALIDATION_FAILED', { errors: [{ field: 'order', code: 'NOT_ALL_PHOTOS' }] })
    await savePositions(ctx, input.order)
  }
  if (input.coverId) {
    if (!known.has(input.coverId)) throw notFound('photo')
    await saveCover(ctx, annonceId, input.coverId)
  }
  await changed(ctx, annonceId)
  return afterwards(ctx, annonceId)
}

/** Describes a photo for those who cannot see it. */
export async function describePhoto(
  ctx: RequestContext,
  annonceId: string,
  photoId: string,
  alt: string | null,
): Promise<Photo> {
  await loadToChange(ctx, annonceId)
  const photo = (await lockPhotos(ctx, annonceId)).find((p) => p.id === photoId)
  if (!photo) throw notFound('photo')
  const text = alt?.trim() || null
  await saveAlt(ctx, photoId, text)
  await changed(ctx, annonceId)
  return presentPhoto(ctx, { ...photo, alt: text })
}

/** Removes a photo; when it was the cover, the first of the others becomes it. */
export async function removePhoto(ctx: RequestContext, annonceId: string, photoId: string): Promise<void> {
  await loadToChange(ctx, annonceId)
  const present = await lockPhotos(ctx, annonceId)
  const photo = present.find((p) => p.id === photoId)
  if (!photo) throw notFound('photo')
  await deletePhoto(ctx, photoId)
  const heir = present.find((p) => p.id !== photoId)
  if (photo.isCover && heir) await saveCover(ctx, annonceId, heir.id)
  await changed(ctx, annonceId)
}

/** Keeps the quality true to the photos and tells open screens. */
async function changed(ctx: RequestContext, annonceId: string): Promise<void> {
  const annonce = await loadAnnonce(ctx, annonceId, null)
  if (!annonce) throw notFound('annonce')
  const { photos, country } = annonce
  const photosWithText = photos.filter((photo) => photo.alt).length
  await saveQuality(ctx, annonceId, qualityOf({ facts: annonce, country, photos: photos.length, photosWithText }))
  announce(ctx, { topic: 'annonce', id: annonceId, kind: 'changed' })
}

async function afterwards(ctx: RequestContext, annonceId: string): Promise<Annonce> {
  const annonce = await loadAnnonce(ctx, annonceId, null)
  if (!annonce) throw notFound('annonce')
  return presentAnnonce(ctx, annonce)
}

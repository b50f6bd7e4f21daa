import { announce, type RequestContext, runInOrg } from '#platform/context'
import { AppError, invalidField, notFound } from '#platform/errors'
import { type Crop, ImageRefused, type PhotoSize, type ProcessedPhoto, processPhoto } from '#platform/images'
import { presentAnnonce, presentPhoto } from './annonces.presenter.ts'
import { qualityOf } from './annonces.quality.rules.ts'
import { saveQuality } from './annonces.repository.ts'
import type { Annonce, Photo, PhotoCrop, PhotoOrder } from './annonces.schema.ts'
import { loadToChange } from './annonces.service.ts'
import { loadAnnonce } from './annonces.views.ts'
import {
  deletePhoto,
  insertPhoto,
  lockPhotos,
  type PhotoFiles,
  type PhotoRow,
  type Renditions,
  saveAlt,
  saveCover,
  saveFiles,
  savePositions,
} from './photos.repository.ts'

/** More than any portal takes; keeps one annonce from filling the disk. */
const MAX_PHOTOS = 50
/** Shares from a screen do not always add up to one. */
const ROUNDING = 1e-3

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

async function process(bytes: Uint8Array, crop: Crop | null = null): Promise<ProcessedPhoto> {
  return processPhoto(bytes, crop).catch((error: unknown) => {
    if (error instanceof ImageRefused)
      throw new AppError(415, error.reason, { errors: [{ field: 'file', code: error.reason }], cause: error })
    throw error
  })
}

async function store(ctx: RequestContext, photo: ProcessedPhoto): Promise<Renditions> {
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
  return { id, position, isCover, alt, width, height, perceptualHash, files }
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

/**
 * Shows a part of a photo in its place: order, cover and words stay, the whole is kept. The part is always one of the
 * whole, so that cropping twice does not wear the picture down. Decoding takes long: give a read context. 404 on a photo
 * that is not there, 400 on a part beyond the edge.
 */
export async function cropPhoto(
  ctx: RequestContext,
  annonceId: string,
  photoId: string,
  crop: PhotoCrop,
): Promise<Photo> {
  if (crop.x + crop.width > 1 + ROUNDING) throw invalidField('width', 'OUTSIDE')
  if (crop.y + crop.height > 1 + ROUNDING) throw invalidField('height', 'OUTSIDE')
  const whole = wholeOf(photoAmong((await loadToChange(ctx, annonceId)).photos, photoId))
  const bytes = await ctx.platform.files.get(ctx.orgId, whole.files.large.hash)
  if (!bytes) throw notFound('photo')
  const part = await process(bytes, crop)
  const files = await store(ctx, part)
  return runInOrg(ctx.platform, ctx, async (tx) => {
    await loadToChange(tx, annonceId)
    const photo = photoAmong(await lockPhotos(tx, annonceId), photoId)
    const kept = { ...wholeOf(photo), crop }
    return show(tx, annonceId, photo, {
      width: Math.max(1, Math.round(kept.width * crop.width)),
      height: Math.max(1, Math.round(kept.height * crop.height)),
      perceptualHash: part.perceptualHash,
      files: { ...files, whole: kept },
    })
  })
}

/** Shows the whole photo again. One that is not cropped stays as it is. */
export async function uncropPhoto(ctx: RequestContext, annonceId: string, photoId: string): Promise<Photo> {
  await loadToChange(ctx, annonceId)
  const photo = photoAmong(await lockPhotos(ctx, annonceId), photoId)
  if (!photo.files.whole) return presentPhoto(ctx, photo)
  const { crop: _crop, ...whole } = photo.files.whole
  return show(ctx, annonceId, photo, whole)
}

async function show(
  ctx: RequestContext,
  annonceId: string,
  photo: PhotoRow,
  shown: Pick<PhotoRow, 'width' | 'height' | 'perceptualHash' | 'files'>,
): Promise<Photo> {
  await saveFiles(ctx, photo.id, shown)
  await changed(ctx, annonceId)
  return presentPhoto(ctx, { ...photo, ...shown })
}

function photoAmong(photos: readonly PhotoRow[], photoId: string): PhotoRow {
  const photo = photos.find(({ id }) => id === photoId)
  if (!photo) throw notFound('photo')
  return photo
}

/** The photo as it was uploaded. */
function wholeOf({ files, width, height, perceptualHash }: PhotoRow): Omit<NonNullable<PhotoFiles['whole']>, 'crop'> {
  if (!files.whole) return { width, height, perceptualHash, files }
  const { crop: _crop, ...whole } = files.whole
  return whole
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

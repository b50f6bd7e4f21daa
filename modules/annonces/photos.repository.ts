import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb } from '#platform/db'
import type { Crop, PhotoSize } from '#platform/images'
import { holdAnnonce } from './annonces.repository.ts'

/** Where the renditions of a photo lie: hashes in the file store, with width, height and size in bytes. */
export type Renditions = Record<PhotoSize, { hash: string; width: number; height: number; size: number }>

/** Of a cropped photo, the part that is shown and the whole as it was uploaded, so that cropping can be taken back. */
export type PhotoFiles = Renditions & {
  whole?: { crop: Crop; width: number; height: number; perceptualHash: string; files: Renditions }
}

export type PhotoRow = {
  id: string
  position: number
  isCover: boolean
  alt: string | null
  width: number
  height: number
  perceptualHash: string
  files: PhotoFiles
}

/** Holds the annonce's row so that two who arrange its photos come one after the other. */
export async function lockPhotos(ctx: RequestContext, annonceId: string): Promise<PhotoRow[]> {
  await holdAnnonce(ctx, annonceId)
  const rows = await ctx.db
    .selectFrom('annonce_photos')
    .select([
      'id',
      'position',
      'is_cover as isCover',
      'alt',
      'width',
      'height',
      'perceptual_hash as perceptualHash',
      'files',
    ])
    .where('annonce_id', '=', annonceId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, files: row.files as unknown as PhotoFiles }))
}

export async function insertPhoto(
  ctx: RequestContext,
  photo: {
    annonceId: string
    position: number
    isCover: boolean
    alt: string | null
    width: number
    height: number
    perceptualHash: string
    files: PhotoFiles
  },
): Promise<string> {
  const row = await ctx.db
    .insertInto('annonce_photos')
    .values({
      annonce_id: photo.annonceId,
      position: photo.position,
      is_cover: photo.isCover,
      alt: photo.alt,
      width: photo.width,
      height: photo.height,
      perceptual_hash: photo.perceptualHash,
      files: jsonb(photo.files),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Puts photos in the order of the ids, from 0. */
export async function savePositions(ctx: RequestContext, ids: readonly string[]): Promise<void> {
  await sql`update app.annonce_photos p set position = o.n - 1
    from unnest(${[...ids]}::uuid[]) with ordinality o (id, n) where p.id = o.id and p.position <> o.n - 1`.execute(
    ctx.db,
  )
}

/** Makes one photo the cover, and no other. */
export async function saveCover(ctx: RequestContext, annonceId: string, photoId: string): Promise<void> {
  await ctx.db
    .updateTable('annonce_photos')
    .set({ is_cover: false })
    .where('annonce_id', '=', annonceId)
    .where('is_cover', '=', true)
    .where('id', '<>', photoId)
    .execute()
  await ctx.db
    .updateTable('annonce_photos')
    .set({ is_cover: true })
    .where('id', '=', photoId)
    .where('annonce_id', '=', annonceId)
    .where('is_cover', '=', false)
    .execute()
}

export async function saveAlt(ctx: RequestContext, photoId: string, alt: string | null): Promise<void> {
  await ctx.db.updateTable('annonce_photos').set({ alt }).where('id', '=', photoId).execute()
}

/** Shows other renditions in the place of a photo; its order, cover and words stay. */
export async function saveFiles(
  ctx: RequestContext,
  photoId: string,
  { width, height, perceptualHash, files }: Pick<PhotoRow, 'width' | 'height' | 'perceptualHash' | 'files'>,
): Promise<void> {
  await ctx.db
    .updateTable('annonce_photos')
    .set({ width, height, perceptual_hash: perceptualHash, files: jsonb(files) })
    .where('id', '=', photoId)
    .execute()
}

export async function deletePhoto(ctx: RequestContext, photoId: string): Promise<void> {
  await ctx.db.deleteFrom('annonce_photos').where('id', '=', photoId).execute()
}

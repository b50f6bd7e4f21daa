import { Errors } from 'typebox/value'
import type { RequestContext } from '#platform/context'
import { AppError } from '#platform/errors'
import { NewAnnonce } from './annonces.schema.ts'
import { createDraft } from './annonces.service.ts'
import { addPhoto } from './photos.service.ts'

/**
 * Creates a draft with photos in the caller's transaction, by the same rules as the API: schema, contradictions,
 * content of the pictures. The first photo becomes the cover. Returns the id; publish it with moveAnnonce.
 */
export async function importAnnonce(
  ctx: RequestContext,
  fields: NewAnnonce,
  photos: readonly { bytes: Uint8Array; alt: string | null }[],
): Promise<string> {
  const faults = Errors(NewAnnonce, fields).slice(0, 20)
  if (faults.length > 0) {
    const errors = faults.map(({ instancePath, keyword }) => ({
      field: instancePath.split('/').filter(Boolean).join('.') || 'body',
      code: keyword.toUpperCase(),
    }))
    throw new AppError(400, 'VALIDATION_FAILED', { errors })
  }
  const id = await createDraft(ctx, fields)
  for (const photo of photos) await addPhoto(ctx, id, photo)
  return id
}

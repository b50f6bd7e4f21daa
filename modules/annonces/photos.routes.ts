import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { AppError, invalidField, sqlState } from '#platform/errors'
import { type Http, tenantRoute } from '#platform/http'
import { Annonce, Id, Photo, PhotoCrop, PhotoOrder, PhotoText } from './annonces.schema.ts'
import { arrangePhotos, cropPhoto, describePhoto, removePhoto, uncropPhoto, uploadPhoto } from './photos.service.ts'

const MAX_UPLOAD = 15 * 1024 * 1024
const FORM_OVERHEAD = 64 * 1024
const MAX_ALT = 300

const One = Type.Object({ id: Id })
const OnePhoto = Type.Object({ id: Id, photoId: Id })

export function photosRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'POST',
    url: '/annonces/:id/photos',
    summary: 'Add a photo: multipart field "file" (JPEG, PNG, WebP up to 15 MB), optional field "alt"',
    tag: 'annonces',
    permission: 'annonce.write',
    status: 201,
    limit: 'write',
    bodyLimit: MAX_UPLOAD + FORM_OVERHEAD,
    // The use case opens its own transaction once the picture is decoded.
    transaction: false,
    schema: { params: One, response: { 201: Photo } },
    act: async (ctx, { params, request }) => uploadPhoto(ctx, params.id, await readUpload(request)),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/annonces/:id/photos',
    summary: 'Order the photos, choose the cover',
    tag: 'annonces',
    permission: 'annonce.write',
    schema: { params: One, body: PhotoOrder, response: { 200: Annonce } },
    act: (ctx, { params, body }) => arrangePhotos(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/annonces/:id/photos/:photoId',
    summary: 'Describe a photo',
    tag: 'annonces',
    permission: 'annonce.write',
    schema: { params: OnePhoto, body: PhotoText, response: { 200: Photo } },
    act: (ctx, { params, body }) => describePhoto(ctx, params.id, params.photoId, body.alt),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/annonces/:id/photos/:photoId/crop',
    summary: 'Show a part of a photo; the whole is kept',
    tag: 'annonces',
    permission: 'annonce.write',
    limit: 'write',
    // The use case opens its own transaction once the picture is decoded.
    transaction: false,
    schema: { params: OnePhoto, body: PhotoCrop, response: { 200: Photo } },
    act: (ctx, { params, body }) => cropPhoto(ctx, params.id, params.photoId, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/annonces/:id/photos/:photoId/crop',
    summary: 'Show the whole photo again',
    tag: 'annonces',
    permission: 'annonce.write',
    schema: { params: OnePhoto, response: { 200: Photo } },
    act: (ctx, { params }) => uncropPhoto(ctx, params.id, params.photoId),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/annonces/:id/photos/:photoId',
    summary: 'Remove a photo',
    tag: 'annonces',
    permission: 'annonce.write',
    status: 204,
    schema: { params: OnePhoto, response: { 204: Type.Null() } },
    act: (ctx, { params }) => removePhoto(ctx, params.id, params.photoId),
  })
}

/** Reads the form. The file's name and declared type are not even looked at. */
async function readUpload(request: FastifyRequest): Promise<{ bytes: Buffer; alt: string | null }> {
  if (!request.isMultipart()) throw new AppError(415, 'UNSUPPORTED_MEDIA_TYPE')
  let bytes: Buffer | null = null
  let alt: string | null = null
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') bytes = await part.toBuffer()
      else if (part.fieldname === 'alt' && typeof part.value === 'string') alt = part.value.trim() || null
    }
  } catch (error) {
    // The plugin's own refusals have a code; a form that breaks off has none.
    throw sqlState(error)?.startsWith('FST_') ? error : new AppError(400, 'MALFORMED_REQUEST', { cause: error })
  }
  if (!bytes) throw invalidField('file', 'REQUIRED')
  if (alt && alt.length > MAX_ALT) throw invalidField('alt', 'MAXLENGTH')
  return { bytes, alt }
}

import type { Photo } from '@/lib/api-annonces.ts'
import { sendForm } from '@/lib/upload.ts'

/**
 * Sends one photo and tells how far it is. Throws ApiError as every other call.
 * @param onProgress part sent, 0 to 1
 */
export function uploadPhoto(annonceId: string, file: File, onProgress: (part: number) => void): Promise<Photo> {
  const form = new FormData()
  form.append('file', file)
  return sendForm<Photo>(`/api/v1/annonces/${annonceId}/photos`, form, onProgress)
}

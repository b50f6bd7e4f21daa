import { atlasHeaders } from '@/lib/api.ts'
import { NetworkError, toApiError } from '@/lib/api-error.ts'
import type { Photo } from '@/lib/api-types.ts'

/**
 * Sends one photo and tells how far it is (fetch cannot). Throws ApiError as every other call.
 * @param onProgress part sent, 0 to 1
 */
export function uploadPhoto(annonceId: string, file: File, onProgress: (part: number) => void): Promise<Photo> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/annonces/${annonceId}/photos`)
    for (const [name, value] of Object.entries(atlasHeaders())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (e) => {
      if (e.lengthComputable) onProgress(e.loaded / e.total)
    })
    request.addEventListener('error', () => reject(new NetworkError('upload')))
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as Photo)
        return
      }
      const answer = new Response(request.responseText, { status: request.status, statusText: request.statusText })
      void toApiError(answer).then(reject)
    })
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

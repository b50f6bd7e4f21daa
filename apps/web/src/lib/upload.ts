import { atlasHeaders } from './api.ts'
import { NetworkError, toApiError } from './api-error.ts'

/**
 * Sends a form with a file and tells how far it is (fetch cannot). Throws ApiError as every other call.
 * @param onProgress part sent, 0 to 1
 * @param headers beside those of every call
 */
export function sendForm<T>(
  path: string,
  form: FormData,
  onProgress: (part: number) => void,
  headers: Record<string, string> = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries({ ...atlasHeaders(), ...headers })) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (e) => {
      if (e.lengthComputable) onProgress(e.loaded / e.total)
    })
    request.addEventListener('error', () => reject(new NetworkError('upload')))
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T)
        return
      }
      const answer = new Response(request.responseText, { status: request.status, statusText: request.statusText })
      void toApiError(answer).then(reject)
    })
    request.send(form)
  })
}

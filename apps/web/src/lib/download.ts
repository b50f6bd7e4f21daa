import { atlasHeaders } from './api.ts'
import { toApiError } from './api-error.ts'

/**
 * Fetches a file with the headers of the session and hands it to the browser to keep.
 * @param path below `/api/v1`
 * @param fallback its name when the server gives none
 * @throws ApiError when the server refuses
 */
export async function downloadFile(path: string, fallback: string): Promise<void> {
  const response = await fetch(`/api/v1${path}`, { headers: atlasHeaders(), credentials: 'same-origin' })
  if (!response.ok) throw await toApiError(response)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? fallback
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

import { atlasHeaders } from './api.ts'
import { toApiError } from './api-error.ts'

/**
 * Fetches a file with the headers of the session and hands it to the browser to keep.
 * @param path below `/api/v1`
 * @param fallback its name when the server gives none
 * @throws ApiError when the server refuses
 */
export async function downloadFile(path: string, fallback: string): Promise<void> {
  const { address, name } = await fetchFile(path, fallback)
  keep(address, name)
  URL.revokeObjectURL(address)
}

/**
 * Fetches a document likewise and shows it in a tab of its own, or keeps it as a file where the browser opens none. To be
 * called while a press of a button still allows a tab.
 */
export async function openDocument(path: string, fallback: string): Promise<void> {
  const view = globalThis.open('', '_blank')
  try {
    const { address, name } = await fetchFile(path, fallback)
    if (view) view.location.replace(address)
    else keep(address, name)
    // The tab has read it by then; the address would hold the bytes for as long as the app stands.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  } catch (error) {
    view?.close()
    throw error
  }
}

async function fetchFile(path: string, fallback: string): Promise<{ address: string; name: string }> {
  const response = await fetch(`/api/v1${path}`, { headers: atlasHeaders(), credentials: 'same-origin' })
  if (!response.ok) throw await toApiError(response)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? fallback
  return { address: URL.createObjectURL(await response.blob()), name }
}

function keep(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}

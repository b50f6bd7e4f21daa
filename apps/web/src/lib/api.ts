import createClient, { type Middleware } from 'openapi-fetch'
import { ApiError, NetworkError, toApiError } from './api-error.ts'
import type { paths } from './api-types.ts'
import { currentLocale } from './i18n.ts'
import { currentOrgId } from './org.ts'

/** Headers of every call: tenant, language, and the custom header that proves a same-origin caller (CSRF). */
export function atlasHeaders(): Record<string, string> {
  const org = currentOrgId()
  return {
    'Accept-Language': currentLocale(),
    'X-Atlas-Csrf': '1',
    ...(org ? { 'X-Org-Id': org } : {}),
  }
}

const atlas: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(atlasHeaders())) request.headers.set(name, value)
    return request
  },
  async onResponse({ response }) {
    if (!response.ok) throw await toApiError(response)
    return response
  },
  onError({ error }) {
    return error instanceof ApiError ? error : new NetworkError(error)
  },
}

/** The typed client. Calls throw `ApiError` or `NetworkError`; take the body with `take`. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? 'http://localhost',
  credentials: 'same-origin',
})
api.use(atlas)

/** Unwraps an openapi-fetch answer: the middleware already threw on refusals, so `data` is there or legitimately empty. */
export async function take<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer
  return data as T
}

/**
 * Calls a sign-in endpoint (`/api/auth/*`), which is outside the OpenAPI document.
 * @throws ApiError with the code of the provider (for example INVALID_EMAIL_OR_PASSWORD)
 */
export async function authCall<T>(path: string, body?: unknown): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/api/auth${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...atlasHeaders(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (cause) {
    throw new NetworkError(cause)
  }
  if (!response.ok) throw await toApiError(response)
  return (await response.json().catch(() => null)) as T
}

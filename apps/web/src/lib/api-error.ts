/** One field that the server refused (RFC 9457 `errors[]`). */
export interface FieldError {
  field: string
  code: string
  message: string
}

/** The body of a problem+json answer; codes carry further members such as `current` or `allowed`. */
export interface Problem {
  title: string
  status: number
  code: string
  detail?: string
  errors?: FieldError[]
  correlationId?: string
  [extra: string]: unknown
}

/** Any refusal of the API, with the translated title and detail the server wrote. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fields: readonly FieldError[]
  readonly problem: Problem
  /** Seconds to wait before trying again, when the server said so. */
  readonly retryAfter: number | null

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.title)
    this.name = 'ApiError'
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail ?? ''
    this.fields = problem.errors ?? []
    this.problem = problem
    this.retryAfter = retryAfter
  }

  /** Messages by field path, in the shape Mantine forms take with `setErrors`. */
  byField(): Record<string, string> {
    return Object.fromEntries(
      this.fields.map((f) => [f.field.replace(/^\/|^body\./, '').replaceAll('/', '.'), f.message]),
    )
  }
}

/** The network did not answer at all (offline, DNS, server stopped). */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('network', { cause })
    this.name = 'NetworkError'
  }
}

/** Reads a refused answer; a proxy's HTML page becomes a generic problem instead of a parse failure. */
export async function toApiError(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after')) || null
  try {
    const body = (await response.clone().json()) as Partial<Problem> & { message?: string }
    return new ApiError(
      {
        ...body,
        title: body.title ?? body.message ?? response.statusText,
        status: response.status,
        code: body.code ?? `HTTP_${response.status}`,
      },
      retryAfter,
    )
  } catch {
    return new ApiError(
      { title: response.statusText, status: response.status, code: `HTTP_${response.status}` },
      retryAfter,
    )
  }
}

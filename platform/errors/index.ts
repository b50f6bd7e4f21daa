/** One field of the input that is wrong, and why. `field` is a dotted path into body, query or path. */
export type FieldError = { field: string; code: string; message?: string }

export type AppErrorOptions = {
  /** Fields at fault, for 400 and 422. */
  errors?: FieldError[]
  /** Extra members of the problem document (RFC 9457 §3.2), safe to show. */
  extra?: Record<string, unknown>
  /** Values for the translated detail text. */
  params?: Record<string, string | number>
  cause?: unknown
  /** Seconds, sent as Retry-After. */
  retryAfter?: number
}

/** A refusal with a typed code. Rendered once, at the edge, as RFC 9457 problem+json. */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly errors: FieldError[]
  readonly extra: Record<string, unknown>
  readonly params: Record<string, string | number>
  readonly retryAfter: number | undefined

  constructor(status: number, code: string, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.status = status
    this.code = code
    this.errors = options.errors ?? []
    this.extra = options.extra ?? {}
    this.params = options.params ?? {}
    this.retryAfter = options.retryAfter
  }
}

/** 400 for one field of the input. */
export function invalidField(field: string, code: string): AppError {
  return new AppError(400, 'VALIDATION_FAILED', { errors: [{ field, code }] })
}

/** 404: the thing is not there, or belongs to somebody else; the two look the same on purpose. */
export function notFound(entity: string): AppError {
  return new AppError(404, 'NOT_FOUND', { params: { entity } })
}

/** 409 with the current state, when somebody else was faster. */
export function versionConflict(current: unknown): AppError {
  return new AppError(409, 'VERSION_CONFLICT', { extra: { current } })
}

/** 403: the person is a member but may not do this. */
export function forbidden(permission: string): AppError {
  return new AppError(403, 'FORBIDDEN', { params: { permission }, extra: { permission } })
}

/** The PostgreSQL error code (SQLSTATE) of a thrown value, or null. */
export function sqlState(error: unknown): string | null {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code
  return null
}

/** The name of the constraint that a PostgreSQL error names, or null. */
export function constraintOf(error: unknown): string | null {
  if (typeof error === 'object' && error !== null && 'constraint' in error && typeof error.constraint === 'string') {
    return error.constraint
  }
  return null
}

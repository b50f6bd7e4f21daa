import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type FieldError, sqlState } from '#platform/errors'

export type Locale = 'fr' | 'ar' | 'en'

/** Turns a code into a title and a detail a person can read. */
export type ProblemText = (
  locale: Locale,
  code: string,
  params: Record<string, string | number>,
) => { title: string; detail: string }

/** The language of the answer: what the caller asks for, French when nothing fits. */
export function requestLocale(request: FastifyRequest): Locale {
  const wanted = String(request.headers['accept-language'] ?? '').toLowerCase()
  const first = wanted
    .split(',')
    .map((part) => part.trim().slice(0, 2))
    .find((tag) => tag === 'fr' || tag === 'ar' || tag === 'en')
  return (first as Locale | undefined) ?? 'fr'
}

type Validation = { instancePath?: string; keyword?: string; params?: Record<string, unknown>; message?: string }

/** Names the field and the kind of fault of each schema violation. */
function fieldErrors(error: FastifyError): FieldError[] {
  const where = error.validationContext === 'querystring' ? 'query' : error.validationContext === 'params' ? 'path' : ''
  const list = (error.validation ?? []) as Validation[]
  const found = list.slice(0, 20).map((v) => {
    const missing = v.params?.requiredProperties ?? v.params?.missingProperty ?? v.params?.additionalProperties
    const tail = Array.isArray(missing) ? String(missing[0]) : typeof missing === 'string' ? missing : ''
    const field = [where, ...(v.instancePath ?? '').split('/').filter(Boolean), tail].filter(Boolean).join('.')
    return {
      field: field || 'body',
      code: (v.keyword ?? 'invalid').toUpperCase(),
      ...(v.message ? { message: v.message } : {}),
    }
  })
  return found.length > 0 ? found : [{ field: where || 'body', code: 'INVALID' }]
}

/** Codes of faults that the framework finds before a handler runs. */
const frameworkCodes: Record<string, [number, string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'MALFORMED_JSON'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'MALFORMED_JSON'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'BODY_TOO_LARGE'],
  FST_REQ_FILE_TOO_LARGE: [413, 'BODY_TOO_LARGE'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'MALFORMED_REQUEST'],
  FST_ERR_BAD_URL: [400, 'MALFORMED_REQUEST'],
}

/** SQLSTATEs that bad input can cause where no finer code was given: never a 500. */
const databaseCodes: Record<string, [number, string]> = {
  '22P02': [400, 'VALIDATION_FAILED'],
  '22003': [400, 'VALIDATION_FAILED'],
  '22007': [400, 'VALIDATION_FAILED'],
  '22008': [400, 'VALIDATION_FAILED'],
  '22021': [400, 'VALIDATION_FAILED'],
  '22P05': [400, 'VALIDATION_FAILED'],
  '23514': [400, 'VALIDATION_FAILED'],
  '23503': [404, 'NOT_FOUND'],
  '23505': [409, 'CONFLICT'],
  '40001': [409, 'CONFLICT'],
  '40P01': [409, 'CONFLICT'],
  '42501': [403, 'FORBIDDEN'],
  '57014': [503, 'BUSY'],
  '53300': [503, 'BUSY'],
  '57P01': [503, 'BUSY'],
  '57P03': [503, 'BUSY'],
  ECONNREFUSED: [503, 'BUSY'],
  AT005: [403, 'PLATFORM_FORBIDDEN'],
  AT006: [422, 'BLOCKED_BY_PLATFORM'],
  AT010: [422, 'CONSENT_REQUIRED'],
  AT020: [409, 'CONTACT_ERASED'],
}

/** Any thrown value as a typed refusal; what is nobody's fault but ours becomes 500 INTERNAL. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const fault = error as FastifyError
  if (fault.validation) return new AppError(400, 'VALIDATION_FAILED', { errors: fieldErrors(fault) })
  const code = sqlState(error)
  const known = code ? (frameworkCodes[code] ?? databaseCodes[code]) : undefined
  if (known) return new AppError(known[0], known[1], { cause: error, ...(known[0] === 503 ? { retryAfter: 2 } : {}) })
  if (typeof fault.statusCode === 'number' && fault.statusCode >= 400 && fault.statusCode < 500) {
    return new AppError(fault.statusCode, 'BAD_REQUEST', { cause: error })
  }
  return new AppError(500, 'INTERNAL', { cause: error })
}

/** Renders a refusal as RFC 9457 problem+json: the only place that does. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: AppError,
  text: ProblemText,
): FastifyReply {
  const locale = requestLocale(request)
  const words = text(locale, error.code, error.params)
  if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter))
  return reply
    .code(error.status)
    .header('content-language', locale)
    .type('application/problem+json')
    .send({
      type: `about:blank#${error.code}`,
      title: words.title,
      status: error.status,
      code: error.code,
      detail: words.detail,
      ...(error.errors.length > 0
        ? {
            errors: error.errors.map((e) => ({
              field: e.field,
              code: e.code,
              message: text(locale, `field.${e.code}`, { field: e.field }).title,
            })),
          }
        : {}),
      correlationId: request.id,
      ...error.extra,
    })
}

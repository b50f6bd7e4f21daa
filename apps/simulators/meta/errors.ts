import { randomBytes } from 'node:crypto'

/** Title and HTTP status of each provider code (contract 1.4). */
const CODES: Record<number, { http: number; title: string; transient?: boolean }> = {
  0: { http: 401, title: 'AuthException' },
  1: { http: 400, title: 'API Unknown', transient: true },
  2: { http: 503, title: 'API Service', transient: true },
  4: { http: 400, title: 'API Too Many Calls' },
  10: { http: 403, title: 'Permission Denied' },
  33: { http: 400, title: 'Parameter value is not valid' },
  100: { http: 400, title: 'Invalid parameter' },
  190: { http: 401, title: 'Access token has expired' },
  368: { http: 403, title: 'Temporarily blocked for policies violations' },
  80007: { http: 400, title: 'Rate limit issues' },
  130429: { http: 429, title: 'Rate limit hit' },
  130472: { http: 400, title: "User's number is part of an experiment" },
  130497: { http: 403, title: 'Business account is restricted from messaging users in this country.' },
  131000: { http: 500, title: 'Something went wrong', transient: true },
  131005: { http: 403, title: 'Access denied' },
  131008: { http: 400, title: 'Required parameter is missing' },
  131009: { http: 400, title: 'Parameter value is not valid' },
  131016: { http: 500, title: 'Service unavailable', transient: true },
  131021: { http: 400, title: 'Recipient cannot be sender' },
  131026: { http: 400, title: 'Message undeliverable' },
  131030: { http: 400, title: 'Recipient phone number not in allowed list' },
  131031: { http: 403, title: 'Account has been locked' },
  131042: { http: 400, title: 'Business eligibility payment issue' },
  131047: { http: 400, title: 'Re-engagement message' },
  131048: { http: 400, title: 'Spam rate limit hit' },
  131049: { http: 400, title: 'Meta chose not to deliver' },
  131050: { http: 400, title: 'User has stopped receiving marketing messages' },
  131051: { http: 400, title: 'Unsupported message type' },
  131052: { http: 400, title: 'Media download error' },
  131053: { http: 400, title: 'Media upload error' },
  131056: { http: 400, title: '(Business Account, Consumer Account) pair rate limit hit' },
  131057: { http: 500, title: 'Account in maintenance mode', transient: true },
  131062: { http: 400, title: 'Recipient user id not supported' },
  132000: { http: 400, title: 'Template Param Count Mismatch' },
  132001: { http: 404, title: 'Template does not exist' },
  132005: { http: 400, title: 'Template Hydrated Text Too Long' },
  132007: { http: 400, title: 'Template Format Character Policy Violated' },
  132012: { http: 400, title: 'Template Parameter Format Mismatch' },
  132015: { http: 400, title: 'Template is Paused' },
  132016: { http: 400, title: 'Template is Disabled' },
  132018: { http: 400, title: 'Template Parameter Validation Failed' },
  133004: { http: 503, title: 'Server temporarily unavailable', transient: true },
  133010: { http: 400, title: 'Phone number not registered' },
  135000: { http: 400, title: 'Generic user error' },
}

/** The provider's title for a code, as it stands in `errors[]` of a failed status. */
export function errorTitle(code: number): string {
  return CODES[code]?.title ?? 'Unknown error'
}

/** A refusal of the Graph API. Branch on `code` and `details`, never on the HTTP status. */
export class GraphError extends Error {
  code: number
  httpStatus: number
  details: string
  subcode: number | undefined

  constructor(code: number, details: string, extra: { httpStatus?: number; subcode?: number } = {}) {
    super(`(#${code}) ${errorTitle(code)}`)
    this.code = code
    this.details = details
    this.httpStatus = extra.httpStatus ?? CODES[code]?.http ?? 400
    this.subcode = extra.subcode
  }

  /** The documented body (contract 1.3). */
  body() {
    return {
      error: {
        message: this.message,
        type: 'OAuthException',
        code: this.code,
        error_data: { messaging_product: 'whatsapp', details: this.details },
        ...(this.subcode === undefined ? {} : { error_subcode: this.subcode }),
        ...(CODES[this.code]?.transient === true ? { is_transient: true } : {}),
        fbtrace_id: `A${randomBytes(12).toString('base64url')}`,
      },
    }
  }
}

/** An entry of `errors[]` in a failed status. */
export function statusError(code: number, details: string) {
  return {
    code,
    title: errorTitle(code),
    message: errorTitle(code),
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  }
}

/** Missing parameter. */
export function missing(parameter: string): GraphError {
  return new GraphError(131008, `Parameter '${parameter}' is mandatory`)
}

/** Parameter present but unusable. */
export function invalid(parameter: string, why: string): GraphError {
  return new GraphError(131009, `Parameter '${parameter}' ${why}`)
}

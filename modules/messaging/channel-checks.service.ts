import { checkImap, checkMailbox, type ImapStep } from '#channels/email'
import type { CallOptions, FailureCause, ProviderError } from '#channels/kit'
import { checkAccount } from '#channels/twilio'
import {
  checkToken,
  listNumbers,
  type MetaNumber,
  NEEDED_SCOPES,
  numberExists,
  readSubscription,
  type SetupAccount,
  subscribe,
} from '#channels/whatsapp-cloud'
import { toLocale } from '#locales'
import type { RequestContext } from '#platform/context'
import { AppError } from '#platform/errors'
import type { MailboxCheck } from './channels.schema.ts'
import { causeOf, mailServer, metaAccount, namedByAgency, twilioAccount } from './lines.ts'

/** More than connecting takes, less than a person waits for. */
const TIMEOUT_MS = 12_000
/** Meta's own codes: one rights error of a family that has a cause, an object that is not there, a bad parameter. */
const RIGHTS = 200
const NO_OBJECT = 33
const BAD_PARAMETER = 100

const options = (): CallOptions => ({ signal: AbortSignal.timeout(TIMEOUT_MS), fetch: globalThis.fetch })

/** Who speaks to Meta while a number is connected. `appSecret` null: the token is the application's, that was shown before. */
export function metaSpeaker(ctx: RequestContext, accessToken: string, appSecret: string | null): SetupAccount {
  return { ...metaAccount(ctx.platform, { phoneNumberId: '' }, accessToken), appSecret }
}

/** What a provider said no to, in the caller's words; a code nobody knows is named. */
function refused(ctx: RequestContext, provider: string, error: ProviderError, field: string): AppError {
  // "Try again later" says nothing of what was typed.
  if (error.isTransient) return new AppError(422, 'CHANNEL_UNREACHABLE')
  const code = error.code ?? 0
  const family = provider === 'whatsapp' && code > RIGHTS && code < RIGHTS + 100 ? RIGHTS : code
  const cause = causeOf(`channels.${provider}.errors.${family}`)
  const reason = cause?.[toLocale(ctx.locale)] ?? `${error.message.slice(0, 200)} (${code})`
  return new AppError(422, 'CHANNEL_REFUSED', {
    params: { reason },
    extra: { providerCode: code },
    errors: [{ field, code: 'CHANNEL_REFUSED' }],
  })
}

/** Nobody answered in time, or nothing that can be read: what was typed may be right. */
function unreachable(ctx: RequestContext, cause: FailureCause): AppError {
  ctx.platform.log.warn({ cause: cause.code, status: cause.httpStatus }, 'a provider did not answer a check')
  return new AppError(422, 'CHANNEL_UNREACHABLE')
}

const saying = (code: string, field: string, params: Record<string, string> = {}) =>
  new AppError(422, code, { params, errors: [{ field, code }] })

/** Whether a failed check was a provider that could not be asked, not one that said no. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'CHANNEL_UNREACHABLE'

/** Refuses unless Meta takes the token, as this application's, with every right that writing needs. */
export async function requireToken(ctx: RequestContext, account: SetupAccount): Promise<void> {
  const answer = await checkToken(account, options())
  if (answer.kind === 'unreachable') throw unreachable(ctx, answer.cause)
  if (answer.kind === 'rejected') {
    // Nothing else in this call can be a bad parameter than the proof made with the application's secret.
    if (answer.error.code === BAD_PARAMETER) throw saying('CHANNEL_APP_SECRET', 'appSecret')
    throw refused(ctx, 'whatsapp', answer.error, 'accessToken')
  }
  if (!answer.value.valid) throw saying('CHANNEL_TOKEN_INVALID', 'accessToken')
  const missing = NEEDED_SCOPES.filter((scope) => !answer.value.scopes.includes(scope))
  if (missing.length > 0) throw saying('CHANNEL_SCOPE_MISSING', 'accessToken', { scopes: missing.join(', ') })
}

/** The numbers of a business account, as this token sees them. */
export async function numbersOf(ctx: RequestContext, account: SetupAccount, wabaId: string): Promise<MetaNumber[]> {
  const answer = await listNumbers(account, wabaId, options())
  if (answer.kind === 'unreachable') throw unreachable(ctx, answer.cause)
  if (answer.kind === 'ok') return answer.value
  if (answer.error.code === NO_OBJECT || answer.error.code === BAD_PARAMETER)
    throw saying('CHANNEL_WABA_UNKNOWN', 'wabaId')
  throw refused(ctx, 'whatsapp', answer.error, 'wabaId')
}

/** The number of that id in that business account; says whether it is elsewhere or nowhere. */
export async function requireNumber(
  ctx: RequestContext,
  account: SetupAccount,
  wabaId: string,
  id: string,
): Promise<MetaNumber> {
  const found = (await numbersOf(ctx, account, wabaId)).find((number) => number.id === id)
  if (found) return found
  const elsewhere = await numberExists(account, id, options())
  throw saying(elsewhere ? 'CHANNEL_NUMBER_OF_ANOTHER' : 'CHANNEL_NUMBER_UNKNOWN', 'phoneNumberId')
}

/** Subscribes the application, Meta asking our address for the challenge, and reads back that it holds. */
export async function requireSubscription(
  ctx: RequestContext,
  account: SetupAccount,
  wabaId: string,
  webhook: { callback: string; verifyToken: string },
): Promise<void> {
  const made = await subscribe(account, wabaId, webhook, options())
  if (made.kind === 'unreachable') throw unreachable(ctx, made.cause)
  if (made.kind === 'rejected') {
    if (made.error.code === BAD_PARAMETER) throw saying('CHANNEL_WEBHOOK_REFUSED', 'webhook')
    throw refused(ctx, 'whatsapp', made.error, 'webhook')
  }
  const held = await readSubscription(account, wabaId, webhook.callback, options())
  if (held.kind === 'unreachable') throw unreachable(ctx, held.cause)
  if (held.kind === 'rejected') throw refused(ctx, 'whatsapp', held.error, 'webhook')
  if (!held.value) throw saying('CHANNEL_NOT_SUBSCRIBED', 'webhook')
}

/** Refuses unless Twilio knows the account by this token and lets it write. */
export async function requireTwilio(
  ctx: RequestContext,
  keys: { accountSid: string; authToken: string },
): Promise<void> {
  const account = twilioAccount(
    ctx.platform,
    { phoneNumberId: '', appKey: null, wabaId: keys.accountSid },
    keys.authToken,
  )
  const answer = await checkAccount(account, options())
  if (answer.kind === 'unreachable') throw unreachable(ctx, answer.cause)
  if (answer.kind === 'rejected') throw refused(ctx, 'twilio', answer.error, 'authToken')
  if (answer.status !== 'active') throw saying('CHANNEL_TWILIO_CLOSED', 'accountSid', { status: answer.status })
}

/** A mail server as it is kept: an address with its credentials, marked as named by an agency. */
export function serverUrl(protocol: 'smtp' | 'imap', box: MailboxCheck): string {
  const host = box.host.includes(':') ? `[${box.host}]` : box.host
  const scheme = box.security === 'TLS' ? `${protocol}s` : protocol
  return namedByAgency(
    `${scheme}://${encodeURIComponent(box.user)}:${encodeURIComponent(box.password)}@${host}:${box.port}`,
  )
}

/** Refuses unless the mail server is on the public internet (or allowed by the operator) and takes the credentials. Sends nothing. */
export async function requireMailbox(ctx: RequestContext, kept: string): Promise<void> {
  if (!URL.canParse(kept)) throw saying('CHANNEL_MAIL_HOST', 'host')
  const answer = await checkMailbox(mailServer(ctx.platform, kept))
  if (answer.kind === 'ok') return
  if (answer.kind === 'private') throw saying('CHANNEL_MAIL_PRIVATE', 'host')
  if (answer.kind === 'unreachable') throw saying('CHANNEL_MAIL_UNREACHABLE', 'host')
  throw saying(answer.error.code === 535 ? 'CHANNEL_MAIL_SIGN_IN' : 'CHANNEL_MAIL_REFUSED', 'password')
}

const IMAP_PROBLEMS: Record<ImapStep, [code: string, field: string]> = {
  private: ['CHANNEL_MAIL_PRIVATE', 'host'],
  unreachable: ['CHANNEL_MAIL_UNREACHABLE', 'host'],
  tls: ['CHANNEL_MAIL_TLS', 'security'],
  sign_in: ['CHANNEL_MAIL_SIGN_IN', 'password'],
  folder: ['CHANNEL_MAIL_FOLDER', 'folder'],
  server: ['CHANNEL_MAIL_REFUSED', 'host'],
}

/** The same for a server that letters are fetched from, whose folder is opened to look. Returns where its newest letter stands. */
export async function requireImap(
  ctx: RequestContext,
  kept: string,
  folder: string,
): Promise<{ validity: string; top: number }> {
  if (!URL.canParse(kept)) throw saying('CHANNEL_MAIL_HOST', 'host')
  const answer = await checkImap({ ...mailServer(ctx.platform, kept), folder })
  if (answer.kind === 'ok') return answer
  throw saying(...IMAP_PROBLEMS[answer.step])
}

import { createHmac } from 'node:crypto'
import { at, type CallOptions, readBoolean, readId, readList, readText, readWord } from '#channels/kit'
import { graphUrl, type SendAccount } from './account.ts'
import { callGraph, type TemplateOutcome } from './templates.ts'

/** Who asks while a number is connected. `appSecret` proves that the token is this application's. */
export type SetupAccount = Omit<SendAccount, 'phoneNumberId'> & { appSecret: string | null }

/** A number as Meta describes it. */
export type MetaNumber = {
  id: string
  displayPhone: string
  verifiedName: string | null
  /** GREEN, YELLOW, RED or UNKNOWN. */
  quality: string | null
  /** `TIER_2K`; null when Meta does not say. */
  tier: string | null
}

/** What a token must be allowed to (contract 1). */
export const NEEDED_SCOPES = ['whatsapp_business_messaging', 'whatsapp_business_management'] as const

const NUMBER_FIELDS = 'id,display_phone_number,verified_name,quality_rating,messaging_limit_tier'
const PAGE = 100

/** Meta checks `appsecret_proof` on every call that carries it: a wrong application secret is refused with 100. */
function proved(account: SetupAccount, query: Record<string, string> = {}): string {
  const proof = account.appSecret
    ? { appsecret_proof: createHmac('sha256', account.appSecret).update(account.accessToken).digest('hex') }
    : {}
  const text = new URLSearchParams({ ...query, ...proof }).toString()
  return text === '' ? '' : `?${text}`
}

const speaker = (account: SetupAccount): SendAccount => ({ ...account, phoneNumberId: '' })

/** Asks Meta whether a token is good, and what for. Never throws. */
export function checkToken(
  account: SetupAccount,
  options: CallOptions,
): Promise<TemplateOutcome<{ valid: boolean; scopes: string[] }>> {
  const who = speaker(account)
  const url = `${graphUrl(who, 'debug_token')}${proved(account, { input_token: account.accessToken })}`
  return callGraph(who, { url, method: 'GET' }, options, (body) => {
    const valid = readBoolean(at(body, 'data', 'is_valid'))
    if (valid === null) return null
    return { valid, scopes: readList(at(body, 'data', 'scopes')).flatMap((scope) => readWord(scope) ?? []) }
  })
}

function readMetaNumber(raw: unknown): MetaNumber | null {
  const id = readId(at(raw, 'id'))
  const displayPhone = readText(at(raw, 'display_phone_number'))
  if (id === null || displayPhone === null) return null
  return {
    id,
    displayPhone,
    verifiedName: readText(at(raw, 'verified_name')),
    quality: readWord(at(raw, 'quality_rating')),
    tier: readWord(at(raw, 'messaging_limit_tier')),
  }
}

/** The numbers of a business account, a hundred at most. Never throws. */
export function listNumbers(
  account: SetupAccount,
  wabaId: string,
  options: CallOptions,
): Promise<TemplateOutcome<MetaNumber[]>> {
  const who = speaker(account)
  const query = proved(account, { fields: NUMBER_FIELDS, limit: String(PAGE) })
  return callGraph(who, { url: `${graphUrl(who, wabaId, 'phone_numbers')}${query}`, method: 'GET' }, options, (body) =>
    Array.isArray(at(body, 'data')) ? readList(at(body, 'data')).flatMap((raw) => readMetaNumber(raw) ?? []) : null,
  )
}

/** Whether this token reaches a number by that id, of whatever business account. Never throws. */
export async function numberExists(account: SetupAccount, id: string, options: CallOptions): Promise<boolean> {
  const who = speaker(account)
  const url = `${graphUrl(who, id)}${proved(account, { fields: NUMBER_FIELDS })}`
  const answer = await callGraph(who, { url, method: 'GET' }, options, readMetaNumber)
  return answer.kind === 'ok'
}

/**
 * Subscribes the application to a business account, its events to go to `callback`: Meta asks that address for the
 * challenge before it agrees. Never throws.
 */
export function subscribe(
  account: SetupAccount,
  wabaId: string,
  webhook: { callback: string; verifyToken: string },
  options: CallOptions,
): Promise<TemplateOutcome<true>> {
  const who = speaker(account)
  const body = { override_callback_uri: webhook.callback, verify_token: webhook.verifyToken }
  const url = `${graphUrl(who, wabaId, 'subscribed_apps')}${proved(account)}`
  return callGraph(who, { url, method: 'POST', body }, options, (answer) =>
    readBoolean(at(answer, 'success')) === true ? true : null,
  )
}

/** Whether an application sends the events of a business account to that address. Never throws. */
export function readSubscription(
  account: SetupAccount,
  wabaId: string,
  callback: string,
  options: CallOptions,
): Promise<TemplateOutcome<boolean>> {
  const who = speaker(account)
  const url = `${graphUrl(who, wabaId, 'subscribed_apps')}${proved(account)}`
  return callGraph(who, { url, method: 'GET' }, options, (body) =>
    Array.isArray(at(body, 'data'))
      ? readList(at(body, 'data')).some((app) => readText(at(app, 'override_callback_uri')) === callback)
      : null,
  )
}

/** One Twilio sender and the right to act for it. The token is a secret: never log or return this object. */
export type TwilioAccount = {
  /** `https://api.twilio.com`, or the simulator's address. */
  baseUrl: string
  accountSid: string
  authToken: string
  /** `+212522000110` sends SMS, `whatsapp:+212522000110` WhatsApp. */
  from: string
  /** Where Twilio reports statuses; empty for none. A message's `callbackData` is added to it as `?m=`. */
  statusCallback: string
}

/** What a Twilio sender speaks. */
export type TwilioKind = 'SMS' | 'WHATSAPP'

/** Where Twilio answers in production. */
export const TWILIO_API = 'https://api.twilio.com'

/** The channel of an account, by the prefix of its sender. */
export function kindOf(account: Pick<TwilioAccount, 'from'>): TwilioKind {
  return account.from.startsWith('whatsapp:') ? 'WHATSAPP' : 'SMS'
}

/** Address of the account's Messages resource. */
export function messagesUrl(account: TwilioAccount): string {
  const base = account.baseUrl.replace(/\/+$/, '')
  return `${base}/2010-04-01/Accounts/${encodeURIComponent(account.accountSid)}/Messages.json`
}

export function basicAuth(account: TwilioAccount): { authorization: string } {
  const pair = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')
  return { authorization: `Basic ${pair}` }
}

/** The callback address with our own id in it; null when the account wants no statuses or its address is none. */
export function statusCallbackUrl(account: TwilioAccount, callbackData: string | undefined): string | null {
  const url = URL.parse(account.statusCallback)
  if (url === null) return null
  if (callbackData !== undefined) url.searchParams.set('m', callbackData)
  return url.href
}

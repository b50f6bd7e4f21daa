import { checkLetter, classifyReply, EMAIL_CAUSES, type MailAccount, sendLetter } from '#channels/email'
import type {
  CallOptions,
  Cause,
  ClassifiableError,
  ErrorVerdict,
  OutboundContent,
  OutboundPayload,
  PayloadProblem,
  SendOutcome,
} from '#channels/kit'
import * as twilio from '#channels/twilio'
import * as whatsapp from '#channels/whatsapp-cloud'
import type { Platform } from '#platform/context'
import type { MessageChannel } from './conversations.repository.ts'

/** What an agency writes from: Meta's numbers, Twilio's, a mailbox. */
export const accountKinds = ['WHATSAPP_CLOUD', 'TWILIO_WHATSAPP', 'TWILIO_SMS', 'SMTP'] as const
export type AccountKind = (typeof accountKinds)[number]

/** The way a kind of account writes by. */
export const channelOf: Record<AccountKind, MessageChannel> = {
  WHATSAPP_CLOUD: 'WHATSAPP',
  TWILIO_WHATSAPP: 'WHATSAPP',
  TWILIO_SMS: 'SMS',
  SMTP: 'EMAIL',
}

/** An account with what speaking for it takes; its secret still sealed. */
export type Line = {
  kind: AccountKind
  displayName: string
  /** How the provider calls the sender: Meta's number id, "+212…", "whatsapp:+212…" or an address. */
  phoneNumberId: string
  /** The provider app whose secret signs what comes in; null for a mailbox that only sends. */
  appKey: string | null
  /** The account around it at the provider: Twilio's AccountSid. */
  wabaId: string | null
  credentials: Buffer | null
}

/** Whom a message goes to on its channel. */
export type Recipient = { phone?: string; bsuid?: string; email?: string }

/** What the provider of this account would refuse, found without calling it. Empty when it may be sent. */
export function problemsOf(kind: AccountKind, to: Recipient, content: OutboundContent): PayloadProblem[] {
  if (kind === 'SMTP') return checkLetter(to.email, { content })
  if (kind === 'WHATSAPP_CLOUD') return whatsapp.checkPayload({ to, content })
  return twilio.checkPayload({ to, content }, kind === 'TWILIO_SMS' ? 'SMS' : 'WHATSAPP')
}

/**
 * A template as the account's provider wants it: Twilio sends by its ContentSid, and its quick replies carry their own
 * payload.
 */
export function spokenBy(kind: AccountKind, content: OutboundContent, contentSid: string | null): OutboundContent {
  if (content.type !== 'template' || kind !== 'TWILIO_WHATSAPP') return content
  const buttons = content.buttons?.filter(({ type }) => type !== 'quick_reply')
  return { ...content, providerId: contentSid ?? undefined, buttons }
}

/** Sends one message by the account's provider. Throws nothing but CannotOpen, before any call. */
export function sendBy(
  platform: Pick<Platform, 'config' | 'vault'>,
  line: Line,
  to: Recipient,
  message: Omit<OutboundPayload, 'to'>,
  options: CallOptions,
): Promise<SendOutcome> {
  const secret = line.credentials ? platform.vault.open(line.credentials) : ''
  if (line.kind === 'SMTP') return sendLetter(mailbox(platform, line, secret), { to, ...message }, options)
  if (line.kind === 'WHATSAPP_CLOUD')
    return whatsapp.send(metaAccount(platform, line, secret), { to, ...message }, options)
  return twilio.send(twilioAccount(platform, line, secret), { to, ...message }, options)
}

/** Fetches the file of an inbound message from the account's provider. Throws nothing but CannotOpen, before any call. */
export function fetchFile(
  platform: Pick<Platform, 'config' | 'vault'>,
  line: Line,
  id: string,
  maxBytes: number,
  options: CallOptions,
): Promise<whatsapp.MediaOutcome<whatsapp.DownloadedMedia>> {
  const secret = line.credentials ? platform.vault.open(line.credentials) : ''
  return line.kind === 'WHATSAPP_CLOUD'
    ? whatsapp.fetchMedia(metaAccount(platform, line, secret), id, maxBytes, options)
    : twilio.fetchMedia(twilioAccount(platform, line, secret), id, maxBytes, options)
}

/** What an error of the account's provider means for the queue. */
export function verdictOn(kind: AccountKind, error: ClassifiableError): ErrorVerdict {
  if (kind === 'SMTP') return classifyReply(error)
  return kind === 'WHATSAPP_CLOUD' ? whatsapp.classifyError(error) : twilio.classifyError(error)
}

/** What the adapter of Meta needs to speak for a number. */
export function metaAccount(
  { config }: Pick<Platform, 'config'>,
  line: Pick<Line, 'phoneNumberId'>,
  accessToken: string,
): whatsapp.SendAccount {
  return {
    baseUrl: config.whatsappBaseUrl,
    apiVersion: config.whatsappApiVersion,
    phoneNumberId: line.phoneNumberId,
    accessToken,
    mediaHosts: [new URL(config.whatsappBaseUrl).host],
  }
}

/** The mailbox on its own server, else on the installation's. */
function mailbox({ config }: Pick<Platform, 'config'>, line: Line, url: string): MailAccount {
  const account = { name: line.displayName, address: line.phoneNumberId }
  if (url === '') return { ...account, url: config.smtpUrl ?? '' }
  return { ...account, ...mailServer({ config }, url) }
}

/** Marks the server of a mailbox that an agency named itself; those the operator named may stand anywhere. */
const BY_AGENCY = '#agency'

/** How the address of a server that an agency named is kept. `url` with its credentials. */
export const namedByAgency = (url: string): string => `${url}${BY_AGENCY}`

/** A kept address of a mail server as the adapter wants it. */
export function mailServer({ config }: Pick<Platform, 'config'>, kept: string): { url: string; publicOnly: boolean } {
  if (!kept.endsWith(BY_AGENCY)) return { url: kept, publicOnly: false }
  const url = kept.slice(0, -BY_AGENCY.length)
  return { url, publicOnly: !mayBePrivate(config, url) }
}

/** Whether the operator lets mailboxes use this server although it may stand inside: named by them, or the simulated one. */
function mayBePrivate(config: Platform['config'], url: string): boolean {
  const { host } = new URL(url)
  const simulated = config.simulators && config.smtpUrl !== null && new URL(config.smtpUrl).host === host
  return simulated || config.smtpPrivateHosts.includes(host.toLowerCase())
}

/** Where the provider of an account delivers what comes in; null where nothing does. */
export function callbackUrlOf(
  { config }: Pick<Platform, 'config'>,
  kind: AccountKind,
  appKey: string | null,
): string | null {
  if (appKey === null) return null
  const door = kind === 'WHATSAPP_CLOUD' ? 'whatsapp' : kind === 'SMTP' ? 'email' : 'twilio'
  return `${config.publicUrl}/webhooks/${door}/${encodeURIComponent(appKey)}`
}

/** What the adapter of Twilio needs to speak for a number. */
export function twilioAccount(
  { config }: Pick<Platform, 'config'>,
  line: Pick<Line, 'phoneNumberId' | 'appKey' | 'wabaId'>,
  authToken: string,
): twilio.TwilioAccount {
  return {
    baseUrl: config.twilioBaseUrl,
    accountSid: line.wabaId ?? '',
    authToken,
    from: line.phoneNumberId,
    statusCallback: callbackUrlOf({ config }, 'TWILIO_SMS', line.appKey ?? '') ?? '',
  }
}

const under = (provider: string, causes: ReadonlyMap<string, Cause>) =>
  [...causes].map(([name, cause]) => [`channels.${provider}.errors.${name}`, cause] as const)

/** By the key a verdict carries; ours alone ("no_answer", "not_sent") have no provider in theirs. */
const causes: ReadonlyMap<string, Cause> = new Map([
  ...whatsapp.CAUSES,
  ...under('whatsapp', whatsapp.CAUSES),
  ...under('twilio', twilio.CAUSES),
  ...under('email', EMAIL_CAUSES),
])

/** What happened in plain words, by the key a verdict carries ("channels.whatsapp.errors.131026"); null when it is not known. */
export function causeOf(causeKey: string): Cause | null {
  return causes.get(causeKey) ?? null
}

/** A failure as the metrics name it: codes of a provider are many and its own; those whose cause we know are few. */
export function failureLabels(errorClass: string, code: string, causeKey: string): { class: string; code: string } {
  return { class: errorClass, code: causeOf(causeKey) === null ? 'other' : code }
}

/**
 * The same words in what a channel can carry: without buttons, the choices stand below the text, to be answered by
 * writing one of them.
 */
export function plainContent(channel: MessageChannel, content: OutboundContent): OutboundContent {
  if (channel === 'WHATSAPP') return content
  if (content.type === 'buttons')
    return {
      type: 'text',
      body: [content.body, content.buttons.map(({ title }) => `– ${title}`).join('\n')].join('\n\n'),
    }
  if (content.type === 'list') {
    const rows = content.sections.flatMap((section) => section.rows.map(({ title }) => `– ${title}`))
    return { type: 'text', body: [content.body, rows.join('\n')].join('\n\n') }
  }
  if (content.type === 'link') return { type: 'text', body: `${content.body}\n${content.url}` }
  return content
}

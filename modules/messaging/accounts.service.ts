import type { Platform, RequestContext } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { giveMailboxApp, insertAccount, upsertProviderApp } from './accounts.repository.ts'
import { SYNC_JOB } from './template-sync.job.ts'

/** Registers an application at the provider: its secret signs the webhooks of the numbers it owns. Secrets are sealed. */
export async function registerProviderApp(
  platform: Platform,
  app: { key: string; secret: string; verifyToken: string },
): Promise<void> {
  await upsertProviderApp(platform, {
    key: app.key,
    kind: 'WHATSAPP_CLOUD',
    secret: platform.vault.seal(app.secret),
    verifyToken: platform.vault.seal(app.verifyToken),
  })
}

/** Connects a WhatsApp number to the organisation in context. Returns the account's id. */
export async function connectWhatsAppNumber(
  ctx: RequestContext,
  n: {
    branchId: string
    appKey: string
    displayName: string
    displayPhone: string
    phoneNumberId: string
    wabaId: string
    accessToken: string
  },
): Promise<string> {
  const { accessToken, ...fields } = n
  const credentials = ctx.platform.vault.seal(accessToken)
  const id = await insertAccount(ctx, { ...fields, kind: 'WHATSAPP_CLOUD', credentials })
  enqueue(ctx, SYNC_JOB, { key: id })
  return id
}

/** Registers an account at Twilio under a key of ours; its auth token signs what comes in. */
export async function registerTwilioAccount(
  platform: Platform,
  account: { key: string; authToken: string },
): Promise<void> {
  await upsertProviderApp(platform, {
    key: account.key,
    kind: 'TWILIO',
    secret: platform.vault.seal(account.authToken),
    verifyToken: platform.vault.seal(''),
  })
}

/** Connects a number of Twilio, for text messages or for WhatsApp. `phone` in E.164. Returns the account's id. */
export function connectTwilioNumber(
  ctx: RequestContext,
  n: {
    branchId: string
    appKey: string
    channel: 'SMS' | 'WHATSAPP'
    displayName: string
    phone: string
    accountSid: string
    authToken: string
  },
): Promise<string> {
  return insertAccount(ctx, {
    kind: n.channel === 'SMS' ? 'TWILIO_SMS' : 'TWILIO_WHATSAPP',
    branchId: n.branchId,
    appKey: n.appKey,
    displayName: n.displayName,
    displayPhone: n.phone,
    phoneNumberId: n.channel === 'SMS' ? n.phone : `whatsapp:${n.phone}`,
    wabaId: n.accountSid,
    credentials: ctx.platform.vault.seal(n.authToken),
  })
}

/**
 * Connects a mailbox that letters to contacts leave from. `url`: its server, smtp: or smtps: with the credentials; the
 * installation's own server (SMTP_URL) when null.
 */
export function connectMailbox(
  ctx: RequestContext,
  m: { branchId: string; displayName: string; address: string; url: string | null },
): Promise<string> {
  return insertAccount(ctx, {
    kind: 'SMTP',
    branchId: m.branchId,
    appKey: null,
    displayName: m.displayName,
    displayPhone: m.address,
    phoneNumberId: m.address.toLowerCase(),
    wabaId: null,
    credentials: m.url === null ? null : ctx.platform.vault.seal(m.url),
  })
}

/**
 * Registers whoever hands letters over for mailboxes here (a mail server, a provider's forwarding): its secret signs them.
 * False when the key is an application of another kind.
 */
export function registerMailApp(platform: Platform, app: { key: string; secret: string }): Promise<boolean> {
  return upsertProviderApp(platform, {
    key: app.key,
    kind: 'EMAIL',
    secret: platform.vault.seal(app.secret),
    verifyToken: platform.vault.seal(''),
  })
}

/** Lets letters to a mailbox of the organisation in context come in. False when there is no such mailbox. */
export function receiveMailFor(ctx: RequestContext, mailbox: { address: string; appKey: string }): Promise<boolean> {
  return giveMailboxApp(ctx, mailbox.address.trim().toLowerCase(), mailbox.appKey)
}

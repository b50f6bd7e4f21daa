import { isoNow } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { randomToken } from '#platform/crypto'
import { AppError, notFound } from '#platform/errors'
import { type HeldChannel, insertOwnApp, isOwnApp, setAppSecret, setChannel } from './channels.repository.ts'
import type { Channel, MailDoor } from './channels.schema.ts'
import { held, told } from './channels.service.ts'

/*
 * Letters to a mailbox come in by an application of its own, so that a secret that gets known opens one mailbox. The
 * secret is in the answer that makes it and nowhere else in the clear.
 */

/** Lets letters to a mailbox come in: makes the address and the secret that signs them. 404, 409. */
export async function openMailDoor(ctx: RequestContext, id: string, version: number): Promise<MailDoor> {
  const mailbox = await heldMailbox(ctx, id, version)
  if (mailbox.appKey !== null || mailbox.status === 'DISABLED') throw new AppError(409, 'CHANNEL_STEP')
  return withNewApp(ctx, id)
}

/**
 * Another secret for the letters to a mailbox: the one before opens nothing any more. Where the operator's application
 * served the mailbox, which others may go through, it gets one of its own, with another address. 404, 409.
 */
export async function renewMailSecret(ctx: RequestContext, id: string, version: number): Promise<MailDoor> {
  const { appKey } = await heldMailbox(ctx, id, version)
  if (appKey === null) throw new AppError(409, 'CHANNEL_STEP')
  if (!(await isOwnApp(ctx, appKey))) return withNewApp(ctx, id)
  const secret = newSecret()
  await setAppSecret(ctx, appKey, ctx.platform.vault.seal(secret))
  await setChannel(ctx, id, { mail_secret_at: isoNow(ctx.clock) })
  return { channel: await told(ctx, id), secret }
}

/** Letters to a mailbox come in no longer; it goes on sending. 404, 409. */
export async function closeMailDoor(ctx: RequestContext, id: string, version: number): Promise<Channel> {
  const { appKey } = await heldMailbox(ctx, id, version)
  if (appKey === null) throw new AppError(409, 'CHANNEL_STEP')
  // Nobody has the secret from now on: what is still handed over is refused, and so is known not to have arrived.
  await setAppSecret(ctx, appKey, ctx.platform.vault.seal(newSecret()))
  await setChannel(ctx, id, { app_key: null, mail_secret_at: null })
  return told(ctx, id)
}

const newSecret = () => randomToken(32)

async function withNewApp(ctx: RequestContext, id: string): Promise<MailDoor> {
  const { vault } = ctx.platform
  const [key, secret] = [randomToken(12), newSecret()]
  await insertOwnApp(ctx, { key, kind: 'EMAIL', secret: vault.seal(secret), verifyToken: vault.seal('') })
  await setChannel(ctx, id, { app_key: key, mail_secret_at: isoNow(ctx.clock) })
  return { channel: await told(ctx, id), secret }
}

/** The mailbox as it was seen, held until commit; a number is none. */
export async function heldMailbox(ctx: RequestContext, id: string, version: number): Promise<HeldChannel> {
  const channel = await held(ctx, id, version)
  if (channel.kind !== 'SMTP') throw notFound('channelAccount')
  return channel
}

import { announce, type RequestContext, runInOrg, wakeAfterCommit } from '#platform/context'
import { AppError, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue } from '#platform/jobs'
import { insertAccount } from './accounts.repository.ts'
import {
  isUnreachable,
  metaSpeaker,
  requireMailbox,
  requireNumber,
  requireToken,
  requireTwilio,
  serverUrl,
} from './channel-checks.service.ts'
import { refuseTaken, subscribeNumber, tellNumbers } from './channel-drafts.service.ts'
import {
  type ChannelSet,
  type HeldChannel,
  lockChannel,
  moveNumbers,
  pausedFor,
  setChannel,
} from './channels.repository.ts'
import type {
  Channel,
  ChannelChange,
  ChannelList,
  MailboxCheck,
  NewCredentials,
  NewMailbox,
  NewTwilio,
  Pause,
} from './channels.schema.ts'
import { listChannels, readChannel } from './channels.views.ts'
import { forgetPlace } from './imap.repository.ts'
import { readSoon } from './mail-reading.job.ts'
import { cancelQueued } from './messages.repository.ts'
import { appWithSecret, renewedTwilioApp } from './provider-apps.service.ts'
import { SYNC_JOB } from './template-sync.job.ts'

/** The longest pause with an end: what takes longer ends when somebody says so. */
const LONGEST_PAUSE_MS = 90 * 24 * 3_600_000

/** The numbers and mailboxes of the organisation, with what was begun. */
export function openChannels(ctx: RequestContext): Promise<ChannelList> {
  authorise(ctx, 'channelsetup.read')
  return listChannels(ctx)
}

/** Asks Twilio for an account without keeping anything. 422 with what Twilio said. */
export async function tryTwilio(ctx: RequestContext, keys: { accountSid: string; authToken: string }) {
  authorise(ctx, 'channel.write')
  await requireTwilio(ctx, keys)
  return { ok: true as const }
}

/** Greets a mail server and signs in without keeping or sending anything. 422 with what it said. */
export async function tryMailbox(ctx: RequestContext, box: MailboxCheck) {
  authorise(ctx, 'channel.write')
  await requireMailbox(ctx, serverUrl('smtp', box))
  return { ok: true as const }
}

/** Connects a sender at Twilio whose account answers. 409 when it is connected already, 422 with what Twilio said. */
export async function addTwilio(ctx: RequestContext, input: NewTwilio): Promise<Channel> {
  authorise(ctx, 'channel.write')
  await requireTwilio(ctx, input)
  return made(ctx, async (tx) =>
    insertAccount(tx, {
      kind: input.channel === 'SMS' ? 'TWILIO_SMS' : 'TWILIO_WHATSAPP',
      branchId: input.branchId,
      appKey: await appWithSecret(tx, 'TWILIO', input.authToken),
      displayName: input.displayName.trim(),
      displayPhone: input.phone,
      phoneNumberId: input.channel === 'SMS' ? input.phone : `whatsapp:${input.phone}`,
      wabaId: input.accountSid,
      credentials: ctx.platform.vault.seal(input.authToken),
    }),
  )
}

/** Connects a mailbox whose server takes the credentials. 409 when it is connected already, 422 with what the server said. */
export async function addMailbox(ctx: RequestContext, input: NewMailbox): Promise<Channel> {
  authorise(ctx, 'channel.write')
  const url = serverUrl('smtp', input)
  await requireMailbox(ctx, url)
  const address = input.address.toLowerCase()
  return made(ctx, (tx) =>
    insertAccount(tx, {
      kind: 'SMTP',
      branchId: input.branchId,
      appKey: null,
      displayName: input.displayName.trim(),
      displayPhone: address,
      phoneNumberId: address,
      wabaId: null,
      credentials: ctx.platform.vault.seal(url),
    }),
  )
}

async function made(ctx: RequestContext, insert: (tx: RequestContext) => Promise<string>): Promise<Channel> {
  const id = await runInOrg(ctx.platform, ctx, async (tx) => {
    const accountId = await insert(tx)
    tellNumbers(tx, accountId)
    return accountId
  }).catch(refuseTaken)
  return shown(ctx, id)
}

/** Name, branch, assistant. 404, 409. */
export async function changeChannel(ctx: RequestContext, id: string, change: ChannelChange): Promise<Channel> {
  await held(ctx, id, change.version)
  const { displayName, branchId, agentEnabled } = change
  const set: ChannelSet = {
    ...(displayName === undefined ? {} : { display_name: displayName.trim() }),
    ...(branchId === undefined ? {} : { branch_id: branchId }),
    ...(agentEnabled === undefined ? {} : { agent_enabled: agentEnabled }),
  }
  await setChannel(ctx, id, set).catch(refuseTaken)
  return told(ctx, id)
}

/** Holds back what is to leave, until an instant or until somebody resumes it; what comes in goes on. 404, 409. */
export async function pauseChannel(ctx: RequestContext, id: string, { version, until }: Pause): Promise<Channel> {
  const channel = await held(ctx, id, version)
  if (channel.status === 'DISABLED' || isSetup(channel)) throw new AppError(409, 'CHANNEL_STEP')
  const end = until === null ? null : Date.parse(until)
  const now = ctx.clock.now()
  if (end !== null && !(end > now && end <= now + LONGEST_PAUSE_MS)) throw invalidField('until', 'RANGE')
  await setChannel(ctx, id, pausedFor(end))
  return told(ctx, id)
}

/**
 * Lets a number send again, whatever stopped it. The provider is asked first: one that refuses the credentials would
 * stop it again at the first message. 404, 409, 422 with what the provider said.
 */
export async function resumeChannel(ctx: RequestContext, id: string, version: number): Promise<Channel> {
  const channel = await seen(ctx, id, version)
  if (channel.status === 'ACTIVE' || isSetup(channel)) throw new AppError(409, 'CHANNEL_STEP')
  // A pause can be lifted while the provider is silent; what was switched off needs its word.
  await requireKept(ctx, channel).catch((error: unknown) => {
    if (channel.status === 'DISABLED' || !isUnreachable(error)) throw error
  })
  if (channel.status === 'DISABLED' && channel.kind === 'WHATSAPP_CLOUD') await subscribeNumber(ctx, id)
  await runInOrg(ctx.platform, ctx, async (tx) => {
    await held(tx, id, version)
    await setChannel(tx, id, running)
    wakeAfterCommit(tx, 'outbound')
    if (channel.kind === 'WHATSAPP_CLOUD') enqueue(tx, SYNC_JOB, { key: id })
    if (channel.imap !== null) readSoon(tx, id)
    tellNumbers(tx, id)
  })
  return shown(ctx, id)
}

const running = { status: 'ACTIVE', status_reason: null, paused_until: null } as const

/**
 * Takes a number out of service: nothing leaves by it and nothing comes in. What waits is cancelled, as policy would
 * refuse it; everything written stays. 404, 409.
 */
export async function disableChannel(ctx: RequestContext, id: string, version: number): Promise<Channel> {
  const channel = await held(ctx, id, version)
  if (channel.status === 'DISABLED' || isSetup(channel)) throw new AppError(409, 'CHANNEL_STEP')
  await setChannel(ctx, id, { status: 'DISABLED', status_reason: 'MANUAL', paused_until: null })
  // What arrives meanwhile does not come in: it would begin at the newest again.
  await forgetPlace(ctx, id)
  for (const message of await cancelQueued(ctx, { accountId: id }, 'ACCOUNT_DISABLED'))
    announce(ctx, { topic: 'message', id: message, kind: 'status' })
  return told(ctx, id)
}

/**
 * New credentials of the same number, kept only when the provider takes them. A pause that a refusal set is over with
 * them. 400 for those of another kind, 404, 409, 422 with what the provider said.
 */
export async function replaceCredentials(ctx: RequestContext, id: string, input: NewCredentials): Promise<Channel> {
  const channel = await seen(ctx, id, input.version)
  const { secret, appSecret } = await checkedSecret(ctx, channel, input)
  // Another application delivers to another address: Meta agrees to it before anything of the number changes.
  const metaApp =
    appSecret && channel.kind === 'WHATSAPP_CLOUD' ? await metaAppFor(ctx, channel, secret, appSecret) : null
  await runInOrg(ctx.platform, ctx, async (tx) => {
    const { appKey, wabaId } = await held(tx, id, input.version)
    const stopped = channel.status === 'PAUSED' && channel.statusReason !== 'MANUAL' && !isSetup(channel)
    await setChannel(tx, id, {
      credentials_sealed: tx.platform.vault.seal(secret),
      ...(appSecret && metaApp === null ? { app_key: await renewedTwilioApp(tx, appKey, appSecret) } : {}),
      ...(stopped ? running : {}),
    })
    if (metaApp !== null) await moveNumbers(tx, wabaId ?? '', appKey ?? '', metaApp)
    if (stopped) wakeAfterCommit(tx, 'outbound')
    tellNumbers(tx, id)
  })
  return shown(ctx, id)
}

async function metaAppFor(
  ctx: RequestContext,
  channel: HeldChannel,
  accessToken: string,
  appSecret: string,
): Promise<string> {
  const appKey = await runInOrg(ctx.platform, ctx, (tx) => appWithSecret(tx, 'WHATSAPP_CLOUD', appSecret))
  if (appKey !== channel.appKey && channel.status !== 'DISABLED')
    await subscribeNumber(ctx, channel.id, { appKey, accessToken })
  return appKey
}

/** What is to be sealed, and the secret that signs what comes in where it changes with it. */
async function checkedSecret(
  ctx: RequestContext,
  channel: HeldChannel,
  { meta, twilio, mailbox }: NewCredentials,
): Promise<{ secret: string; appSecret: string | null }> {
  const wabaId = channel.wabaId ?? ''
  if (channel.kind === 'WHATSAPP_CLOUD') {
    if (!meta) throw invalidField('meta', 'REQUIRED')
    const speaker = metaSpeaker(ctx, meta.accessToken, meta.appSecret ?? null)
    await requireToken(ctx, speaker)
    await requireNumber(ctx, speaker, wabaId, channel.phoneNumberId)
    return { secret: meta.accessToken, appSecret: meta.appSecret ?? null }
  }
  if (channel.kind === 'SMTP') {
    if (!mailbox) throw invalidField('mailbox', 'REQUIRED')
    const secret = serverUrl('smtp', mailbox)
    await requireMailbox(ctx, secret)
    return { secret, appSecret: null }
  }
  if (!twilio) throw invalidField('twilio', 'REQUIRED')
  await requireTwilio(ctx, { accountSid: wabaId, authToken: twilio.authToken })
  return { secret: twilio.authToken, appSecret: twilio.authToken }
}

/** Asks the provider whether it still takes what is kept for a number. */
async function requireKept(ctx: RequestContext, channel: HeldChannel): Promise<void> {
  // A mailbox without a server of its own goes through the installation's: nothing of the agency's to check.
  if (channel.credentials === null) return
  const secret = ctx.platform.vault.open(channel.credentials)
  if (channel.kind === 'SMTP') return requireMailbox(ctx, secret)
  if (channel.kind !== 'WHATSAPP_CLOUD')
    return requireTwilio(ctx, { accountSid: channel.wabaId ?? '', authToken: secret })
  const speaker = metaSpeaker(ctx, secret, null)
  await requireToken(ctx, speaker)
  await requireNumber(ctx, speaker, channel.wabaId ?? '', channel.phoneNumberId)
}

const isSetup = (channel: HeldChannel) => channel.status === 'PAUSED' && channel.statusReason === 'SETUP'

/** The number as it was seen, held until commit. 404, 409. */
export async function held(ctx: RequestContext, id: string, version: number): Promise<HeldChannel> {
  authorise(ctx, 'channel.write')
  const channel = await lockChannel(ctx, id)
  if (!channel) throw notFound('channelAccount')
  if (channel.version !== version) throw versionConflict(await readChannel(ctx, id))
  return channel
}

/** The same for a while in which a provider is asked: held again before anything is written. */
function seen(ctx: RequestContext, id: string, version: number): Promise<HeldChannel> {
  return runInOrg(ctx.platform, ctx, (tx) => held(tx, id, version))
}

/** Tells who looks at numbers, and answers with this one as it is now. */
export async function told(ctx: RequestContext, id: string): Promise<Channel> {
  tellNumbers(ctx, id)
  return shown(ctx, id)
}

async function shown(ctx: RequestContext, id: string): Promise<Channel> {
  return (await readChannel(ctx, id)) ?? Promise.reject(notFound('channelAccount'))
}

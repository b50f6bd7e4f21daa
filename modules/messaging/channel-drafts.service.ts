import { translate } from '#locales'
import { announce, type RequestContext, runInOrg } from '#platform/context'
import { AppError, constraintOf, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue } from '#platform/jobs'
import { findAccount } from './accounts.read-model.ts'
import { insertAccount } from './accounts.repository.ts'
import { metaSpeaker, numbersOf, requireNumber, requireSubscription, requireToken } from './channel-checks.service.ts'
import {
  deleteDraft,
  findDraft,
  giveAccount,
  type HeldDraft,
  insertDraft,
  lockChannel,
  setChannel,
  setDraftStep,
  verifyTokenOf,
} from './channels.repository.ts'
import type { Channel, ChosenNumber, Draft, NewDraft } from './channels.schema.ts'
import { readChannel, readDraft, threadWith } from './channels.views.ts'
import { lockConversation } from './conversations.repository.ts'
import { callbackUrlOf } from './lines.ts'
import { queueMessage } from './outbound.service.ts'
import { appWithSecret } from './provider-apps.service.ts'
import { SYNC_JOB } from './template-sync.job.ts'

/*
 * A WhatsApp number comes in step by step: token, number, webhook, test. Every step asks Meta outside any transaction,
 * then writes in one of its own; a step that does not hold writes nothing.
 */

/** How far a number has come. 404. */
export async function openDraft(ctx: RequestContext, id: string): Promise<Draft> {
  authorise(ctx, 'channel.write')
  return (await readDraft(ctx, id)) ?? Promise.reject(notFound('channelDraft'))
}

/** Begins with a token that Meta takes for the application of this secret. 422 with what Meta said. */
export async function beginDraft(ctx: RequestContext, input: NewDraft): Promise<Draft> {
  authorise(ctx, 'channel.write')
  await requireToken(ctx, metaSpeaker(ctx, input.accessToken, input.appSecret))
  const { vault } = ctx.platform
  const id = await runInOrg(ctx.platform, ctx, (tx) =>
    insertDraft(tx, { credentials: vault.seal(input.accessToken), appSecret: vault.seal(input.appSecret) }),
  )
  return openDraft(ctx, id)
}

/** The numbers of a business account. 404, 409 once the number is chosen, 422 with what Meta said. */
export async function draftNumbers(ctx: RequestContext, id: string, wabaId: string) {
  authorise(ctx, 'channel.write')
  const { token, secret } = secretsOf(ctx, await draftAt(ctx, id, 'NUMBER'))
  return { items: await numbersOf(ctx, metaSpeaker(ctx, token, secret), wabaId) }
}

/**
 * Takes the number that Meta knows by that id in that business account: it has its account from now on, and sends
 * nothing yet. 404, 409 when it is connected already or the draft moved on, 422 with what Meta said.
 */
export async function chooseNumber(ctx: RequestContext, id: string, input: ChosenNumber): Promise<Draft> {
  authorise(ctx, 'channel.write')
  const { token, secret } = secretsOf(ctx, await draftAt(ctx, id, 'NUMBER', input.version))
  const number = await requireNumber(ctx, metaSpeaker(ctx, token, secret), input.wabaId, input.phoneNumberId)
  await runInOrg(ctx.platform, ctx, async (tx) => {
    await draftAt(tx, id, 'NUMBER', input.version, true)
    const appKey = await appWithSecret(tx, 'WHATSAPP_CLOUD', secret)
    const accountId = await insertAccount(tx, {
      kind: 'WHATSAPP_CLOUD',
      branchId: input.branchId,
      appKey,
      displayName: input.displayName.trim(),
      displayPhone: number.displayPhone,
      phoneNumberId: number.id,
      wabaId: input.wabaId,
      credentials: ctx.platform.vault.seal(token),
      setup: { quality: number.quality === 'UNKNOWN' ? null : number.quality, tier: number.tier },
    })
    await giveAccount(tx, id, accountId)
    enqueue(tx, SYNC_JOB, { key: accountId })
    tellNumbers(tx, accountId)
  }).catch(refuseTaken)
  return openDraft(ctx, id)
}

/** Subscribes the application and lets the number send. 404, 409 out of turn, 422 with what Meta said. */
export async function connectWebhook(ctx: RequestContext, id: string, version: number): Promise<Draft> {
  authorise(ctx, 'channel.write')
  const draft = await draftAt(ctx, id, 'WEBHOOK', version)
  const accountId = accountOf(draft)
  await subscribeNumber(ctx, accountId)
  await runInOrg(ctx.platform, ctx, async (tx) => {
    await draftAt(tx, id, 'WEBHOOK', version, true)
    const held = await lockChannel(tx, accountId)
    // Somebody may have stopped it for good meanwhile.
    if (held?.statusReason !== 'SETUP' || held.status !== 'PAUSED') throw outOfTurn()
    await setChannel(tx, accountId, { status: 'ACTIVE', status_reason: null, paused_until: null })
    await setDraftStep(tx, id, 'TEST')
    tellNumbers(tx, accountId)
  })
  return openDraft(ctx, id)
}

/**
 * Asks Meta to deliver what comes in for a number of ours, and reads back that it does. 422 with what Meta said.
 * @param instead the application and token to do it with, when they are to replace those the number has
 */
export async function subscribeNumber(
  ctx: RequestContext,
  accountId: string,
  instead?: { appKey: string; accessToken: string },
): Promise<void> {
  const { vault } = ctx.platform
  const account = await findAccount(ctx, accountId)
  const appKey = instead?.appKey ?? account?.appKey ?? null
  const callback = callbackUrlOf(ctx.platform, 'WHATSAPP_CLOUD', appKey)
  const sealed = appKey === null ? null : await verifyTokenOf(ctx, appKey)
  if (!account?.credentials || account.wabaId === null || callback === null || sealed === null)
    throw notFound('channelAccount')
  const speaker = metaSpeaker(ctx, instead?.accessToken ?? vault.open(account.credentials), null)
  await requireSubscription(ctx, speaker, account.wabaId, { callback, verifyToken: vault.open(sealed) })
}

/**
 * Answers whoever just wrote to the number, by the same queue and the same consents as every message: their own words are
 * the proof. 404, 409 out of turn, 422 when that phone has not written, or policy says no.
 */
export async function sendTest(ctx: RequestContext, id: string, phone: string): Promise<Draft> {
  authorise(ctx, 'channel.write')
  authorise(ctx, 'message.send')
  const accountId = accountOf(await draftAt(ctx, id, 'TEST'))
  const threadId = await threadWith(ctx, accountId, phone)
  const thread = threadId && (await lockConversation(ctx, threadId))
  if (!thread)
    throw new AppError(422, 'CHANNEL_TEST_UNHEARD', { errors: [{ field: 'phone', code: 'CHANNEL_TEST_UNHEARD' }] })
  await queueMessage(ctx, thread, {
    origin: 'APP',
    content: { type: 'text', body: translate(ctx.locale, 'channels:testMessage') },
  })
  return openDraft(ctx, id)
}

/** The number is in service. 404, 409 out of turn. */
export async function finishDraft(
  ctx: RequestContext,
  id: string,
  input: { version: number; agentEnabled: boolean },
): Promise<Channel> {
  authorise(ctx, 'channel.write')
  const accountId = accountOf(await draftAt(ctx, id, 'TEST', input.version, true))
  await setChannel(ctx, accountId, { agent_enabled: input.agentEnabled })
  await deleteDraft(ctx, id)
  tellNumbers(ctx, accountId)
  return (await readChannel(ctx, accountId)) ?? Promise.reject(notFound('channelAccount'))
}

/** Drops what was begun; a number that has its account already is disabled, what it received stays. 404. */
export async function dropDraft(ctx: RequestContext, id: string): Promise<void> {
  authorise(ctx, 'channel.write')
  const draft = await findDraft(ctx, id, true)
  if (!draft) throw notFound('channelDraft')
  const held = draft.accountId === null ? null : await lockChannel(ctx, draft.accountId)
  await deleteDraft(ctx, id)
  // One that was tested and sends is left alone: only the assistant's page was not closed.
  if (held?.status === 'PAUSED' && held.statusReason === 'SETUP')
    await setChannel(ctx, held.id, { status: 'DISABLED', status_reason: 'SETUP' })
  tellNumbers(ctx, draft.accountId ?? id)
}

/** A draft at the step it is asked for. 404; 409 when it stands elsewhere or somebody moved it on. */
export async function draftAt(
  ctx: RequestContext,
  id: string,
  step: HeldDraft['step'],
  version?: number,
  hold = false,
): Promise<HeldDraft> {
  const draft = await findDraft(ctx, id, hold)
  if (!draft) throw notFound('channelDraft')
  if (version !== undefined && draft.version !== version) throw versionConflict(await readDraft(ctx, id))
  if (draft.step !== step) throw outOfTurn()
  return draft
}

const outOfTurn = () => new AppError(409, 'CHANNEL_STEP')

/** The number that a draft has by now. 409 before that. */
export function accountOf(draft: HeldDraft): string {
  if (draft.accountId === null) throw outOfTurn()
  return draft.accountId
}

function secretsOf(ctx: RequestContext, draft: HeldDraft): { token: string; secret: string } {
  if (draft.credentials === null || draft.appSecret === null) throw outOfTurn()
  const { vault } = ctx.platform
  return { token: vault.open(draft.credentials), secret: vault.open(draft.appSecret) }
}

/** What the database refuses when a number is made: taken, by whoever it may be, or a branch that is none. */
export function refuseTaken(error: unknown): never {
  const constraint = constraintOf(error)
  if (constraint === 'channel_accounts_number') throw new AppError(409, 'CHANNEL_TAKEN')
  if (constraint === 'channel_accounts_org_id_branch_id_fkey') throw invalidField('branchId', 'UNKNOWN')
  throw error
}

/** Whoever looks at numbers sees what became of one. */
export function tellNumbers(ctx: RequestContext, id: string): void {
  announce(ctx, { topic: 'operations', id, kind: 'channel' })
}

import type { CallOptions, ListedTemplate } from '#channels/kit'
import * as meta from '#channels/whatsapp-cloud'
import { DUPLICATE_SUBCODE, type SendAccount, type TemplateOutcome } from '#channels/whatsapp-cloud'
import { isoAt } from '#platform/clock'
import { announce, type RequestContext } from '#platform/context'
import { enqueue, type JobHandler, putOff } from '#platform/jobs'
import { type ChannelAccount, findAccount } from './accounts.read-model.ts'
import { metaAccount } from './lines.ts'
import { formOf, partsOf } from './template-content.rules.ts'
import {
  findVersion,
  type HeldTemplate,
  insertTemplate,
  insertVersion,
  lockNamed,
  lockTemplate,
  retireMissing,
  setTemplate,
  showVersion,
  type Words,
} from './templates.repository.ts'

export const SYNC_JOB = 'messaging.sync_templates'
export const SUBMIT_JOB = 'messaging.submit_template'
export const DELETE_JOB = 'messaging.delete_template'

/** Webhooks say what changes at once; asking catches what they did not. */
const AGAIN_AFTER_MS = 3_600_000
const TIMEOUT_MS = 20_000
/** Pages of one synchronisation: ten thousand templates, more than Meta allows an account. */
const MOST_PAGES = 100

const options = (): CallOptions => ({ signal: AbortSignal.timeout(TIMEOUT_MS), fetch: globalThis.fetch })

function speakerOf(ctx: RequestContext, account: ChannelAccount | null): { speaker: SendAccount; waba: string } | null {
  if (account?.kind !== 'WHATSAPP_CLOUD' || account.status === 'DISABLED') return null
  if (account.wabaId === null || account.credentials === null) return null
  const speaker = metaAccount(ctx.platform, account, ctx.platform.vault.open(account.credentials))
  return { speaker, waba: account.wabaId }
}

/** Takes over what Meta has of a number's templates; `key` is the account. Again by itself after an hour. */
export const syncTemplatesJob: JobHandler = {
  kind: SYNC_JOB,
  async run(ctx, _payload, { key: accountId }) {
    const access = speakerOf(ctx, await findAccount(ctx, accountId))
    if (!access) return
    const now = ctx.clock.now()
    putOff(ctx, SYNC_JOB, { key: accountId, dueAt: now + AGAIN_AFTER_MS })
    const found = await listAll(access)
    if (!found) {
      ctx.platform.log.warn({ account: accountId }, 'templates not synchronised')
      return
    }
    // One order for everybody who holds several templates.
    for (const listed of found.sort((a, b) => (a.name + a.language < b.name + b.language ? -1 : 1)))
      await takeOver(ctx, accountId, listed, now)
    await retireMissing(ctx, accountId, now)
    announce(ctx, { topic: 'reference', id: accountId, kind: 'changed' })
  },
}

async function listAll({ speaker, waba }: { speaker: SendAccount; waba: string }): Promise<ListedTemplate[] | null> {
  const items: ListedTemplate[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: TemplateOutcome<{ items: ListedTemplate[]; next: string | null }> = await meta.listTemplates(
      speaker,
      waba,
      { after },
      options(),
    )
    if (answer.kind !== 'ok') return null
    items.push(...answer.value.items)
    if (answer.value.next === null) return items
    after = answer.value.next
  }
  return null
}

/** One template as Meta lists it: a new one is written, a known one follows; other words are a version of their own. */
async function takeOver(ctx: RequestContext, accountId: string, listed: ListedTemplate, now: number): Promise<void> {
  const { name, language, category, status, quality, reason, id } = listed
  const known = await lockNamed(ctx, { accountId, name, language })
  if (!known) {
    const words: Words = { category, ...partsOf(listed, null) }
    await insertTemplate(ctx, {
      accountId,
      name,
      language,
      status,
      providerId: id,
      quality,
      reason,
      syncedAt: now,
      ...words,
    })
    return
  }
  const change = {
    status,
    quality,
    provider_id: id,
    synced_at: isoAt(now),
    submitting: null,
    ...(status === known.status && reason === null ? {} : { status_reason: reason }),
  }
  // What is on its way is Meta's only once our own call has come back.
  if (known.submitting !== null) return setTemplate(ctx, known.id, { synced_at: isoAt(now) })
  const mine = await findVersion(ctx, known.id, known.version)
  const theirs: Words = { category, ...partsOf(listed, mine) }
  if (mine && sameWords(mine, theirs)) return setTemplate(ctx, known.id, { ...change, category })
  const version = known.latest + 1
  await insertVersion(ctx, known.id, version, theirs)
  await showVersion(ctx, known.id, version, theirs, { ...change, latest: version })
}

/** Whether two versions say the same to whom they are sent. */
function sameWords(a: Words, b: Words): boolean {
  const said = ({ header, body, footer, buttons }: Words) =>
    JSON.stringify([header, body, footer, buttons.map(Object.values)])
  return said(a) === said(b)
}

/** Submits the version that waits for it; `key` is the template. A lost answer is looked up before it is tried again. */
export const submitTemplateJob: JobHandler = {
  kind: SUBMIT_JOB,
  async run(ctx, _payload, { key: id }) {
    const template = await lockTemplate(ctx, id)
    if (!template || template.submitting === null) return
    const words = await findVersion(ctx, id, template.submitting)
    const access = speakerOf(ctx, await findAccount(ctx, template.accountId))
    if (!words || !access) {
      await setTemplate(ctx, id, { submitting: null, status_reason: 'ACCOUNT', status_note: null })
      return tell(ctx, id)
    }
    const outcome = await submit(access, template, words)
    if (outcome.kind === 'unreachable') throw new Error(`template not submitted: ${outcome.cause.code}`)
    if (outcome.kind === 'rejected') {
      if (outcome.error.isTransient) throw new Error(`template not submitted: ${outcome.error.code}`)
      // Words the provider never took in do not change what it has: that one goes on being sent.
      await setTemplate(ctx, id, {
        submitting: null,
        status_reason: `PROVIDER_${outcome.error.subcode ?? outcome.error.code ?? 'ERROR'}`,
        status_note: (outcome.error.details ?? outcome.error.message).slice(0, 500) || null,
        ...(template.status === 'DRAFT' ? { status: 'REJECTED' } : {}),
      })
      return tell(ctx, id)
    }
    await showVersion(ctx, id, template.submitting, words, {
      provider_id: outcome.value.id,
      status: outcome.value.status,
      submitting: null,
      status_reason: null,
      status_note: null,
    })
    tell(ctx, id)
  },
}

async function submit(
  { speaker, waba }: { speaker: SendAccount; waba: string },
  template: HeldTemplate,
  words: Words,
): Promise<TemplateOutcome<{ id: string; status: string }>> {
  const { name, language } = template
  const form = formOf({ name, language, category: words.category }, words)
  const edited = async (id: string): Promise<TemplateOutcome<{ id: string; status: string }>> => {
    const answer = await meta.editTemplate(speaker, id, form, options())
    return answer.kind === 'ok' ? { kind: 'ok', value: { id, status: 'PENDING' } } : answer
  }
  if (template.providerId !== null) return edited(template.providerId)
  const made = await meta.createTemplate(speaker, waba, form, options())
  if (made.kind !== 'rejected' || made.error.subcode !== DUPLICATE_SUBCODE) return made
  // Meta has it already: by an earlier try whose answer was lost, or from elsewhere.
  const listed = await meta.listTemplates(speaker, waba, { after: null, name }, options())
  if (listed.kind !== 'ok') return listed
  const same = listed.value.items.find((each) => each.name === name && each.language === language)
  if (!same) return made
  const told = JSON.stringify(formOf({ name, language, category: same.category }, { ...partsOf(same, words) }))
  return told === JSON.stringify(form) ? { kind: 'ok', value: { id: same.id, status: same.status } } : edited(same.id)
}

/** Deletes a template at Meta that was deleted here; `payload` names it, for it may be written anew meanwhile. */
export const deleteTemplateJob: JobHandler = {
  kind: DELETE_JOB,
  async run(ctx, payload) {
    const access = speakerOf(ctx, await findAccount(ctx, String(payload.accountId)))
    if (!access) return
    const gone = { name: String(payload.name), id: String(payload.providerId) }
    const outcome = await meta.deleteTemplate(access.speaker, access.waba, gone, options())
    if (outcome.kind === 'unreachable') throw new Error(`template not deleted: ${outcome.cause.code}`)
    if (outcome.kind === 'rejected') {
      if (outcome.error.isTransient) throw new Error(`template not deleted: ${outcome.error.code}`)
      // Gone already, or not to be deleted: the list says which.
      enqueue(ctx, SYNC_JOB, { key: String(payload.accountId) })
    }
  },
}

function tell(ctx: RequestContext, id: string): void {
  announce(ctx, { topic: 'reference', id, kind: 'changed' })
}

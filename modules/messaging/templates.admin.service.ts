import type { RequestContext } from '#platform/context'
import { announce } from '#platform/context'
import { AppError, constraintOf, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue } from '#platform/jobs'
import { findAccount, metaNumbers } from './accounts.read-model.ts'
import { problemsOfLetter } from './letter-draft.rules.ts'
import { documentOf, documentText } from './letter-template.rules.ts'
import type { AccountKind } from './lines.ts'
import { problemsOfDraft, type TemplateDraft } from './template-draft.rules.ts'
import { maySubmit } from './template-status.rules.ts'
import { DELETE_JOB, SUBMIT_JOB, SYNC_JOB } from './template-sync.job.ts'
import type { NewTemplate, NewTemplateVersion, TemplateDetail, TemplateQuery } from './templates.admin.schema.ts'
import { listTemplates, readTemplate } from './templates.admin.views.ts'
import {
  type HeldTemplate,
  insertTemplate,
  insertVersion,
  lockNamed,
  lockTemplate,
  setTemplate,
  showVersion,
  type TemplateChange,
  type Words,
} from './templates.repository.ts'

/** A page of the organisation's templates. */
export function openTemplates(ctx: RequestContext, query: TemplateQuery) {
  authorise(ctx, 'template.read')
  return listTemplates(ctx, query)
}

/** One template with its versions. 404. */
export async function openTemplate(ctx: RequestContext, id: string, days?: number): Promise<TemplateDetail> {
  authorise(ctx, 'template.read')
  return (await readTemplate(ctx, id, days)) ?? Promise.reject(notFound('template'))
}

/**
 * Writes a template for a number; nothing of it leaves yet. 400 with every field the provider would refuse, 404 unknown
 * number, 409 when the number has this name in this language, 422 for a number without templates.
 */
export async function addTemplate(ctx: RequestContext, input: NewTemplate): Promise<TemplateDetail> {
  authorise(ctx, 'template.edit')
  const { accountId, name, language } = input
  const [account, before] = await Promise.all([findAccount(ctx, accountId), lockNamed(ctx, input)])
  if (!account) throw notFound('channelAccount')
  if (account.kind === 'TWILIO_SMS') throw new AppError(422, 'TEMPLATE_CHANNEL')
  const words = writtenWords(input, account.kind)
  refuseProblems({ name, language, ...words }, account.kind)
  if (before && before.status !== 'DELETED') throw taken()
  if (before) {
    // The name was used before: its messages stay with it, the new words are its next version.
    const version = before.latest + 1
    await insertVersion(ctx, before.id, version, words)
    await showVersion(ctx, before.id, version, words, {
      ...fresh,
      latest: version,
      provider_id: null,
      ...reviewedElsewhere(account.kind, input.contentSid),
    })
    return told(ctx, before.id)
  }
  const { status = 'DRAFT', content_sid } = reviewedElsewhere(account.kind, input.contentSid)
  const id = await insertTemplate(ctx, {
    accountId,
    name,
    language,
    status,
    contentSid: content_sid ?? null,
    ...words,
  }).catch((error: unknown) => {
    throw constraintOf(error) === 'message_templates_org_id_account_id_name_language_key' ? taken() : error
  })
  return told(ctx, id)
}

/** A name that is free again begins anew. */
const fresh: TemplateChange = {
  status: 'DRAFT',
  status_reason: null,
  status_note: null,
  quality: null,
  submitting: null,
}

const taken = () => new AppError(409, 'TEMPLATE_NAME_TAKEN', { errors: [{ field: 'name', code: 'TAKEN' }] })

/** Twilio reviews its templates itself: with its ContentSid one is sent, without it is a draft. Letters nobody reviews. */
function reviewedElsewhere(kind: AccountKind, contentSid: string | null | undefined): TemplateChange {
  if (kind === 'SMTP') return { status: 'APPROVED' }
  if (kind !== 'TWILIO_WHATSAPP') return {}
  return { content_sid: contentSid ?? null, status: contentSid ? 'APPROVED' : 'DRAFT' }
}

/**
 * Writes the words of a template anew: always a version of its own, what was sent stays as it was. What the provider has
 * goes on being sent until the new version is submitted. 400 as above, 404, 409 when somebody wrote meanwhile.
 */
export async function addVersion(
  ctx: RequestContext,
  id: string,
  { latest, ...input }: NewTemplateVersion,
): Promise<TemplateDetail> {
  const held = await holdForWriting(ctx, id, latest)
  const words = writtenWords(input, held.accountKind)
  refuseProblems({ name: held.name, language: held.language, ...words }, held.accountKind)
  const version = held.latest + 1
  await insertVersion(ctx, id, version, words)
  const elsewhere = held.accountKind !== 'WHATSAPP_CLOUD'
  if (elsewhere)
    await showVersion(ctx, id, version, words, {
      latest: version,
      status_reason: null,
      ...reviewedElsewhere(held.accountKind, input.contentSid === undefined ? held.contentSid : input.contentSid),
    })
  // Nothing of a draft left: its newest words are what it is.
  else if (held.status === 'DRAFT' && held.submitting === null)
    await showVersion(ctx, id, version, words, { latest: version })
  else await setTemplate(ctx, id, { latest: version })
  return told(ctx, id)
}

/**
 * Hands the newest version to the provider for its review. 404, 409 when somebody wrote meanwhile or it is under review
 * already, 422 when there is nothing to submit.
 */
export async function submitTemplate(ctx: RequestContext, id: string, latest: number): Promise<TemplateDetail> {
  const held = await holdForWriting(ctx, id, latest)
  if (held.accountKind !== 'WHATSAPP_CLOUD') throw new AppError(422, 'TEMPLATE_CHANNEL')
  if (held.submitting !== null || !maySubmit(held.status)) throw new AppError(409, 'TEMPLATE_IN_REVIEW')
  if (held.latest === held.version && held.providerId !== null && held.status !== 'REJECTED')
    throw new AppError(422, 'TEMPLATE_UNCHANGED')
  await setTemplate(ctx, id, { submitting: held.latest, status_reason: null, status_note: null })
  enqueue(ctx, SUBMIT_JOB, { key: id })
  return told(ctx, id)
}

/** Deletes a template here and at the provider; its messages and figures stay. 404, 409 when somebody wrote meanwhile. */
export async function removeTemplate(ctx: RequestContext, id: string, latest: number): Promise<void> {
  const held = await holdForWriting(ctx, id, latest)
  await setTemplate(ctx, id, { status: 'DELETED', status_reason: null, status_note: null, submitting: null })
  if (held.providerId !== null && held.accountKind === 'WHATSAPP_CLOUD') {
    const { accountId, name, providerId } = held
    enqueue(ctx, DELETE_JOB, { key: `${id}:${providerId}`, payload: { accountId, name, providerId } })
  }
  announce(ctx, { topic: 'reference', id, kind: 'changed' })
}

/** Asks the provider for the templates of all numbers of Meta now. */
export async function askForTemplates(ctx: RequestContext): Promise<void> {
  authorise(ctx, 'template.edit')
  for (const accountId of await metaNumbers(ctx)) enqueue(ctx, SYNC_JOB, { key: accountId })
}

/** Words as they were sent to us, tidied; of a letter with their form. */
export function writtenWords(input: Omit<NewTemplateVersion, 'latest'>, kind: AccountKind): Words {
  const { category, header = null, body = '', footer = null, buttons = [], variables = [] } = input
  const tidy = (text: string | null) => text?.replace(/\r\n?/g, '\n').trim() || null
  const document = kind === 'SMTP' ? (input.document ?? documentOf(body)) : (input.document ?? null)
  return {
    category,
    header: header && { format: 'TEXT', text: header.text.trim() },
    body: kind === 'SMTP' && document ? documentText(document) : (tidy(body) ?? ''),
    document,
    footer: tidy(footer),
    buttons: buttons.map((button) => ({ ...button, text: button.text.trim() })),
    variables: variables.map(({ source = null, ...variable }) => ({ ...variable, source })),
  }
}

function refuseProblems(draft: TemplateDraft, kind: AccountKind): void {
  const problems = kind === 'SMTP' ? problemsOfLetter(draft) : problemsOfDraft(draft)
  if (problems.length === 0) return
  throw new AppError(400, 'VALIDATION_FAILED', {
    errors: problems.map(({ field, code }) => ({ field, code: `TEMPLATE_${code}` })),
  })
}

async function holdForWriting(ctx: RequestContext, id: string, latest: number): Promise<HeldTemplate> {
  authorise(ctx, 'template.edit')
  const held = await lockTemplate(ctx, id)
  if (!held || held.status === 'DELETED') throw notFound('template')
  if (held.latest !== latest) throw versionConflict(await readTemplate(ctx, id))
  return held
}

async function told(ctx: RequestContext, id: string): Promise<TemplateDetail> {
  announce(ctx, { topic: 'reference', id, kind: 'changed' })
  return (await readTemplate(ctx, id)) ?? Promise.reject(notFound('template'))
}

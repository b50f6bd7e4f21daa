import {
  at,
  type CallOptions,
  callProvider,
  type FailureCause,
  type ListedTemplate,
  type ProviderError,
  type ProviderRequest,
  readBoolean,
  readId,
  readList,
  readWord,
  type TemplateForm,
} from '#channels/kit'
import { bearer, graphUrl, type SendAccount } from './account.ts'
import { settle } from './send.ts'
import { componentsOf, readTemplate } from './templates-wire.ts'

/** `rejected`: Meta said no. `unreachable`: nobody knows what became of it; listing tells. */
export type TemplateOutcome<Value> =
  | { kind: 'ok'; value: Value }
  | { kind: 'rejected'; error: ProviderError }
  | { kind: 'unreachable'; cause: FailureCause }

/** Meta already has this name in this language (contract 1.3). */
export const DUPLICATE_SUBCODE = 2388024

const PAGE = 100
const FIELDS = 'id,name,language,category,status,components,quality_score,rejected_reason'

/** One call of the Graph API for an account, its answer read by `read`. Never throws. */
export async function callGraph<Value>(
  account: SendAccount,
  request: Pick<ProviderRequest, 'url' | 'method'> & { body?: unknown },
  options: CallOptions,
  read: (body: unknown) => Value | null,
): Promise<TemplateOutcome<Value>> {
  const { body, ...rest } = request
  const settled = settle(
    await callProvider(
      {
        ...rest,
        headers: { ...bearer(account), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      options,
    ),
    read,
  )
  if ('value' in settled) return { kind: 'ok', value: settled.value }
  return settled.kind === 'rejected' ? settled : { kind: 'unreachable', cause: settled.cause }
}

/**
 * One page of the templates of a business account, `after` the cursor of the page before. Entries that cannot be read
 * are left out. Never throws.
 */
export function listTemplates(
  account: SendAccount,
  wabaId: string,
  page: { after: string | null; name?: string | undefined },
  options: CallOptions,
): Promise<TemplateOutcome<{ items: ListedTemplate[]; next: string | null }>> {
  const query = new URLSearchParams({ fields: FIELDS, limit: String(PAGE) })
  if (page.after !== null) query.set('after', page.after)
  if (page.name !== undefined) query.set('name', page.name)
  return callGraph(
    account,
    { url: `${graphUrl(account, wabaId, 'message_templates')}?${query}`, method: 'GET' },
    options,
    (body) => {
      if (!Array.isArray(at(body, 'data'))) return null
      const items = readList(at(body, 'data')).flatMap((raw) => readTemplate(raw) ?? [])
      const more = readWord(at(body, 'paging', 'next')) !== null
      return { items, next: more ? readWord(at(body, 'paging', 'cursors', 'after')) : null }
    },
  )
}

/** Submits a new template for review. Answers its id and its first status. Never throws. */
export function createTemplate(
  account: SendAccount,
  wabaId: string,
  form: TemplateForm,
  options: CallOptions,
): Promise<TemplateOutcome<{ id: string; status: string }>> {
  const { name, language, category } = form
  const body = { name, language, category, components: componentsOf(form) }
  return callGraph(
    account,
    { url: graphUrl(account, wabaId, 'message_templates'), method: 'POST', body },
    options,
    (answer) => {
      const id = readId(at(answer, 'id'))
      return id === null ? null : { id, status: readWord(at(answer, 'status'))?.toUpperCase() ?? 'PENDING' }
    },
  )
}

const done = (body: unknown): true | null => (readBoolean(at(body, 'success')) === true ? true : null)

/** Submits other words for a template Meta has; it goes back to review. Never throws. */
export function editTemplate(
  account: SendAccount,
  templateId: string,
  form: TemplateForm,
  options: CallOptions,
): Promise<TemplateOutcome<true>> {
  const body = { category: form.category, components: componentsOf(form) }
  return callGraph(account, { url: graphUrl(account, templateId), method: 'POST', body }, options, done)
}

/** Deletes one language of a template for good. Never throws. */
export function deleteTemplate(
  account: SendAccount,
  wabaId: string,
  template: { name: string; id: string },
  options: CallOptions,
): Promise<TemplateOutcome<true>> {
  const query = new URLSearchParams({ name: template.name, hsm_id: template.id })
  return callGraph(
    account,
    { url: `${graphUrl(account, wabaId, 'message_templates')}?${query}`, method: 'DELETE' },
    options,
    done,
  )
}

import { hasText, locales, translate } from '#locales'
import { CaseType, factCodes, judgedGuards, moveFields } from '#modules/dossiers'
import { permissionTable, roles } from '#modules/identity'
import { activeWorkflow, productStateName, tones, workflowVersion } from '#modules/workflows'
import { announce, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { deleteDraft, insertDraft, updateDraft } from './editing.repository.ts'
import { type DraftProblem, type Known, problemsOf } from './editing.rules.ts'
import type { Draft, DraftDefinition, EditableCode, EditableWorkflow, Problem } from './editing.schema.ts'
import { countStanding, type DraftRow, draftOf, findDraft, listEditable } from './editing.views.ts'

/** What workflows of dossiers may be made of. Roles are those that may write dossiers at all. */
export const catalogue = {
  requires: [...moveFields],
  guards: [...judgedGuards],
  roles: roles.filter((role) => permissionTable['dossier.write']?.[role] !== undefined),
  facts: [...factCodes],
  tones: [...tones],
}
const commands = ['reschedule', 'CANCEL_FUTURE_APPOINTMENTS', 'NOTIFY_MEMBERS'] as const

const editable: ReadonlySet<string> = new Set(CaseType.enum)

/** Every workflow with what is active, what is being edited and what is under way, and what they may be made of. */
export async function readOverview(
  ctx: RequestContext,
): Promise<{ items: EditableWorkflow[]; catalogue: typeof catalogue }> {
  authorise(ctx, 'workflowdraft.read')
  const items = await listEditable(ctx)
  return { items: items.map((item) => ({ ...item, editable: editable.has(item.code) })), catalogue }
}

/** A draft and what is wrong with it. 404 when it is not there (any more). */
export async function readDraft(ctx: RequestContext, id: string): Promise<Draft> {
  authorise(ctx, 'workflowdraft.read')
  const row = await findDraft(ctx, id)
  if (!row) throw notFound('workflow_draft')
  return present(ctx, row, await countStanding(ctx, row.code))
}

function present(
  ctx: RequestContext,
  { copiedFromId: _id, ...row }: DraftRow,
  standing: readonly { status: string; count: number }[],
): Draft {
  const inUse: Record<string, number> = {}
  for (const { status, count } of standing) inUse[status] = (inUse[status] ?? 0) + count
  return { ...row, inUse, problems: judge(ctx, row, inUse) }
}

/** What is wrong with a draft, with its reasons in the caller's language. */
export function judge(
  ctx: RequestContext,
  row: Pick<DraftRow, 'definition' | 'base'>,
  inUse: Known['inUse'],
): Problem[] {
  const known: Known = {
    ...catalogue,
    commands,
    named: (state) => locales.every((locale) => hasText(locale, `codes:status.${state}`)),
    base: row.base.definition,
    inUse,
  }
  return problemsOf(row.definition, known).map((problem) => say(ctx, row.definition, problem))
}

function say(ctx: RequestContext, draft: DraftDefinition, { code, severity, place, params }: DraftProblem): Problem {
  const nameOf = (state: string): string => {
    const own = draft.names && Object.hasOwn(draft.names, state) ? draft.names[state]?.[ctx.locale].trim() : ''
    return own || productStateName(state, ctx.locale)
  }
  const subject = {
    ...(place.kind === 'state' ? { state: nameOf(place.state) } : {}),
    ...('from' in place ? { from: nameOf(place.from), to: nameOf(place.to) } : {}),
  }
  const about = code === 'NAME_MISSING' && place.kind === 'transition' ? 'WAY_NAME_MISSING' : code
  const reason = translate(ctx.locale, `workflows:problem.${about}`, { ...params, ...subject })
  return { code, severity, place, reason }
}

/**
 * Begins a draft from the active version, or from an old one to bring it back. 409 DRAFT_EXISTS with the one there is;
 * 400 when `from` is no version of this workflow.
 */
export async function beginDraft(ctx: RequestContext, body: { code: EditableCode; from?: string }): Promise<Draft> {
  authorise(ctx, 'workflow.edit')
  const [active, source] = await Promise.all([
    activeWorkflow(ctx, body.code),
    body.from === undefined ? null : workflowVersion(ctx, body.from),
  ])
  if (source && source.code !== body.code) throw invalidField('from', 'UNKNOWN')
  const made = await insertDraft(ctx, {
    code: body.code,
    baseId: active.id,
    copiedFrom: source?.id ?? null,
    definition: (source ?? active).definition,
  })
  const id = made ?? (await draftOf(ctx, body.code))
  if (id === null) throw versionConflict(null)
  const draft = await readDraft(ctx, id)
  if (made === null) throw new AppError(409, 'DRAFT_EXISTS', { extra: { current: draft } })
  announce(ctx, { topic: 'workflow', id: body.code, kind: 'draft' })
  return draft
}

/** Saves a draft as it is, right or wrong. 409 with the current one when the version is stale, 404 when there is none. */
export async function saveDraft(
  ctx: RequestContext,
  id: string,
  body: { version: number; definition: DraftDefinition },
): Promise<Draft> {
  authorise(ctx, 'workflow.edit')
  const done = await updateDraft(ctx, id, body.version, body.definition)
  const draft = await readDraft(ctx, id)
  if (!done) throw versionConflict(draft)
  announce(ctx, { topic: 'workflow', id: draft.code, kind: 'draft' })
  return draft
}

/** Throws a draft away. 409 with the current one when somebody changed it meanwhile. */
export async function discardDraft(ctx: RequestContext, id: string, version: number): Promise<void> {
  authorise(ctx, 'workflow.edit')
  const draft = await readDraft(ctx, id)
  if (!(await deleteDraft(ctx, id, version))) throw versionConflict(draft)
  announce(ctx, { topic: 'workflow', id: draft.code, kind: 'draft' })
}

import { visibleContacts } from '#modules/access'
import { type Assignable, type Assignment, assignByRules, hasRules } from '#modules/assignments'
import { findOrCreateContact, missingContact } from '#modules/contacts'
import { settingsOf } from '#modules/identity'
import { type BuiltInSource, claimCodes } from '#modules/reference-data'
import { recordActivity } from '#modules/timeline'
import { activeWorkflow, type Workflow } from '#modules/workflows'
import { dayAt, isoAt } from '#platform/clock'
import { announce, publish, type RequestContext, userIdOf } from '#platform/context'
import { AppError, forbidden, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue } from '#platform/jobs'
import {
  annonceReference,
  annoncesByReference,
  type BranchOfDossier,
  findBranch,
  findOpenCase,
  findWorker,
  latestOpenDossier,
  managerToAsk,
} from './dossiers.read-model.ts'
import { holdContact, insertDossier, toldOfOpening } from './dossiers.repository.ts'
import { awaitsFirstResponse, byHand, mergeCriteria, placesOf, roleOfContact } from './dossiers.rules.ts'
import type { Budget, CaseType, CriteriaChange, NewDossier, Person } from './dossiers.schema.ts'
import { addInterest } from './interests.service.ts'
import { addWorkingMinutes } from './sla.rules.ts'

export const FIRST_RESPONSE_JOB = 'dossiers.first_response_due'

/** Opens a dossier by hand; its id. 409 DUPLICATE_DOSSIER when the case is open already, unless a reason is given. */
export async function createDossier(ctx: RequestContext, input: NewDossier): Promise<string> {
  const reach = authorise(ctx, 'dossier.write')
  // The answer is the dossier's row: who may not read it is refused before anything is written.
  authorise(ctx, 'dossier.read')
  const named = namedContact(input)
  const [branch, chosen, workflow, ruled, , ahead] = await Promise.all([
    branchOf(ctx, input.branchId, reach),
    assigneeOf(ctx, reach, input.assigneeId),
    activeWorkflow(ctx, input.caseType),
    hasRules(ctx),
    claimCodes(ctx, 'SOURCE', [{ code: input.source, field: 'source' }]),
    // Both named: what is open can be looked for in the same breath.
    named && input.branchId ? holdCase(ctx, { ...input, contactId: named, branchId: input.branchId }, true) : null,
  ])
  const contactId = named ?? (await newContact(ctx, input, branch.id))
  const subject = { contactId, branchId: branch.id, caseType: input.caseType }
  const { id, existing } = ahead ?? (await holdCase(ctx, subject, named !== null))
  if (existing && input.duplicateReason === undefined) throw await duplicate(ctx, existing, branch.id)
  const annonceIds = input.annonceId ? [input.annonceId] : []
  const asked = { ...subject, source: input.source, annonceIds, criteria: input.criteria }
  // Null: a person wants it to wait in the queue. Nobody named: the organisation's rules, if it has written any.
  const given = chosen || input.assigneeId === null || !ruled ? null : await assignByRules(ctx, assignable(id, asked))
  return open(ctx, id, {
    ...asked,
    branch,
    workflow,
    assignment: chosen ? byHand(chosen) : given,
    budget: input.budget,
    duplicateReason: existing ? (input.duplicateReason ?? null) : null,
    openedBy: 'person',
  })
}

/**
 * Holds the contact, then looks for the open dossier of the same case: statements of one moment run in order. Gives the
 * id for a new one. 404 when there is no such contact, or not one the caller may see where `seen` is asked.
 */
async function holdCase(
  ctx: RequestContext,
  subject: { contactId: string; branchId: string; caseType: CaseType },
  seen: boolean,
) {
  const [id, existing] = await Promise.all([
    holdContact(ctx, subject.contactId, seen ? visibleContacts(ctx, 'contact.read') : undefined),
    findOpenCase(ctx, subject),
  ])
  if (!id) throw await missingContact(ctx, subject.contactId)
  return { id, existing }
}

async function duplicate(
  ctx: RequestContext,
  existing: { id: string; reference: string; visible: boolean } | null,
  branchId: string,
): Promise<AppError> {
  const shown = existing?.visible ? { id: existing.id, reference: existing.reference } : null
  const askManager = shown ? null : await managerToAsk(ctx, branchId)
  return new AppError(409, 'DUPLICATE_DOSSIER', { extra: { existing: shown, askManager } })
}

async function branchOf(
  ctx: RequestContext,
  branchId: string | undefined,
  reach: 'ALL' | 'OWN',
): Promise<BranchOfDossier> {
  const branch = await findBranch(ctx, branchId)
  const foreign = reach === 'OWN' && branchId !== undefined && !ctx.branchIds.includes(branchId)
  if (!branch || foreign) throw invalidField('branchId', 'UNKNOWN')
  return branch
}

/** The contact named by id; null when one is to be found or made from what is given. */
function namedContact(input: NewDossier): string | null {
  if ((input.contactId === undefined) === (input.contact === undefined))
    throw invalidField('contactId', input.contact ? 'INVALID' : 'REQUIRED')
  return input.contactId ?? null
}

function newContact(ctx: RequestContext, input: NewDossier, branchId: string): Promise<string> {
  if (!input.contact) throw invalidField('contactId', 'REQUIRED')
  return findOrCreateContact(ctx, { ...input.contact, branchId })
}

/** Whoever is limited to their own dossiers opens them for themselves; to give one to another is to assign it. */
async function assigneeOf(
  ctx: RequestContext,
  reach: 'ALL' | 'OWN',
  assigneeId: string | null | undefined,
): Promise<Person | null> {
  const self = userIdOf(ctx)
  const wanted = assigneeId ?? (reach === 'OWN' ? self : null)
  if (!wanted) return null
  if (wanted !== self && !ctx.permissions.reach('dossier.assign')) throw forbidden('dossier.assign')
  const person = await findWorker(ctx, wanted)
  if (!person) throw invalidField('assigneeId', 'UNKNOWN')
  return person
}

export type ChannelEnquiry = {
  contactId: string
  branchId: string
  caseType: CaseType
  /** False: any open dossier of the contact with this branch will do before a new one is opened. */
  preferCaseType?: boolean
  source: BuiltInSource
  /** References a person quoted, in whatever case; each known one becomes an interest. */
  annonceReferences?: readonly string[]
  annonceIds?: readonly string[]
  budget?: Budget
  criteria?: CriteriaChange
  /** A form or an import: told on the timeline of a dossier that is reused. One more message of a thread is not. */
  enquiry?: boolean
}

/**
 * The dossier that an enquiry of a channel belongs to: the open one of the same contact, branch and case type; else,
 * unless the enquiry is clearly of another kind, the open one that was active last; else a new one, given out by the
 * organisation's rules.
 */
export async function openOrReuseDossier(
  ctx: RequestContext,
  enquiry: ChannelEnquiry,
): Promise<{ dossierId: string; created: boolean }> {
  const [{ id, existing: same }, quoted] = await Promise.all([
    holdCase(ctx, enquiry, false),
    annoncesByReference(ctx, enquiry.annonceReferences ?? []),
  ])
  const annonceIds = [...new Set([...(enquiry.annonceIds ?? []), ...quoted])]
  const known =
    same ??
    (enquiry.preferCaseType === false ? await latestOpenDossier(ctx, enquiry.contactId, enquiry.branchId) : null)
  if (known) return reuse(ctx, known.id, annonceIds, enquiry)
  const [branch, assignment, workflow] = await Promise.all([
    findBranch(ctx, enquiry.branchId),
    assignByRules(ctx, assignable(id, { ...enquiry, annonceIds })),
    activeWorkflow(ctx, enquiry.caseType),
  ])
  if (!branch) throw notFound('branch')
  const dossierId = await open(ctx, id, {
    ...enquiry,
    branch,
    workflow,
    annonceIds,
    assignment,
    duplicateReason: null,
    openedBy: 'channel',
  })
  return { dossierId, created: true }
}

async function reuse(
  ctx: RequestContext,
  dossierId: string,
  annonceIds: readonly string[],
  enquiry: ChannelEnquiry,
): Promise<{ dossierId: string; created: false }> {
  for (const annonceId of annonceIds) await addInterest(ctx, dossierId, annonceId)
  if (enquiry.enquiry) {
    recordActivity(ctx, {
      type: 'SYSTEM',
      code: 'dossier.reused',
      dossierId,
      contactId: enquiry.contactId,
      params: { source: enquiry.source },
    })
    announce(ctx, { topic: 'dossier', id: dossierId, dossierId, kind: 'changed' })
  }
  return { dossierId, created: false }
}

type Opening = {
  contactId: string
  caseType: CaseType
  branch: BranchOfDossier
  workflow: Workflow
  source: string
  assignment: Assignment | null
  annonceIds: readonly string[]
  budget?: Budget | undefined
  criteria?: CriteriaChange | undefined
  duplicateReason: string | null
  openedBy: 'person' | 'channel'
}

/** What the rules of assignment look at. */
function assignable(
  dossierId: string,
  asked: Pick<Opening, 'contactId' | 'caseType' | 'source' | 'annonceIds' | 'criteria'> & { branchId: string },
): Assignable {
  const { contactId, branchId, caseType, source, annonceIds, criteria } = asked
  return {
    dossierId,
    contactId,
    branchId,
    caseType,
    source,
    annonceIds,
    places: placesOf(mergeCriteria({}, criteria ?? {})),
  }
}

/** Writes a new dossier with its first history, party, interests and timeline; returns its id. */
async function open(ctx: RequestContext, id: string, opening: Opening): Promise<string> {
  const { branch, budget, contactId, workflow } = opening
  const assignee = opening.assignment?.person ?? null
  checkBudget(budget, branch.currency)
  const annonceId = opening.annonceIds[0] ?? null
  if (annonceId && (await annonceReference(ctx, annonceId)) === null) throw invalidField('annonceId', 'UNKNOWN')
  const due = await firstResponseDue(ctx, opening)
  insertDossier(
    ctx,
    id,
    {
      branch_id: branch.id,
      case_type: opening.caseType,
      workflow_version_id: workflow.id,
      status: workflow.definition.initial,
      source: opening.source,
      contact_id: contactId,
      annonce_id: annonceId,
      assignee_id: assignee?.id ?? null,
      budget_min: budget?.min ?? null,
      budget_max: budget?.max ?? null,
      currency: branch.currency,
      criteria: mergeCriteria({}, opening.criteria ?? {}),
      duplicate_reason: opening.duplicateReason,
      first_response_due_at: due === null ? null : isoAt(due),
    },
    { year: dayAt(ctx.clock.now(), branch.timezone).year, role: roleOfContact(opening.caseType) },
  )
  recordActivity(ctx, {
    type: 'SYSTEM',
    code: 'dossier.created',
    dossierId: id,
    contactId,
    params: toldOfOpening(id, opening.source),
    // It was active a moment ago: its own beginning.
    quiet: true,
  })
  if (opening.assignment)
    recordActivity(ctx, { type: 'ASSIGNMENT', ...opening.assignment.told, dossierId: id, contactId, quiet: true })
  for (const wanted of opening.annonceIds) await addInterest(ctx, id, wanted)
  if (due !== null) enqueue(ctx, FIRST_RESPONSE_JOB, { key: id, payload: { dossierId: id }, dueAt: due })
  announce(ctx, { topic: 'dossier', id, dossierId: id, kind: 'created' })
  await publish(ctx, {
    type: 'dossiers.opened',
    payload: {
      dossierId: id,
      caseType: opening.caseType,
      contactId,
      branchId: branch.id,
      assigneeId: assignee?.id ?? null,
      source: opening.source,
    },
  })
  return id
}

/** A budget in another currency than the branch's, or upside down, is refused. */
export function checkBudget(budget: Budget | null | undefined, currency: string): void {
  if (!budget) return
  if (budget.currency !== currency) throw invalidField('budget.currency', 'CURRENCY_MISMATCH')
  if (budget.min !== null && budget.max !== null && budget.min > budget.max)
    throw invalidField('budget.min', 'REVERSED')
}

async function firstResponseDue(ctx: RequestContext, opening: Opening): Promise<number | null> {
  if (!awaitsFirstResponse(opening.source, opening.openedBy)) return null
  const { firstResponseMinutes } = await settingsOf(ctx)
  return addWorkingMinutes(ctx.clock.now(), firstResponseMinutes, opening.branch.timezone)
}

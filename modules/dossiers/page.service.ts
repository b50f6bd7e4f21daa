import { translate } from '#locales'
import { missingDocuments } from '#modules/documents'
import { nameOf } from '#modules/reference-data'
import { mainPath, type Transition, type WorkflowDefinition, workflowVersion } from '#modules/workflows'
import type { RequestContext } from '#platform/context'
import { authorise } from '#platform/http'
import type { Dossier, Match } from './dossier-page.schema.ts'
import { loadPage, type PageRow } from './dossier-page.views.ts'
import { transactionOf } from './dossiers.rules.ts'
import type { DossierSummary } from './dossiers.schema.ts'
import { readSummary } from './dossiers.views.ts'
import { findMatches } from './matches.read-model.ts'
import { missingDossier } from './merged.read-model.ts'
import { DOCUMENTS_RECEIVED, drawWays, withStateGuards } from './ways.rules.ts'

const SHOWN_MATCHES = 6

/** The page of one dossier: one statement, others only for open searches and papers that a way on rests on. 404 when it is not the caller's. */
export async function readDossier(ctx: RequestContext, id: string): Promise<Dossier> {
  authorise(ctx, 'dossier.read')
  const row = await loadPage(ctx, id)
  if (!row) throw await missingDossier(ctx, id)
  const { appointmentDone, standingOffers, currency, budgetMin, budgetMax, workflowVersionId, expectedValue, ...page } =
    row
  const { definition, version } = await workflowVersion(ctx, workflowVersionId)
  const [transitions, matches] = await Promise.all([waysOf(ctx, row, definition), matchesOf(ctx, row)])
  return {
    ...page,
    expectedValue: expectedValue === null ? null : { amount: expectedValue, currency },
    workflow: {
      code: row.caseType,
      version,
      initial: definition.initial,
      terminal: definition.terminal,
      path: mainPath(definition),
      states: definition.states.map((code) => ({ code })),
    },
    transitions,
    canReopen: mayReopen(ctx, row),
    matches,
    canAssign: ctx.permissions.reach('dossier.assign') !== null,
    canRedactNotes: row.canEdit && ctx.permissions.reach('dossier.write') === 'ALL',
  }
}

/** What opening a dossier answers: its row in the lists. 404 when it is not the caller's. */
export async function readOpened(ctx: RequestContext, id: string): Promise<DossierSummary> {
  authorise(ctx, 'dossier.read')
  const row = await readSummary(ctx, id)
  if (!row) throw await missingDossier(ctx, id)
  return row
}

/** The ways on from where a dossier stands, with what each asks for and whether the caller may. */
async function waysOf(ctx: RequestContext, row: PageRow, stored: WorkflowDefinition): Promise<Transition[]> {
  const definition = withStateGuards(stored)
  const rests = definition.transitions.some((w) => w.from === row.status && w.guards?.includes(DOCUMENTS_RECEIVED))
  const missing = rests ? await missingDocuments(ctx, row.id) : []
  const missingNames = await Promise.all(
    missing.map(({ type, title }) => title ?? nameOf(ctx, 'DOCUMENT_TYPE', type, ctx.locale)),
  )
  return drawWays(
    definition,
    row,
    { roles: ctx.roles, canWrite: row.canEdit, system: ctx.actor.kind !== 'user' },
    { appointmentDone: row.appointmentDone, documentsMissing: missing.length > 0, standingOffers: row.standingOffers },
    (guard) => reasonOf(ctx, guard, missingNames),
  )
}

/** Why a guard does not hold, in the caller's language: papers that are missing are named. */
function reasonOf(ctx: RequestContext, guard: string, missing: readonly string[]): string {
  if (guard !== DOCUMENTS_RECEIVED || missing.length === 0) return translate(ctx.locale, `codes:guard.${guard}`)
  return translate(ctx.locale, 'documents:missing', {
    documents: new Intl.ListFormat(ctx.locale, { type: 'conjunction' }).format(missing),
  })
}

/** What GET /dossiers/:id/transitions answers. */
export async function readTransitions(
  ctx: RequestContext,
  id: string,
): Promise<{ status: string; items: Transition[]; canReopen: boolean }> {
  authorise(ctx, 'dossier.read')
  const row = await loadPage(ctx, id)
  if (!row) throw await missingDossier(ctx, id)
  const { definition } = await workflowVersion(ctx, row.workflowVersionId)
  return { status: row.status, items: await waysOf(ctx, row, definition), canReopen: mayReopen(ctx, row) }
}

function mayReopen(ctx: RequestContext, row: { isOpen: boolean }): boolean {
  return !row.isOpen && ctx.permissions.reach('dossier.reopen') !== null
}

async function matchesOf(ctx: RequestContext, row: PageRow): Promise<Match[]> {
  const transaction = row.isOpen ? transactionOf(row.caseType) : null
  if (!transaction) return []
  const { budgetMin, budgetMax, currency, criteria } = row
  return findMatches(ctx, { transaction, currency, budgetMin, budgetMax, criteria }, SHOWN_MATCHES)
}

import { createView } from '#modules/saved-views'
import { type Platform, runInOrg } from '#platform/context'
import type { OpenAgency } from './dossiers.ts'

type View = Parameters<typeof createView>[1]

/** Filters that an agency's team opens its lists with. */
const shared: readonly View[] = [
  {
    list: 'DOSSIERS',
    name: 'Acheteurs chauds',
    filter: { caseType: 'LEAD_BUY', open: true },
    sort: 'score',
    columns: ['status', 'score', 'budget', 'city', 'assignee', 'next', 'activity'],
  },
  { list: 'DOSSIERS', name: 'À attribuer', filter: { assignee: 'none', open: true }, sort: 'opened.asc' },
  {
    list: 'DOSSIERS',
    name: 'Visites à relancer',
    filter: { status: ['VISIT_DONE', 'NO_SHOW', 'FOLLOW_UP'], open: true },
    sort: 'since.asc',
  },
  { list: 'ANNONCES', name: 'Brouillons à compléter', filter: { status: ['DRAFT'] }, sort: 'quality' },
  { list: 'ANNONCES', name: 'En ligne depuis longtemps', filter: { status: ['PUBLISHED'] }, sort: 'oldest' },
]

/** Saves them in the name of the agency's founder, shared with the team. */
export async function saveViews(platform: Platform, agency: OpenAgency): Promise<void> {
  const founder = agency.staff[0]
  if (!founder) return
  const actor = { kind: 'user' as const, id: founder.id }
  await runInOrg(platform, { orgId: agency.orgId, actor, correlationId: 'demo' }, async (ctx) => {
    for (const view of shared) await createView(ctx, { ...view, shared: true })
  })
}

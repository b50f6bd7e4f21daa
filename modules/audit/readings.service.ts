import { type Platform, runInOrg } from '#platform/context'
import type { ReadingRecorder } from '#platform/http'
import { recordAccess } from './audit.repository.ts'

/** The parts of the API that show persons, by the beginning of their addresses, and what the audit calls what they show. */
const personal = new Map([
  ['appointments', 'appointments'],
  ['contacts', 'contacts'],
  ['conversations', 'conversations'],
  ['data-requests', 'data_requests'],
  ['decisions', 'decisions'],
  ['documents', 'documents'],
  ['dossiers', 'dossiers'],
  ['mandates', 'mandate_entries'],
  ['notes', 'notes'],
  ['offers', 'offers'],
  ['outbound', 'messages'],
  ['pipeline', 'dossiers'],
  ['search', 'contacts'],
  ['suppressions', 'suppressions'],
  ['tasks', 'tasks'],
])

/** Whose readings are kept: those who inspect, and those who keep the platform, as guests. */
const recorded: ReadonlySet<string> = new Set(['AUDITOR', 'PLATFORM_ADMIN'])

/**
 * Keeps each reading of personal data by an auditor or a platform administrator (crm.md, Audit): what, which row or how many. A transaction of its own, done
 * before the answer leaves: what is not recorded is not shown. What was searched for is not kept: it may be a name itself.
 */
export function readingRecorder(platform: Platform): ReadingRecorder {
  return async ({ orgId, actor, correlationId, roles }, { url, id, entries }) => {
    const entity = url === '/annonces/:id/parties' ? 'parties' : personal.get(url.split('/')[1] ?? '')
    if (!entity || !roles?.some((role) => recorded.has(role))) return
    const details = { route: url, ...(entries === null ? {} : { entries }) }
    await runInOrg(platform, { orgId, actor, correlationId }, (own) =>
      recordAccess(own, 'READ', entity, details, id ?? orgId),
    )
  }
}

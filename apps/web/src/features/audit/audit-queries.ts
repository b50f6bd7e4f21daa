import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'

/** What the address holds; `from` and `to` are calendar days of the organisation's zone. */
export interface AuditFilter {
  entity?: string | undefined
  actor?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Entity names offered as a filter; they are the table names the trail is written with. */
export const auditEntities = [
  'dossiers',
  'contacts',
  'channel_identities',
  'consent_events',
  'parties',
  'annonces',
  'appointments',
  'conversations',
  'messages',
  'inbound_events',
  'message_templates',
  'tasks',
  'decision_overrides',
  'workflow_versions',
  'members',
  'branches',
  'organizations',
  'api_keys',
  'calendar_feeds',
] as const

/** @param bounds instants of the first moment of `from` and the last of `to` */
export const auditQuery = (filter: AuditFilter, bounds: { from: string | null; to: string | null }) =>
  infiniteQueryOptions({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/audit', {
          params: {
            query: {
              ...(filter.entity ? { entity: filter.entity } : {}),
              ...(filter.actor ? { actor: filter.actor } : {}),
              ...(bounds.from ? { from: bounds.from } : {}),
              ...(bounds.to ? { to: bounds.to } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const verificationQuery = queryOptions({
  queryKey: keys.auditVerification,
  queryFn: () => take(api.GET('/api/v1/audit/verification')),
  staleTime: 60_000,
})

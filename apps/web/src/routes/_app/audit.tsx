import { createFileRoute } from '@tanstack/react-router'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { AuditPage } from '@/features/audit/audit-page.tsx'
import type { AuditFilter } from '@/features/audit/audit-queries.ts'
import { useSession } from '@/features/session/session.ts'

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

export const Route = createFileRoute('/_app/audit')({
  validateSearch: (search: Record<string, unknown>): AuditFilter => ({
    entity: text(search.entity),
    actor: text(search.actor),
    from: text(search.from),
    to: text(search.to),
  }),
  component: AuditRoute,
})

function AuditRoute() {
  const { can } = useSession()
  return can('audit.read') ? <AuditPage /> : <ForbiddenPage />
}

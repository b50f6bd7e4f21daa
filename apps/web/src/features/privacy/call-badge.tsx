import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { ConsentState } from '@/lib/api-consents.ts'
import type { Identity } from '@/lib/api-contacts.ts'
import { useNow } from '@/lib/use-now.ts'
import { Tag } from '@/ui/status-badge.tsx'
import { type CallState, callState } from './call-state.ts'
import { suppressionsOfQuery } from './privacy-queries.ts'

const tones = { POSSIBLE: 'mint', NO: 'saffron', LISTED: 'terracotta' } as const satisfies Record<CallState, string>

/** Beside a number: whether it may be called. Nothing where nobody said anything. */
export function CallBadge(props: { contactId: string; identity: Identity; consents: readonly ConsentState[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const now = useNow(60_000)
  const listed = useQuery({
    ...suppressionsOfQuery(props.contactId),
    enabled: can('suppression.read'),
  })
  const state = callState(props.identity.id, props.consents, listed.data?.get(props.identity.id) ?? [], now)
  return state && <Tag tone={tones[state]}>{t(`privacy:call.${state}`)}</Tag>
}

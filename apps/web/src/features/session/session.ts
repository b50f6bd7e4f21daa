import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, authCall, take } from '@/lib/api.ts'
import type { Me, OrganizationMembership } from '@/lib/api-identity.ts'
import { keys } from '@/lib/keys.ts'
import { currentOrgId, setCurrentOrgId } from '@/lib/org.ts'
import { learnZones } from '@/lib/zones.ts'
import { forgetPush } from './forget-push.ts'

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async () => {
    const me = await take(api.GET('/api/v1/me'))
    learnZones(me.zones)
    return me
  },
  staleTime: 5 * 60_000,
})

/** The organisation in use: the remembered one when the person still belongs to it, else the first. */
export function chooseOrganization(me: Me, remembered: string | null): OrganizationMembership | null {
  return me.organizations.find((o) => o.id === remembered) ?? me.organizations[0] ?? null
}

export interface Session {
  me: Me
  org: OrganizationMembership
  /** Whether the person holds a permission in the current organisation; the server decides again on every call. */
  can(permission: string): boolean
  /** Zone of a branch, or of the organisation when the branch is unknown. */
  zoneOf(branchId?: string | null): string
}

/** The signed-in person and organisation. Only below the signed-in layout, whose loader has filled the cache. */
export function useSession(): Session {
  const { data: me } = useQuery(meQuery)
  const org = me ? chooseOrganization(me, currentOrgId()) : null
  if (!me || !org) throw new Error('useSession is used outside the signed-in layout')
  return {
    me,
    org,
    can: (permission) => org.permissions.includes(permission),
    zoneOf: (branchId) => org.branches.find((b) => b.id === branchId)?.timezone ?? org.timezone,
  }
}

/** @returns a function that changes the organisation: nothing of the other one may stay in memory */
export function useSwitchOrganization(): (id: string) => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async (id) => {
    const me = queries.getQueryData(meQuery.queryKey)
    setCurrentOrgId(id)
    queries.clear()
    if (me) queries.setQueryData(meQuery.queryKey, me)
    await navigate({ to: '/', replace: true })
  }
}

/** @returns a function that ends the session and forgets everything read with it */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await forgetPush().catch(() => undefined)
    await authCall('/sign-out', {})
    queries.clear()
    await navigate({ to: '/sign-in', replace: true })
  }
}

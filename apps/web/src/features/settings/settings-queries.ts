import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, authCall, take } from '@/lib/api.ts'
import type { Organization, OrganizationSettings } from '@/lib/api-organizations.ts'
import { keys } from '@/lib/keys.ts'

export const organizationQuery = queryOptions({
  queryKey: keys.organization,
  queryFn: () => take(api.GET('/api/v1/organization')),
})
export const branchesQuery = queryOptions({
  queryKey: keys.branches,
  queryFn: () => take(api.GET('/api/v1/branches')),
})
export const invitationsQuery = queryOptions({
  queryKey: keys.invitations,
  queryFn: () => take(api.GET('/api/v1/invitations')),
})
export const hoursQuery = (userId: string) =>
  queryOptions({
    queryKey: keys.workingHours(userId),
    queryFn: () => take(api.GET('/api/v1/working-hours', { params: { query: { userId } } })),
  })
export const absencesQuery = (userId: string) =>
  queryOptions({
    queryKey: ['member', 'absences', userId],
    queryFn: () => take(api.GET('/api/v1/absences', { params: { query: { userId } } })),
  })
export const apiKeysQuery = queryOptions({
  queryKey: keys.apiKeys,
  queryFn: () => take(api.GET('/api/v1/api-keys')),
})
export const calendarFeedQuery = queryOptions({
  queryKey: keys.calendarFeed,
  queryFn: () => take(api.GET('/api/v1/calendar-feed')),
})
export const channelAccountsQuery = queryOptions({
  queryKey: keys.channelAccounts,
  queryFn: () => take(api.GET('/api/v1/channel-accounts')),
})

/** A signed-in device, as the sign-in provider lists it. */
export interface DeviceSession {
  id: string
  token: string
  userAgent: string | null
  ipAddress: string | null
  createdAt: string
  updatedAt: string
}

export const sessionsQuery = queryOptions({
  queryKey: keys.sessions,
  queryFn: async () => {
    const [sessions, current] = await Promise.all([
      authCall<DeviceSession[]>('/list-sessions'),
      authCall<{ session?: { token?: string }; user?: { twoFactorEnabled?: boolean } } | null>('/get-session'),
    ])
    return {
      sessions,
      currentToken: current?.session?.token ?? null,
      twoFactor: current?.user?.twoFactorEnabled ?? false,
    }
  },
})

/** Saves organisation settings on top of the version that was shown. */
export function useSaveOrganization() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: {
      version: number
      name?: string
      defaultLocale?: string
      settings?: Partial<OrganizationSettings>
    }) => take(api.PATCH('/api/v1/organization', { body })),
    onSuccess: (organization: Organization) => {
      queries.setQueryData(keys.organization, organization)
      return queries.invalidateQueries({ queryKey: keys.me })
    },
    onError: () => queries.invalidateQueries({ queryKey: keys.organization }),
  })
}

import type { Act, Currency, Read, Role } from './api-types.ts'
import type { ZoneClock } from './zones.ts'

export interface OrganizationMembership {
  id: string
  name: string
  slug: string
  country: string
  currency: Currency
  timezone: string
  roles: Role[]
  /** Until when the person is a guest here, as a platform administrator; null for members. */
  guestUntil: string | null
  permissions: string[]
  memberName: string
  branches: { id: string; name: string; city: string; timezone: string; currency: Currency }[]
}

export interface Me {
  user: { id: string; name: string; email: string; locale: string }
  organizations: OrganizationMembership[]
  /** Whether the person keeps the platform. */
  platformAdmin: boolean
  demo: boolean
  tourSeen: boolean
  phonePageUrl: string | null
  /** What the clocks do in the zones of the person's organisations. */
  zones: Record<string, ZoneClock>
}

export interface DemoLogin {
  email: string
  password: string
  name: string
  role: Role
  organization: string
}

export interface IdentityPaths {
  '/api/v1/me': { get: Read<Me>; patch: Act<Me, { locale?: string; tourSeen?: boolean }> }
  '/api/v1/organizations': { post: Act<{ id: string }, { name: string; country: 'MA' | 'FR'; city: string }> }
  '/api/v1/demo-logins': { get: Read<{ items: DemoLogin[] }> }
}

import type { Act, Page, Paged, Read } from './api-types.ts'

interface Counted {
  count: number
  more: boolean
}

/** An organisation as the platform sees it: figures, and nobody in it. */
export interface PlatformOrganization {
  id: string
  name: string
  slug: string
  country: string
  createdAt: string
  members: Counted
  openDossiers: Counted
  publishedAnnonces: Counted
  lastActivityAt: string | null
}

/** An annonce as the platform sees it: no owner, no contact, no address. */
export interface PlatformAnnonce {
  id: string
  reference: string
  title: string
  status: string
  organization: { id: string; name: string }
  block: { reason: string; at: string } | null
}

/** Figures over all organisations; ages in seconds. */
export interface PlatformHealth {
  queues: { queue: 'inbound' | 'outbound' | 'jobs' | 'seals'; waiting: number; oldest: number }[]
  deadLetters: { dead: number; failed: number; quarantined: number; jobs: number; unknown: number }
  numbers: { active: number; paused: number; disabled: number }
  versions: { atlas: string; node: string; postgres: string; migration: string }
  at: string
}

type OfAnnonce = { orgId: string; id: string }

export interface PlatformPaths {
  '/api/v1/platform/organizations': { get: Read<Page<PlatformOrganization>, Paged & { q?: string }> }
  '/api/v1/platform/health': { get: Read<PlatformHealth> }
  '/api/v1/platform/annonces': { get: Read<PlatformAnnonce, { organizationId: string; which: string }> }
  '/api/v1/platform/blocks': { get: Read<Page<PlatformAnnonce>, Paged> }
  '/api/v1/platform/organizations/{orgId}/annonces/{id}/block': {
    post: Act<PlatformAnnonce, { reason: string }, OfAnnonce>
  }
  '/api/v1/platform/organizations/{orgId}/annonces/{id}/unblock': { post: Act<null, { reason: string }, OfAnnonce> }
}

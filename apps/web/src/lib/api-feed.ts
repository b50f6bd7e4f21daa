import type { Act, Read } from './api-types.ts'

/** The live address of one's own agenda; the address itself is told only when it is made. */
export interface CalendarFeed {
  createdAt: string
  lastReadAt: string | null
}

export interface FeedPaths {
  '/api/v1/calendar-feed': {
    get: Read<{ feed: CalendarFeed | null }>
    post: Act<{ address: string; createdAt: string }, never>
    delete: Act<null, never>
  }
}

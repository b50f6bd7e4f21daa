import type { EventHandler, Platform } from '#platform/context'
import type { Http } from '#platform/http'
import type { JobHandler, Loop } from '#platform/jobs'

/** A capability as the server sees it: each module registers itself, there is no hub that knows them all. */
export type Module = {
  name: string
  /** Hangs its routes on the web side. */
  routes?(http: Http): void
  /** What it does when another module tells a fact, in the same transaction. */
  on?: Record<string, EventHandler>
  /** Work it does later, inside one organisation. */
  jobs?: readonly JobHandler[]
  /** Workers with queues of their own (provider events, sending). */
  loops?(platform: Platform): readonly Loop[]
}

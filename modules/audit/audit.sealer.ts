import { type Platform, runInOrg, runOnPlatform } from '#platform/context'
import { createLoop, type Loop } from '#platform/jobs'
import { orgsToSeal, sealEntries } from './audit.repository.ts'

/** Seals are written this many at a time, each batch in a short transaction of its own. */
const BATCH = 1000
/** Entries wait at most about this long for their seal. */
const IDLE_MS = 1000

/** Seals what was committed, organisation by organisation; writers never wait for it. */
export function createSealer(platform: Platform): Loop {
  const busy = new Set<string>()
  return createLoop<string>({
    name: 'audit',
    role: 'scheduler',
    idleMs: IDLE_MS,
    concurrency: 2,
    onWake: () => () => undefined,
    async claim(limit) {
      const due = (await orgsToSeal(runOnPlatform(platform, 'job:audit.seal', ''))).filter((org) => !busy.has(org))
      const taken = due.slice(0, limit)
      for (const org of taken) busy.add(org)
      return taken
    },
    async run(orgId) {
      try {
        let sealed = BATCH
        while (sealed === BATCH) {
          sealed = await runInOrg(
            platform,
            { orgId, actor: { kind: 'job', id: 'audit.seal' }, correlationId: '' },
            (ctx) => sealEntries(ctx, BATCH),
          )
        }
      } finally {
        busy.delete(orgId)
      }
    },
    onError: (error) => platform.log.warn({ err: error }, 'audit sealing'),
  })
}

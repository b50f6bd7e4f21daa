import { randomUUID } from 'node:crypto'
import { type Platform, runInOrg, runOnPlatform } from '#platform/context'
import { createLoop, type Loop } from '#platform/jobs'
import { listOrganizations } from './appointments.repository.ts'
import { keepWallClocks } from './handover.service.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/**
 * Looks at every organisation when the process starts and once a day. Rules of zones change with the runtime's
 * time-zone database, which is read at the start.
 */
export function wallClockLoop(platform: Platform): Loop {
  let due = Number.NEGATIVE_INFINITY
  return createLoop<string>({
    name: 'wall-clocks',
    role: 'scheduler',
    idleMs: HOUR,
    concurrency: 1,
    onWake: () => () => undefined,
    async claim() {
      if (platform.clock.now() < due) return []
      due = platform.clock.now() + DAY
      return listOrganizations(runOnPlatform(platform, 'job:wall-clocks', ''))
    },
    async run(orgId) {
      const moved = await runInOrg(
        platform,
        { orgId, actor: { kind: 'job', id: 'wall-clocks' }, correlationId: randomUUID() },
        keepWallClocks,
      )
      if (moved > 0) platform.log.info({ orgId, moved }, 'appointments moved with the rules of their zone')
    },
    onError: (error) => platform.log.error({ err: error }, 'wall clocks'),
  })
}

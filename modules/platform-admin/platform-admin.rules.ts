import type { PlatformHealth } from './platform-admin.schema.ts'

/** The functions of the database stop counting one above this. */
export const COUNTED = 10_000

/** A count that was taken one beyond its bound. */
export function bounded(counted: number): { count: number; more: boolean } {
  return { count: Math.min(counted, COUNTED), more: counted > COUNTED }
}

/** What the database counted, by name and label. */
export type Gauge = { name: string; label: string; value: number }
export type Depths = {
  inbound: number
  outbound: number
  unknown: number
  jobs: number
  deadJobs: number
  unsealed: number
}

/** Figures of the queues as the page reads them. A gauge that was not measured is nothing. */
export function healthOf(
  depths: Depths,
  gauges: readonly Gauge[],
): Pick<PlatformHealth, 'queues' | 'deadLetters' | 'numbers'> {
  const measured = new Map(gauges.map((gauge) => [`${gauge.name} ${gauge.label}`, gauge.value]))
  const of = (name: string, label: string) => Math.max(0, measured.get(`${name} ${label}`) ?? 0)
  const waiting = { inbound: depths.inbound, outbound: depths.outbound, jobs: depths.jobs, seals: depths.unsealed }
  return {
    queues: (['inbound', 'outbound', 'jobs', 'seals'] as const).map((queue) => ({
      queue,
      waiting: waiting[queue],
      oldest: of('queue_oldest', queue),
    })),
    deadLetters: {
      dead: of('dead_letters', 'DEAD'),
      failed: of('dead_letters', 'FAILED'),
      quarantined: of('quarantined', 'events'),
      jobs: depths.deadJobs,
      unknown: depths.unknown,
    },
    numbers: {
      active: of('accounts', 'ACTIVE'),
      paused: of('accounts', 'PAUSED'),
      disabled: of('accounts', 'DISABLED'),
    },
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#testing'
import { tableOf } from './report.ts'
import { runStorm } from './storm.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await cloneDatabase()
})
afterAll(() => db.drop())

describe('a storm', () => {
  it('kills workers at random instants: nothing is lost, nothing doubled, nothing left hanging', async () => {
    const lines: string[] = []
    const report = await runStorm({
      seed: 7,
      inbound: 200,
      people: 40,
      organisations: 2,
      servers: [
        { name: 'web', roles: 'web' },
        { name: 'worker 1', roles: 'worker,scheduler' },
        { name: 'worker 2', roles: 'worker,scheduler' },
      ],
      kills: 3,
      victims: ['worker 1', 'worker 2'],
      appUrl: db.appUrl,
      superuserUrl: db.superuserUrl,
      log: (line) => {
        lines.push(line)
        if (process.env.STORM_LOG) process.stderr.write(`${line}\n`)
      },
    })
    const zero = Object.fromEntries(Object.keys(report.wrong).map((name) => [name, 0]))
    const wrong = Object.entries(report.wrong).filter(([, n]) => n > 0)
    expect(report.wrong, `${JSON.stringify(wrong)}\n${lines.join('\n')}\n${tableOf(report)}`).toEqual(zero)
    expect(report.inbound.onTimeline).toBe(200)
    expect(report.outbound.queuedByApi).toBe(100)
    expect(report.inbound.ordered).toBeGreaterThan(0)
    expect(report.unknownSeen).toBeGreaterThan(0)
    expect(report.gracefulStops).toBe(3)
    if (process.env.STORM_LOG) process.stderr.write(`${tableOf(report)}\n`)
  }, 240_000)
})

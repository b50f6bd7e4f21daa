import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openPool } from '#platform/db'
import { cloneDatabase, type TestDatabase } from '#testing'
import { createLiveBus, type LiveBus, type LiveEvent } from './index.ts'

let db: TestDatabase
let pool: ReturnType<typeof openPool>
let here: LiveBus
let there: LiveBus

beforeAll(async () => {
  db = await cloneDatabase()
  pool = openPool({ url: db.appUrl, max: 4, applicationName: 'test' })
  here = await createLiveBus(pool, 'here')
  there = await createLiveBus(pool, 'there')
})
afterAll(async () => {
  await here.close()
  await there.close()
  await pool.end()
  await db.drop()
})

const event = (orgId: string, id: string): LiveEvent => ({ orgId, topic: 'message', id, kind: 'received' })

/** The next events an organisation hears on this bus, until the one with this id. */
function hear(bus: LiveBus, orgId: string, last: string): Promise<string[]> {
  const ids: string[] = []
  return new Promise((resolve) => {
    const stop = bus.subscribe(orgId, ({ id }) => {
      ids.push(id)
      if (id !== last) return
      stop()
      resolve(ids)
    })
  })
}

describe('the live bus', () => {
  it('tells other processes everything once, in order, however much comes at a time', async () => {
    const ids = Array.from({ length: 230 }, (_, n) => `m${n}`)
    const heard = hear(there, 'a', 'm229')
    const local = hear(here, 'a', 'm229')
    for (const id of ids) here.publish(event('a', id))
    expect(await local).toEqual(ids)
    expect(await heard).toEqual(ids)
  })

  it('tells each organisation its own events only', async () => {
    const heard = hear(there, 'b', 'end')
    here.publish(event('a', 'foreign'))
    here.publish(event('b', 'own'))
    here.publish(event('b', 'end'))
    expect(await heard).toEqual(['own', 'end'])
  })

  it('wakes workers of other processes', async () => {
    const woken = new Promise<void>((resolve) => {
      const stop = there.onWake('outbound', () => {
        stop()
        resolve()
      })
    })
    here.wake('outbound')
    await woken
  })

  it('listens again after its connection was cut', async () => {
    const admin = openPool({ url: db.superuserUrl, max: 1, applicationName: 'admin' })
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test' and query like 'listen%'`,
    )
    const heard = hear(there, 'c', 'after')
    // What is told while nobody listens is lost, by contract: told until it is heard.
    let told = false
    void heard.then(() => {
      told = true
    })
    await vi.waitFor(
      () => {
        here.publish(event('c', 'after'))
        expect(told).toBe(true)
      },
      { timeout: 15_000 },
    )
    expect((await heard).at(-1)).toBe('after')
    await admin.end()
  })

  it('says what is waiting before it closes', async () => {
    const third = await createLiveBus(pool, 'third')
    const heard = hear(there, 'd', 'last words')
    third.publish(event('d', 'last words'))
    await third.close()
    expect(await heard).toEqual(['last words'])
  })
})

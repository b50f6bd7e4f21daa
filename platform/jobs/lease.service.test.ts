import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { createJobWorker, enqueue, type JobHandler } from './index.ts'

let t: TestApp
let org: TestOrg
beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org()
})
afterAll(() => t.close())

/** A worker whose runs of `test.slow` leave one trace each and end when they are let go. */
function slowWorker() {
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const handler: JobHandler = {
    kind: 'test.slow',
    async run(ctx) {
      enqueue(ctx, 'test.trace', { key: crypto.randomUUID() })
      begun.resolve()
      await gate.promise
    },
  }
  return { worker: createJobWorker(t.app.platform, [handler], { queue: 'jobs' }), begun: begun.promise, ...gate }
}

async function jobs(kind: string) {
  const found = await t.superuser.query<{ state: string; error: string | null }>(
    'select state, error from app.jobs where org_id = $1 and kind = $2',
    [org.orgId, kind],
  )
  return found.rows
}

/** Two workers run the same job at once: the lease of the first ran out (or the second one's clock is ahead). */
async function bothRun(key: string) {
  await t.superuser.query(`delete from app.jobs where org_id = $1 and kind like 'test.%'`, [org.orgId])
  await t.inOrg(org.orgId, (ctx) => enqueue(ctx, 'test.slow', { key }))
  const [first, second] = [slowWorker(), slowWorker()]
  const firstDone = first.worker.drain()
  await first.begun
  t.clock.advance(31_000)
  const secondDone = second.worker.drain()
  await second.begun
  return { first, firstDone, second, secondDone }
}

it('a job two workers run at once has its effects once: the first to finish wins', async () => {
  const { first, firstDone, second, secondDone } = await bothRun('a')
  first.resolve()
  await firstDone
  second.resolve()
  await secondDone
  expect(await jobs('test.trace')).toHaveLength(1)
  expect(await jobs('test.slow')).toEqual([{ state: 'DONE', error: null }])
})

it('also when the second overtakes the first', async () => {
  const { first, firstDone, second, secondDone } = await bothRun('b')
  second.resolve()
  await secondDone
  first.resolve()
  await firstDone
  expect(await jobs('test.trace')).toHaveLength(1)
  expect(await jobs('test.slow')).toEqual([{ state: 'DONE', error: null }])
})

it('a run that fails late leaves the job to whoever took it over', async () => {
  const { first, firstDone, second, secondDone } = await bothRun('c')
  first.reject(new Error('too late'))
  await firstDone
  second.resolve()
  await secondDone
  expect(await jobs('test.slow')).toEqual([{ state: 'DONE', error: null }])
})

it('one that was asked for again while two ran it runs once more, no more', async () => {
  const { first, firstDone, second, secondDone } = await bothRun('d')
  await t.inOrg(org.orgId, (ctx) => enqueue(ctx, 'test.slow', { key: 'd' }))
  first.resolve()
  await firstDone
  second.resolve()
  await secondDone
  expect(await jobs('test.trace')).toHaveLength(2)
  expect(await jobs('test.slow')).toEqual([{ state: 'DONE', error: null }])
})

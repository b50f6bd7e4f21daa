import { describe, expect, it } from 'vitest'
import { manualClock } from '#platform/clock'
import { createLiveBus } from '#platform/live'
import type { RequestContext } from './context.ts'
import { rememberPerOrg } from './org-memory.ts'

async function bench(max = 10) {
  const bus = await createLiveBus(null, 'test')
  const clock = manualClock('2026-03-02T09:00:00Z')
  const platform = { bus }
  const loads: string[] = []
  let hold: Promise<void> = Promise.resolve()
  let broken = false
  const read = rememberPerOrg<string>({
    topic: 'annonce',
    ttlMs: 60_000,
    max,
    async load({ orgId }) {
      loads.push(orgId)
      const serial = loads.length
      await hold
      if (broken) throw new Error('the database is away')
      return `${orgId} ${serial}`
    },
  })
  return {
    clock,
    loads,
    // Only these three are looked at.
    read: (orgId: string) => read({ orgId, clock, platform } as unknown as RequestContext),
    tell: (orgId: string, topic: 'annonce' | 'dossier') => bus.publish({ orgId, topic, id: 'x', kind: 'changed' }),
    holdUntil(until: Promise<void>) {
      hold = until
    },
    breakLoads(now: boolean) {
      broken = now
    },
  }
}

describe('what is remembered per organisation', () => {
  it('is read once, also when asked twice at the same time, and apart for each organisation', async () => {
    const b = await bench()
    expect(await Promise.all([b.read('a'), b.read('a'), b.read('b')])).toEqual(['a 1', 'a 1', 'b 2'])
    expect(await b.read('a')).toBe('a 1')
  })

  it('is forgotten by a change of its topic there, and by nothing else', async () => {
    const b = await bench()
    await b.read('a')
    b.tell('b', 'annonce')
    b.tell('a', 'dossier')
    expect(await b.read('a')).toBe('a 1')
    b.tell('a', 'annonce')
    expect(await b.read('a')).toBe('a 2')
  })

  it('is not kept when the change came while it was read', async () => {
    const b = await bench()
    let release: () => void = () => undefined
    b.holdUntil(
      new Promise((resolve) => {
        release = resolve
      }),
    )
    const first = b.read('a')
    b.tell('a', 'annonce')
    release()
    expect(await first).toBe('a 1')
    expect(await b.read('a')).toBe('a 2')
  })

  it('grows old, since an event can be lost', async () => {
    const b = await bench()
    await b.read('a')
    b.clock.advance(60_000)
    expect(await b.read('a')).toBe('a 2')
  })

  it('holds a bounded number of organisations', async () => {
    const b = await bench(2)
    for (const org of ['a', 'b', 'c', 'b', 'c', 'a']) await b.read(org)
    expect(b.loads).toEqual(['a', 'b', 'c', 'a'])
  })

  it('does not remember a failure', async () => {
    const b = await bench()
    b.breakLoads(true)
    await expect(b.read('a')).rejects.toThrow('away')
    b.breakLoads(false)
    expect(await b.read('a')).toBe('a 2')
  })
})

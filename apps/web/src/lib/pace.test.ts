import { describe, expect, it } from 'vitest'
import { paced } from './pace.ts'

/** A paced counter whose pauses end by hand. */
function counter() {
  const pauses: { end: () => void; fail: () => void }[] = []
  const seen = { runs: 0 }
  const call = paced(
    () => {
      seen.runs += 1
    },
    () => new Promise((end, reject) => pauses.push({ end, fail: () => reject(new Error('stopped')) })),
  )
  const settle = async (how: 'end' | 'fail' = 'end') => {
    pauses.shift()?.[how]()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { call, seen, settle }
}

describe('paced', () => {
  it('runs the first call at once and those of the pause together at its end', async () => {
    const { call, seen, settle } = counter()
    call()
    expect(seen.runs).toBe(1)
    for (let i = 0; i < 50; i++) call()
    expect(seen.runs).toBe(1)
    await settle()
    expect(seen.runs).toBe(2)
    call()
    expect(seen.runs).toBe(2)
    await settle()
    expect(seen.runs).toBe(3)
  })

  it('runs at once again after a pause in which nobody called', async () => {
    const { call, seen, settle } = counter()
    call()
    await settle()
    expect(seen.runs).toBe(1)
    call()
    expect(seen.runs).toBe(2)
  })

  it('runs no more once its pause was broken off', async () => {
    const { call, seen, settle } = counter()
    call()
    call()
    await settle('fail')
    call()
    expect(seen.runs).toBe(1)
  })
})

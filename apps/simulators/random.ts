/** Draws for the fault injector: the same seed gives the same faults, category by category. */
export type Random = {
  /** A number in [0, 1). */
  next(): number
  /** True with probability `rate` (0 = never, 1 = always). */
  chance(rate: number): boolean
  /** A number of milliseconds in the range, both ends included. */
  between(range: { min: number; max: number }): number
}

function hashText(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  }
  return hash >>> 0
}

/** A mulberry32 generator. `stream` keeps categories independent: switching one fault on does not move the others. */
export function seededRandom(seed: number, stream: string): Random {
  let state = (seed ^ hashText(stream)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    chance: (rate) => rate > 0 && next() < rate,
    between: ({ min, max }) => (max <= min ? min : Math.round(min + next() * (max - min))),
  }
}

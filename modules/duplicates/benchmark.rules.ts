import { type JudgedPair, judgedPairs } from './duplicates.pairs.ts'
import { keysOf, SUGGESTED_FROM, scorePair } from './duplicates.rules.ts'

export type Benchmark = {
  pairs: number
  same: number
  found: number
  wrong: { score: number; pair: JudgedPair }[]
  missed: { score: number; met: boolean; pair: JudgedPair }[]
  /** Of what is suggested, the part that is right. */
  precision: number
  /** Of what is the same, the part that is suggested. */
  recall: number
}

/** Measures the finder on the judged pairs: a pair is found when the two share a key and score enough. */
export function measure(threshold = SUGGESTED_FROM): Benchmark {
  const judged = judgedPairs.map((pair) => {
    const keys = new Set(keysOf(pair.left))
    return { pair, met: keysOf(pair.right).some((key) => keys.has(key)), score: scorePair(pair.left, pair.right).score }
  })
  const suggested = judged.filter(({ met, score }) => met && score >= threshold)
  const right = suggested.filter(({ pair }) => pair.same).length
  const same = judged.filter(({ pair }) => pair.same).length
  return {
    pairs: judged.length,
    same,
    found: right,
    wrong: suggested.filter(({ pair }) => !pair.same),
    missed: judged.filter(({ pair, met, score }) => pair.same && !(met && score >= threshold)),
    precision: suggested.length === 0 ? 1 : right / suggested.length,
    recall: same === 0 ? 1 : right / same,
  }
}

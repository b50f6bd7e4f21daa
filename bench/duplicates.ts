/** Precision and recall of the finder of duplicates on the judged pairs: `node bench/duplicates.ts`. */
import { measure } from '#modules/duplicates'

const percent = (part: number) => `${(part * 100).toFixed(1)} %`

const at = measure()
console.log(`${at.pairs} pairs, ${at.same} of them the same person`)
console.log(
  `precision ${percent(at.precision)}   recall ${percent(at.recall)}   (${at.found} found, ${at.wrong.length} wrong, ${at.missed.length} missed)`,
)
for (const threshold of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const { precision, recall } = measure(threshold)
  console.log(`  from ${threshold.toFixed(1)}: precision ${percent(precision)}, recall ${percent(recall)}`)
}
for (const { score, pair } of at.wrong) console.log(`wrong   ${score.toFixed(3)}  ${pair.text}`)
for (const { score, met, pair } of at.missed)
  console.log(`missed  ${score.toFixed(3)}  ${met ? '' : 'no key  '}${pair.text}`)

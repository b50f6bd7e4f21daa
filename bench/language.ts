import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { understand } from '#language'
import { type Answer, type ScoredMessage, score, slotPairs } from '../language/score.ts'

const FOLDER = join(import.meta.dirname, '../language/corpus')

function load(file: string): ScoredMessage[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ScoredMessage)
}

function percent(value: number): string {
  return (value * 100).toFixed(1).padStart(6)
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

function showMistakes(messages: readonly ScoredMessage[], answers: readonly Answer[]): void {
  for (const [index, message] of messages.entries()) {
    const answer = answers[index]
    if (answer === undefined) continue
    const expected = slotPairs(message.expect.slots)
    const given = slotPairs(answer.slots)
    const wrong = [
      ...(answer.intent === message.expect.intent ? [] : [`${message.expect.intent}→${answer.intent}`]),
      ...[...expected].filter((pair) => !given.has(pair)).map((pair) => `-${pair}`),
      ...[...given].filter((pair) => !expected.has(pair)).map((pair) => `+${pair}`),
    ]
    if (wrong.length > 0) process.stdout.write(`${message.id} ${wrong.join(' ')} | ${message.text}\n`)
  }
}

/** Shortest of three runs in milliseconds: the cost of the engine, not of a busy machine. */
function bestOfThree(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

/** Prints the scores of every corpus file; `--mistakes=NAME` lists the mistakes of one. */
function run(args: readonly string[]): void {
  const mistakes = args.find((arg) => arg.startsWith('--mistakes='))?.slice('--mistakes='.length)
  const times: number[] = []
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    const name = basename(file, '.jsonl')
    const messages = load(join(FOLDER, file))
    const answers = messages.map(({ text, country, now, tz }) => {
      const answer = understand({ text, country, now, tz })
      times.push(bestOfThree(() => understand({ text, country, now, tz })))
      return answer
    })
    const result = score(messages, answers)
    process.stdout.write(
      `\n${name}: ${result.messages} messages\n           intent   slot P   slot R  slot F1     lang\n`,
    )
    for (const [label, row] of [['all', result] as const, ...Object.entries(result.byLanguage)]) {
      process.stdout.write(
        `${label.padEnd(9)} ${percent(row.intentAccuracy)}   ${percent(row.slotPrecision)}   ${percent(row.slotRecall)}   ${percent(row.slotF1)}   ${percent(row.languageAccuracy)}\n`,
      )
    }
    process.stdout.write(
      `slots: ${result.bySlot.map((one) => `${one.slot} ${(one.f1 * 100).toFixed(0)}`).join(', ')}\n`,
    )
    if (mistakes === name) showMistakes(messages, answers)
  }
  times.sort((a, b) => a - b)
  process.stdout.write(
    `\ntime per message: median ${percentile(times, 0.5).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms\n`,
  )
}

run(process.argv.slice(2))

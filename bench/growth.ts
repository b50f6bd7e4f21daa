/**
 * `node bench/growth.ts [--small .atlas-bench] [--large .atlas-bench10] [--rounds 5] [--seconds 2]`: what the main calls
 * cost with ten times the rows (one organisation holding half of them) against the reference seed. Both databases and
 * both servers run at once and take turns, one caller at a time. Writes GROWTH.md.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readSeedNote, startBenchCluster } from './cluster.ts'
import { median } from './load/latency.ts'
import { httpLoad, requestText } from './load/run.ts'
import { freshContacts, openingOf, tidy } from './rows/create.ts'
import { reads } from './rows/reads.ts'
import { type MeasuredServer, openStage, type Stage, startServer } from './stage.ts'

type Side = { stage: Stage; server: MeasuredServer; rows: Record<string, number> }
/** A call of both sides; each side asks its own rows. */
type Call = { name: string; limit: number; requests(side: Side): Promise<string[]> }

const say = (line: string) => process.stdout.write(`${line}\n`)

async function open(folder: string): Promise<Side> {
  const cluster = await startBenchCluster(folder, false)
  const stage = await openStage(cluster, { rounds: 0, seconds: 0, match: '', say })
  return { stage, server: await startServer(stage, 'web'), rows: readSeedNote(cluster.dataDir).rows }
}

async function close({ stage, server }: Side): Promise<void> {
  await server.stop()
  await stage.superuser.end()
  await stage.cluster.server.stop()
}

/** Lists, single rows and searches as the bench asks them, and opening a dossier. */
async function callsOf(side: Side): Promise<Call[]> {
  // quality.md, Growth: list, point, create and search.
  const asked = (await reads(side.stage)).filter(({ name }) => /^(list|dossier|search)/.test(name))
  const found: Call[] = asked.map(({ name }) => ({
    name,
    limit: name.startsWith('search') ? 2 : 1.3,
    async requests({ stage }) {
      const paths = (await reads(stage)).find((read) => read.name === name)?.paths ?? []
      const { people } = stage.largest
      return paths.map((path, n) => requestText('GET', path, people[n % people.length] ?? {}))
    },
  }))
  return [...found, { name: 'open a dossier', limit: 1.3, requests: ({ stage }) => openings(stage) }]
}

const made = new Map<Stage, string[]>()
async function openings(stage: Stage): Promise<string[]> {
  const contacts = await freshContacts(stage, 2_000)
  made.set(stage, [...(made.get(stage) ?? []), ...contacts])
  return contacts.map((contact, n) => openingOf(stage, contact, n))
}

/** Milliseconds a call takes, one caller at a time. */
async function cost(side: Side, requests: string[], seconds: number): Promise<number> {
  const load = await httpLoad({ url: side.server.url, requests, connections: 1, seconds })
  if (load.failed > 0) throw new Error(`${load.failed} calls failed, the first: ${load.firstFailure}`)
  return (load.seconds * 1000) / load.calls
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      small: { type: 'string', default: '.atlas-bench' },
      large: { type: 'string', default: '.atlas-bench10' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '2' },
    },
  })
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
  const small = await open(values.small)
  const large = await open(values.large)
  try {
    const lines: string[] = []
    for (const call of await callsOf(small)) {
      const ratios: number[] = []
      const costs: { small: number; large: number }[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const one = await cost(small, await call.requests(small), seconds)
        const other = await cost(large, await call.requests(large), seconds)
        if (round === 0) continue
        ratios.push(other / one)
        costs.push({ small: one, large: other })
      }
      const ratio = median(ratios)
      const shown = (pick: 'small' | 'large') => median(costs.map((c) => c[pick])).toFixed(1)
      lines.push(
        `| ${call.name} | ${ratio.toFixed(2)} | ${call.limit} | ${ratio <= call.limit ? 'held' : '**missed**'} | ${shown('small')} ms → ${shown('large')} ms |`,
      )
      say(lines.at(-1) ?? '')
    }
    const sizes = (side: Side) =>
      Object.entries(side.rows)
        .map(([table, n]) => `${n} ${table}`)
        .join(', ')
    writeFileSync(
      join(import.meta.dirname, 'GROWTH.md'),
      `# What ten times the rows cost

One caller at a time, ${rounds} rounds in turn, median. Written by \`node bench/growth.ts\`.

- reference: ${sizes(small)}
- ten times: ${sizes(large)}; one organisation holds half

| call | times the cost | at most | | per call |
|---|---|---|---|---|
${lines.join('\n')}
`,
    )
  } finally {
    for (const [stage, contacts] of made) await tidy(stage, contacts)
    await close(large)
    await close(small)
  }
}

await main()

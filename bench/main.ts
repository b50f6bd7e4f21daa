/**
 * `npm run bench -- [--data folder] [--rounds 3] [--seconds 4] [--only reads,create,…] [--match words]`: measures our server against
 * plain node-postgres on the seeded cluster, prints ratios beside floor and aim, writes them down.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BENCH_SECRET, readSeedNote, startBenchCluster } from './cluster.ts'
import { startProvider } from './provider.ts'
import { makeProbeViews, startRecorder } from './record.ts'
import { lineOf, type Result, reached, tableOf } from './result.ts'
import { measureContext } from './rows/context.ts'
import { measureCreate } from './rows/create.ts'
import { measureInbox } from './rows/inbox.ts'
import { measureIntake } from './rows/intake.ts'
import { measureMove } from './rows/move.ts'
import { measureDrain, measureHanded } from './rows/outbound.ts'
import { measureReads } from './rows/reads.ts'
import { CONNECTIONS, forgetJobs, openStage, POOL, type Stage, sealWhatWaits, startServer } from './stage.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Reads, creation and what the server's memory was after them. */
async function measureCrm(stage: Stage, only: ReadonlySet<string>): Promise<Result[]> {
  const results: Result[] = []
  const server = await startServer(stage, 'web')
  try {
    if (only.has('reads')) {
      const tables = await makeProbeViews(stage.superuser, stage.largest.orgId)
      const recorder = await startRecorder(stage.cluster, BENCH_SECRET)
      try {
        results.push(...(await measureReads(stage, server, recorder, tables)))
      } finally {
        await recorder.close()
      }
    }
    if (only.has('create')) results.push(await measureCreate(stage, server))
    if (only.has('move')) results.push(await measureMove(stage, server))
    const memory = server.memory()
    results.push({
      name: 'memory of the web process under load, highest',
      measure: 'MB',
      value: memory.peak,
      floor: 300,
      aim: 200,
      less: true,
      detail: `${memory.now} MB at the end`,
    })
  } finally {
    await server.stop()
  }
  return results
}

/** The way in and the way out. */
async function measureMessaging(stage: Stage, only: ReadonlySet<string>): Promise<Result[]> {
  await forgetJobs(stage)
  const results: Result[] = []
  const provider = await startProvider()
  try {
    if (only.has('drain')) results.push(...(await measureDrain(stage, provider)))
    if (only.has('intake')) {
      const web = await startServer(stage, 'web', provider.url)
      results.push(...(await measureIntake(stage, web).finally(() => web.stop())))
    }
    if (only.has('handed')) {
      await sealWhatWaits(stage.superuser, stage.say)
      // As an installation runs that splits its roles: one process answers people, one works for them.
      const web = await startServer(stage, 'web', provider.url)
      const worker = await startServer(stage, 'worker', provider.url)
      results.push(await measureHanded(stage, web, provider).finally(() => Promise.all([web.stop(), worker.stop()])))
    }
    if (only.has('inbox')) {
      await sealWhatWaits(stage.superuser, stage.say)
      const both = await startServer(stage, 'web,worker', provider.url)
      results.push(...(await measureInbox(stage, both).finally(() => both.stop())))
    }
  } finally {
    await provider.close()
  }
  return results
}

const EVERYTHING = 'context,reads,create,move,drain,intake,handed,inbox'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '.atlas-bench' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      only: { type: 'string', default: EVERYTHING },
      match: { type: 'string', default: '' },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const only = new Set(values.only.split(','))
  const cluster = await startBenchCluster(values.data, false)
  const stage = await openStage(cluster, {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    match: values.match,
    say,
  })
  try {
    const seed = readSeedNote(cluster.dataDir)
    const results: Result[] = []
    if (only.has('context')) results.push(...(await measureContext(stage)))
    if (['reads', 'create', 'move'].some((row) => only.has(row))) results.push(...(await measureCrm(stage, only)))
    if (['drain', 'intake', 'handed', 'inbox'].some((row) => only.has(row)))
      results.push(...(await measureMessaging(stage, only)))
    say(`\n${results.map(lineOf).join('\n')}`)
    if (values['dry-run']) return
    const place = join(import.meta.dirname, 'results')
    mkdirSync(place, { recursive: true })
    const report = {
      seed,
      machine: { cores: cpus().length, model: cpus()[0]?.model ?? '' },
      connections: CONNECTIONS,
      pool: POOL,
      rounds: stage.rounds,
      seconds: stage.seconds,
      results,
    }
    writeFileSync(join(place, 'latest.json'), `${JSON.stringify(report, null, 2)}\n`)
    writeFileSync(join(import.meta.dirname, 'RESULTS.md'), markdown(report))
  } finally {
    await stage.superuser.end()
    await cluster.server.stop()
  }
}

function markdown(report: {
  seed: { rows: Record<string, number> }
  machine: { cores: number }
  rounds: number
  results: Result[]
}): string {
  const rows = Object.entries(report.seed.rows).map(([table, n]) => `${n} ${table}`)
  const missed = report.results.filter((r) => !reached(r, r.floor)).map((r) => r.name)
  return `# What the bench measured

${report.machine.cores} cores, ${CONNECTIONS} connections, pools of ${POOL}, median of ${report.rounds} rounds in turn with the probe. Seed: ${rows.join(', ')}.
Written by \`npm run bench\`; what the columns mean stands in [README.md](README.md).

${tableOf(report.results)}

${missed.length === 0 ? 'Every floor was reached.' : `Floors missed: ${missed.join('; ')}.`}
`
}

await main()

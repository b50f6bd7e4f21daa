import { cpuOf, cpuOfChildren } from '../load/cpu.ts'
import { type Load, median } from '../load/latency.ts'
import { httpLoad, probeLoad, type Statement } from '../load/run.ts'
import { CONNECTIONS, type MeasuredServer, POOL, type Stage } from '../stage.ts'

const WARM_SECONDS = 1

type Cpu = { node: number; postgres: number }
/**
 * Ours and the probe, round by round in turn, each at its median. `cpu`: processor milliseconds per call, which other
 * work on the machine disturbs far less than calls per second.
 */
export type Comparison = { ours: Load; probe: Load; share: number; cpu: { ours: Cpu; probe: Cpu; share: number } }

/** Runs a load and tells what each call cost the Node process and PostgreSQL. */
async function costed(stage: Stage, node: () => number, run: () => Promise<Load>): Promise<{ load: Load; cpu: Cpu }> {
  const postgres = () => cpuOfChildren(stage.cluster.server.pid)
  const before = { node: node(), postgres: postgres() }
  const load = await run()
  const after = { node: node(), postgres: postgres() }
  return {
    load,
    cpu: {
      node: (after.node - before.node) / load.calls,
      postgres: (after.postgres - before.postgres) / load.calls,
    },
  }
}

const sum = (cpu: Cpu) => cpu.node + cpu.postgres
const middleCpu = (all: readonly Cpu[]): Cpu => ({
  node: median(all.map((c) => c.node)),
  postgres: median(all.map((c) => c.postgres)),
})

function middle(loads: readonly Load[]): Load {
  const sorted = [...loads].sort((a, b) => a.perSecond - b.perSecond)
  const found = sorted[Math.floor(sorted.length / 2)]
  if (!found) throw new Error('no rounds')
  return found
}

function refuseFailures(what: string, load: Load): void {
  if (load.failed > 0)
    throw new Error(`${what}: ${load.failed} of ${load.calls} calls failed, the first: ${load.firstFailure}`)
}

/** Options of the probe's connections: views of the one organisation first, its id for the functions that ask. */
export function probeOptions(stage: Stage): string {
  return `-c search_path=probe,app,public -c timezone=UTC -c app.org_id=${stage.largest.orgId}`
}

/** Measures a call against its probe: rounds in turn, so that a slow minute of the machine hits both. */
export async function compare(
  stage: Stage,
  o: {
    server: MeasuredServer
    /** Requests of a round; made anew for each, because writes must not repeat. */
    requests(round: number): string[]
    calls(round: number): Statement[][]
    transaction?: boolean
  },
): Promise<Comparison> {
  const ours: { load: Load; cpu: Cpu }[] = []
  const probes: { load: Load; cpu: Cpu }[] = []
  for (let round = 0; round <= stage.rounds; round += 1) {
    const seconds = round === 0 ? WARM_SECONDS : stage.seconds
    const requests = o.requests(round)
    const own = await costed(
      stage,
      () => cpuOf(o.server.pid),
      () => httpLoad({ url: o.server.url, requests, connections: CONNECTIONS, seconds }),
    )
    refuseFailures('ours', own.load)
    const task = {
      url: stage.cluster.superuserUrl,
      options: probeOptions(stage),
      poolSize: POOL,
      calls: o.calls(round),
      transaction: o.transaction ?? false,
      connections: CONNECTIONS,
      seconds,
    }
    const probe = await costed(
      stage,
      () => cpuOf(process.pid),
      () => probeLoad(task),
    )
    refuseFailures('probe', probe.load)
    if (round === 0) continue
    ours.push(own)
    probes.push(probe)
  }
  const cpu = { ours: middleCpu(ours.map((r) => r.cpu)), probe: middleCpu(probes.map((r) => r.cpu)) }
  return {
    ours: middle(ours.map((r) => r.load)),
    probe: middle(probes.map((r) => r.load)),
    share: median(ours.map((own, i) => own.load.perSecond / (probes[i]?.load.perSecond ?? Number.NaN))),
    cpu: { ...cpu, share: sum(cpu.probe) / sum(cpu.ours) },
  }
}

const cost = (cpu: Cpu) => `${cpu.node.toFixed(1)} + ${cpu.postgres.toFixed(1)}`

/** The figures of a comparison in words. */
export function inWords({ ours, probe, cpu }: Comparison): string {
  return `${Math.round(ours.perSecond)}/s, p50 ${ours.p50.toFixed(0)} ms, p99 ${ours.p99.toFixed(0)} ms; probe ${Math.round(probe.perSecond)}/s; CPU ms per call (Node + PostgreSQL) ${cost(cpu.ours)} against ${cost(cpu.probe)} = ${Math.round(cpu.share * 100)} %`
}

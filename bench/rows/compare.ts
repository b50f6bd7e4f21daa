import { type Load, median } from '../load/latency.ts'
import { httpLoad, probeLoad, type Statement } from '../load/run.ts'
import { CONNECTIONS, POOL, type Stage } from '../stage.ts'

const WARM_SECONDS = 1

/** Ours and the probe, round by round in turn, each at its median. */
export type Comparison = { ours: Load; probe: Load; share: number }

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
    url: string
    /** Requests of a round; made anew for each, because writes must not repeat. */
    requests(round: number): string[]
    calls(round: number): Statement[][]
    transaction?: boolean
  },
): Promise<Comparison> {
  const ours: Load[] = []
  const probes: Load[] = []
  for (let round = 0; round <= stage.rounds; round += 1) {
    const seconds = round === 0 ? WARM_SECONDS : stage.seconds
    const own = await httpLoad({ url: o.url, requests: o.requests(round), connections: CONNECTIONS, seconds })
    refuseFailures('ours', own)
    const probe = await probeLoad({
      url: stage.cluster.superuserUrl,
      options: probeOptions(stage),
      poolSize: POOL,
      calls: o.calls(round),
      transaction: o.transaction ?? false,
      connections: CONNECTIONS,
      seconds,
    })
    refuseFailures('probe', probe)
    if (round === 0) continue
    ours.push(own)
    probes.push(probe)
  }
  const shares = ours.map((own, i) => own.perSecond / (probes[i]?.perSecond ?? Number.NaN))
  return { ours: middle(ours), probe: middle(probes), share: median(shares) }
}

/** The figures of a comparison in words. */
export function inWords({ ours, probe }: Comparison): string {
  return `${Math.round(ours.perSecond)}/s, p50 ${ours.p50.toFixed(0)} ms, p99 ${ours.p99.toFixed(0)} ms; probe ${Math.round(probe.perSecond)}/s`
}

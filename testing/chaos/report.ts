import type { Said, StormReport } from './storm.ts'

/** A message was near a fault when it was said at most so long before it or after it, in milliseconds. */
const NEAR_MS = 3_000

/**
 * What each kind of fault did to the messages said around it: one row a kind, then those of calm moments, then all (the
 * assistant's own replies included).
 */
export function faultTable(report: StormReport): string {
  const { said, periods, troubled } = report
  const names = [...new Set(periods.map(({ name }) => name))].sort()
  const isNear = (m: Said, name?: string) =>
    periods.some((p) => (name === undefined || p.name === name) && m.to >= p.from - NEAR_MS && m.from <= p.to + NEAR_MS)
  const row = (name: string, times: number | string, messages: readonly Said[]) => {
    const harmed = (keys: ReadonlySet<string>) => messages.filter(({ key }) => keys.has(key)).length
    return [name, times, messages.length, harmed(troubled.lost), harmed(troubled.doubled), harmed(troubled.waiting)]
  }
  const { wrong, outbound, inbound } = report
  const lines = [
    ['fault', 'times', 'messages near it', 'lost', 'doubled', 'waiting'],
    ...names.map((name) =>
      row(
        name,
        periods.filter((p) => p.name === name).length,
        said.filter((m) => isNear(m, name)),
      ),
    ),
    ...report.skewed.map(({ name, skewMs = 0 }) => row(`clock of ${name} ${skewMs / 1000} s ahead`, 'always', said)),
    row(
      'no other fault near',
      '',
      said.filter((m) => !isNear(m)),
    ),
    [
      'all, with the assistant’s replies',
      periods.length,
      inbound.sent + outbound.queuedByApi + outbound.queuedByAssistant,
      troubled.lost.size,
      troubled.doubled.size + wrong.outboundDoubled,
      troubled.waiting.size + wrong.eventsPending + wrong.jobsPending,
    ],
  ].map((cells) => cells.map(String))
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)))
  return lines
    .map((cells) =>
      cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n')
}

/** The figures of a storm as a plain table for a terminal. */
export function tableOf(report: StormReport): string {
  const { inbound, outbound, provider, webhooks, wrong } = report
  const rows: [string, string | number][] = [
    ['seed', report.seed],
    ['processes killed', report.kills],
    ['processes started', report.starts],
    ['processes that ended by themselves when asked', `${report.gracefulStops} of ${report.processes}`],
    [
      'webhooks posted / doubled / refused and repeated',
      `${webhooks.posted} / ${webhooks.duplicated} / ${webhooks.retried}`,
    ],
    ['statuses the provider never told', webhooks.dropped ?? 0],
    ['inbound messages sent / on a timeline once', `${inbound.sent} / ${inbound.onTimeline}`],
    ['pairs of one person whose order was certain, kept', inbound.ordered],
    ['outbound by API / by the assistant', `${outbound.queuedByApi} / ${outbound.queuedByAssistant}`],
    ['provider requests / accepted', `${provider.requests} / ${provider.accepted}`],
    ['provider answers lost / resets / refusals', `${provider.answersLost} / ${provider.resets} / ${provider.refused}`],
    ['messages that were UNKNOWN for a while', report.unknownSeen],
    ['accepted exactly once', outbound.acceptedOnce],
    ['sent again after UNKNOWN, by policy', outbound.resentAfterUnknown],
    ['failed after two unknown tries, by policy', outbound.failedUnderPolicy],
    ['withdrawn before they left', outbound.withdrawn],
    ['refused by policy', outbound.refusedByPolicy],
    ['status steps written down', report.statusSteps],
    ...report.setAsideFor.map((why): [string, string] => ['set aside', why]),
    ...Object.entries(wrong).map(([name, n]): [string, number] => [`WRONG ${name}`, n]),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')
}

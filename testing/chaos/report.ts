import type { StormReport } from './storm.ts'

/** The figures of a storm as a plain table for a terminal. */
export function tableOf(report: StormReport): string {
  const { inbound, outbound, provider, webhooks, wrong } = report
  const rows: [string, string | number][] = [
    ['seed', report.seed],
    ['processes killed (workers / web)', `${report.kills} / ${report.webKills}`],
    ['processes started', report.starts],
    ['upsets', report.upsets.join(', ') || 'none'],
    ['processes that ended by themselves when asked', report.gracefulStops],
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
    ...Object.entries(wrong).map(([name, n]): [string, number] => [`WRONG ${name}`, n]),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')
}

import type { EventHandler } from '#platform/context'

/** Facts of other modules that the metrics count, few and known. */
const counted = [
  'annonces.published',
  'appointments.booked',
  'appointments.cancelled',
  'documents.received',
  'dossiers.opened',
  'messaging.handed_over',
  'offers.made',
] as const

/** Counts what happens in agencies, once it is committed: how many, never whose. */
export const businessCounters: Record<string, EventHandler> = {
  ...Object.fromEntries(
    counted.map((event): [string, EventHandler] => [
      event,
      (ctx) => ctx.afterCommit(() => ctx.platform.metrics.business.inc({ event })),
    ]),
  ),
  'consents.revoked': (ctx) => ctx.afterCommit(() => ctx.platform.metrics.optOuts.inc()),
}

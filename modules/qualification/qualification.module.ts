import type { EventHandler } from '#platform/context'
import type { Module } from '#platform/module'
import { applyOverride, DECAY_JOB, recompute, requestScore, SCORE_JOB } from './qualification.service.ts'

/** Facts after which a score may be another. */
const matters = [
  'messaging.received',
  'appointments.booked',
  'appointments.done',
  'appointments.no_show',
  'appointments.cancelled',
  'dossiers.opened',
  'dossiers.reopened',
  'dossiers.changed',
  'dossiers.status_changed',
] as const

const rescore: EventHandler = (ctx, payload) => requestScore(ctx, payload.dossierId)

/** How promising a search is, 0–100, explained, worked out anew whenever something happens. */
export function qualificationModule(): Module {
  return {
    name: 'qualification',
    on: {
      ...Object.fromEntries(matters.map((type) => [type, rescore])),
      'decisions.overridden': applyOverride,
    },
    jobs: [
      { kind: SCORE_JOB, run: (ctx, _payload, job) => recompute(ctx, job.key) },
      // A job of its own: work asked for while it runs runs again at once, and this one asks for a later day.
      { kind: DECAY_JOB, run: (ctx, _payload, job) => requestScore(ctx, job.key) },
    ],
  }
}

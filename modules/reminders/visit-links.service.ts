import { toLocale } from '#locales'
import type { VisitAct } from '#modules/appointments'
import { zoneRules } from '#platform/clock'
import { type Platform, type RunOptions, readContext, runInOrg } from '#platform/context'
import { notFound } from '#platform/errors'
import { answerByLink } from './answers.service.ts'
import type { AskedVisit } from './reminders.schema.ts'
import { localeOf } from './reminders.service.ts'
import { readAsked } from './reminders.views.ts'
import { readVisitLink, type VisitLink } from './visit-links.rules.ts'

/**
 * What a person is asked by the link of a reminder, and how it stands. The link is the proof, so it tells only what its
 * reminder told already. One and the same 404 for a link that never was, and for a person or a visit that is gone.
 */
export async function askedBy(platform: Platform, token: string, correlationId: string): Promise<AskedVisit> {
  const link = linkOf(platform, token)
  const ctx = readContext(platform, ofSystem(link.orgId, correlationId))
  const asked = await readAsked(ctx, link.appointmentId)
  if (!asked) throw notFound('appointment')
  const { locale, houseLocale, state, startsAt, answer, ...shown } = asked
  const moved = startsAt !== link.startsAt
  const open = ['SCHEDULED', 'CONFIRMED'].includes(state) && startsAt > ctx.clock.now()
  return {
    ...shown,
    startsAt: new Date(startsAt).toISOString(),
    clock: zoneRules(shown.timezone, ctx.clock.now()),
    locale: toLocale(localeOf({ locale, houseLocale })),
    state: !open
      ? state === 'CANCELLED'
        ? 'CANCELLED'
        : 'OVER'
      : moved
        ? 'MOVED'
        : answer === 'MOVE_ASKED'
          ? 'MOVE_ASKED'
          : state === 'CONFIRMED'
            ? 'CONFIRMED'
            : 'ASKED',
  }
}

/** Takes the answer, and tells how things stand then. */
export async function answerTo(
  platform: Platform,
  token: string,
  act: VisitAct,
  correlationId: string,
): Promise<AskedVisit> {
  const link = linkOf(platform, token)
  await runInOrg(platform, ofSystem(link.orgId, correlationId), (ctx) => answerByLink(ctx, link, act))
  return askedBy(platform, token, correlationId)
}

function linkOf(platform: Platform, token: string): VisitLink {
  const link = readVisitLink(token, platform.vault.verify)
  if (!link) throw notFound('appointment')
  return link
}

const ofSystem = (orgId: string, correlationId: string): RunOptions => ({
  orgId,
  actor: { kind: 'system', id: null },
  correlationId,
})

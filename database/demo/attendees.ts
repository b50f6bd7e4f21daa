import { addResource, agendaOf, changeAttendees, type Resource } from '#modules/appointments'
import { isoAt } from '#platform/clock'
import { type Platform, type RequestContext, runInOrg } from '#platform/context'
import { AppError } from '#platform/errors'
import type { OpenAgency } from './dossiers.ts'

const DAY = 86_400_000
/** How many coming appointments somebody or something comes along to. */
const WITH_OTHERS = 5

const belongings = [
  { kind: 'ROOM', name: 'Salle Jasmin' },
  { kind: 'CAR', name: 'Voiture de l’agence' },
  { kind: 'KEYS', name: 'Clés du programme neuf' },
] as const

/** What the agency has one of, and a few coming appointments that take a colleague, the car or the room along. */
export async function bringOthers(platform: Platform, agency: OpenAgency, now: number): Promise<void> {
  const founder = agency.staff[0]
  if (!founder) return
  const actor = { kind: 'user' as const, id: founder.id }
  const as = <T>(use: (ctx: RequestContext) => Promise<T>) =>
    runInOrg(platform, { orgId: agency.orgId, actor, correlationId: 'demo' }, use)
  const resources: Resource[] = await as(async (ctx) => {
    const made: Resource[] = []
    for (const one of belongings) made.push(await addResource(ctx, { branchId: agency.branchId, ...one }))
    return made
  })
  const coming = await as((ctx) => agendaOf(ctx, { from: isoAt(now), to: isoAt(now + 14 * DAY) }))
  const planned = coming.items.filter(
    (a) => a.branchId === agency.branchId && ['SCHEDULED', 'CONFIRMED'].includes(a.state),
  )
  for (const [n, appointment] of planned.slice(0, WITH_OTHERS).entries()) {
    const colleague = agency.staff.filter((person) => person.id !== appointment.agent.id)[n % 2]
    const thing = resources[appointment.type === 'VISIT' ? 1 + (n % 2) : 0]
    const wish = {
      colleagueIds: colleague && n % 2 === 0 ? [colleague.id] : [],
      resourceIds: thing ? [thing.id] : [],
      version: appointment.version,
    }
    await as((ctx) => changeAttendees(ctx, appointment.id, wish)).catch((error: unknown) => {
      // Somebody is expected elsewhere at that hour: the story goes on without.
      if (!(error instanceof AppError) || error.status !== 409) throw error
    })
  }
}

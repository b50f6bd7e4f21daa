import { defaultWorkingHours } from '#modules/appointments'
import { isoAt } from '#platform/clock'
import { announce, type RequestContext, userIdOf } from '#platform/context'
import { AppError, forbidden, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { deleteAbsence, insertAbsence, replaceWorkingHours } from './organizations.repository.ts'
import { faultOfWeek } from './organizations.rules.ts'
import type { Absence, NewAbsence, WorkingHours } from './organizations.schema.ts'
import { listAbsences, listMembers, readWorkingHours } from './organizations.views.ts'

export type WorkingWeek = { items: WorkingHours[]; isDefault: boolean }

const LONGEST_ABSENCE_MS = 400 * 86_400_000

/** A person's week, the caller's when nobody is named; `isDefault` when nothing was set and the usual hours hold. */
export async function workingWeek(ctx: RequestContext, userId: string | undefined): Promise<WorkingWeek> {
  authorise(ctx, 'schedule.read')
  const whose = userId ?? userIdOf(ctx)
  if (!whose) throw invalidField('query.userId', 'REQUIRED')
  if (userId && !(await listMembers(ctx, userId))[0]) throw notFound('member')
  const items = await readWorkingHours(ctx, whose)
  return items.length > 0 ? { items, isDefault: false } : { items: [...defaultWorkingHours], isDefault: true }
}

/** Sets a person's week; an empty one brings the usual hours back. With reach OWN only one's own. */
export async function setWorkingWeek(
  ctx: RequestContext,
  userId: string,
  items: readonly WorkingHours[],
): Promise<WorkingWeek> {
  await mayPlanFor(ctx, userId)
  const fault = faultOfWeek(items)
  if (fault) throw invalidField(`items.${fault.index}`, fault.code)
  await replaceWorkingHours(ctx, userId, items)
  announce(ctx, { topic: 'member', id: userId, kind: 'schedule' })
  return workingWeek(ctx, userId)
}

/** Enters an absence. Appointments inside it stay: whoever enters it is shown them in the agenda. */
export async function addAbsence(ctx: RequestContext, input: NewAbsence): Promise<Absence> {
  await mayPlanFor(ctx, input.userId)
  const [start, end] = [Date.parse(input.startsAt), Date.parse(input.endsAt)]
  if (Number.isNaN(start)) throw invalidField('startsAt', 'FORMAT')
  if (Number.isNaN(end)) throw invalidField('endsAt', 'FORMAT')
  if (end <= start || end - start > LONGEST_ABSENCE_MS) throw invalidField('endsAt', 'ORDER')
  const id = await insertAbsence(ctx, {
    user_id: input.userId,
    starts_at: isoAt(start),
    ends_at: isoAt(end),
    reason: input.reason ?? null,
  })
  announce(ctx, { topic: 'member', id: input.userId, kind: 'schedule' })
  const made = (await listAbsences(ctx, { id }))[0]
  if (!made) throw notFound('absence')
  return made
}

/** Takes an absence back. */
export async function removeAbsence(ctx: RequestContext, id: string): Promise<void> {
  authorise(ctx, 'schedule.write')
  const absence = (await listAbsences(ctx, { id }))[0]
  if (!absence) throw notFound('absence')
  await mayPlanFor(ctx, absence.userId)
  await deleteAbsence(ctx, id)
  announce(ctx, { topic: 'member', id: absence.userId, kind: 'schedule' })
}

/** Members know each other, so a colleague's schedule is refused openly; an unknown person is not there. */
async function mayPlanFor(ctx: RequestContext, userId: string): Promise<void> {
  const reach = authorise(ctx, 'schedule.write')
  if (reach === 'OWN' && userId !== userIdOf(ctx)) throw forbidden('schedule.write')
  const member = (await listMembers(ctx, userId))[0]
  if (!member) throw notFound('member')
  if (member.status === 'LEFT') throw new AppError(422, 'MEMBER_LEFT')
}

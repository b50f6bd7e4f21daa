import { claimCodes, offeredCodes } from '#modules/reference-data'
import { recordActivity } from '#modules/timeline'
import { isoNow } from '#platform/clock'
import { announce, publish, type RequestContext, userIdOf } from '#platform/context'
import { AppError, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { planReminder } from './reminders.job.ts'
import { beginSeries, continueSeries, type FirstTask, nextOfSeries } from './series.service.ts'
import { nextSteps } from './steps.rules.ts'
import {
  dossierOfTask,
  endSeries,
  type HeldTask,
  insertTask,
  lockTask,
  memberActive,
  type TaskFields,
  updateTask,
  zoneOf,
} from './tasks.repository.ts'
import type { ChangedTask, NewTask, Task, TaskPatch } from './tasks.schema.ts'
import { readTask } from './tasks.views.ts'

/**
 * Makes a task, told on the dossier's timeline. For nobody in particular means: for the person who makes it; made by the
 * system, for whoever has the dossier.
 */
export async function createTask(ctx: RequestContext, input: NewTask): Promise<Task> {
  const reach = authorise(ctx, 'task.write')
  const dossier = input.dossierId ? await dossierOfTask(ctx, input.dossierId) : null
  if (input.dossierId && !dossier) throw notFound('dossier')
  if (dossier && !dossier.writable) throw forbidden('task.write')
  const assigneeId = input.assigneeId ?? userIdOf(ctx) ?? dossier?.assigneeId ?? null
  await mayGiveTo(ctx, assigneeId, reach)
  const fields = {
    title: input.title.trim(),
    category: input.category ?? ('OTHER' as const),
    due_at: input.dueAt ?? null,
    assignee_id: assigneeId,
    ...reminderFields(input.reminder ?? null, input.dueAt ?? null),
  }
  const series = input.recurrence === undefined ? null : await beginSeries(ctx, input.recurrence, firstOf(fields))
  const id = await insertTask(ctx, {
    ...fields,
    dossier_id: input.dossierId ?? null,
    series_id: series?.series_id ?? null,
    occurrence_at: series?.occurrence_at ?? null,
  })
  return told(ctx, id, 'task.created', {
    dossierId: input.dossierId ?? null,
    contactId: dossier?.contactId ?? null,
    assigneeId: null,
    dueAt: null,
  })
}

/** Makes the task a person asks for. 400 when its category is not one of the organisation's, or no longer offered. */
export async function askTask(ctx: RequestContext, input: NewTask): Promise<Task> {
  authorise(ctx, 'task.write')
  await claimCodes(ctx, 'TASK_CATEGORY', [{ code: input.category, field: 'category' }])
  return createTask(ctx, input)
}

type Fields = Pick<TaskFields, 'title' | 'category' | 'due_at' | 'assignee_id' | 'remind_minutes' | 'remind_at'>

const firstOf = ({ remind_at: _at, ...fields }: Fields): FirstTask => fields

/** The reminder as it is kept; 400 for `reminder` when it stands before a due time that is not there. */
function reminderFields(
  reminder: NonNullable<NewTask['reminder']> | null,
  dueAt: string | null,
): Pick<TaskFields, 'remind_minutes' | 'remind_at'> {
  const minutes = reminder?.minutesBefore ?? null
  if (minutes !== null && dueAt === null) throw invalidField('reminder', 'NO_DUE_TIME')
  return { remind_minutes: minutes, remind_at: reminder?.at ?? null }
}

/** Only active members get tasks; who is limited to their own dossiers gives tasks to nobody but themselves. */
async function mayGiveTo(ctx: RequestContext, userId: string | null, reach: 'ALL' | 'OWN'): Promise<void> {
  if (userId === null) return
  if (reach === 'OWN' && userId !== userIdOf(ctx)) throw forbidden('task.write')
  if (!(await memberActive(ctx, userId))) throw invalidField('assigneeId', 'UNKNOWN')
}

/**
 * Changes, completes or cancels an open task. 422 TASK_CLOSED when it is done or cancelled. One of a series that is done,
 * or left out, makes the next in the same transaction; other closed ones come with steps to choose from.
 */
export async function changeTask(ctx: RequestContext, id: string, patch: TaskPatch): Promise<ChangedTask> {
  const reach = authorise(ctx, 'task.write')
  const task = await lockTask(ctx, id)
  if (!task) throw notFound('task')
  if (!task.writable) throw forbidden('task.write')
  if (task.version !== patch.version) throw versionConflict(await readTask(ctx, id))
  if (task.state !== 'OPEN') throw new AppError(422, 'TASK_CLOSED')
  if (patch.assigneeId !== undefined) await mayGiveTo(ctx, patch.assigneeId, reach)
  if (patch.category !== task.category)
    await claimCodes(ctx, 'TASK_CATEGORY', [{ code: patch.category, field: 'category' }])
  const fields = changedFields(task, patch)
  await updateTask(ctx, id, {
    ...fields,
    ...(await changedSeries(ctx, task, patch, fields)),
    ...(patch.state === undefined ? {} : { state: patch.state, completed_at: isoNow(ctx.clock) }),
  })
  const code = patch.state === undefined ? 'task.changed' : patch.state === 'DONE' ? 'task.done' : 'task.cancelled'
  const changed = await told(ctx, id, code, task)
  if (patch.state === undefined) return { ...changed, next: null, steps: [] }
  const next = await nextTask(ctx, id, patch)
  const offered = patch.state === 'DONE' && !next && task.dossierId !== null && task.goesOn
  const zone = offered ? await zoneOf(ctx, changed.assignee?.id ?? null) : null
  if (!zone) return { ...changed, next, steps: [] }
  const mayChoose = await offeredCodes(ctx)
  const steps = nextSteps(fields.category, ctx.clock.now(), zone)
  return { ...changed, next, steps: steps.filter(({ category }) => mayChoose('TASK_CATEGORY', category)) }
}

/** The task as it will be. A reminder of minutes goes with a due time that is taken away. */
function changedFields(task: HeldTask, patch: TaskPatch): Fields {
  const dueAt = patch.dueAt === undefined ? task.dueAt : patch.dueAt
  const kept = { remind_minutes: dueAt === null ? null : task.remindMinutes, remind_at: task.remindAt }
  return {
    title: patch.title?.trim() ?? task.title,
    category: patch.category ?? task.category,
    due_at: dueAt,
    assignee_id: patch.assigneeId === undefined ? task.assigneeId : patch.assigneeId,
    ...(patch.reminder === undefined ? kept : reminderFields(patch.reminder, dueAt)),
  }
}

/** What the change does to the series of the task, and to which series it belongs then. */
async function changedSeries(
  ctx: RequestContext,
  task: HeldTask,
  patch: TaskPatch,
  fields: Fields,
): Promise<Partial<TaskFields>> {
  const { series } = task
  const stops = patch.recurrence === null || (patch.state === 'CANCELLED' && patch.scope !== 'ONE')
  if (series && stops) endSeries(ctx, series.id)
  if (stops) return {}
  if (patch.recurrence !== undefined && patch.recurrence !== null && patch.recurrence !== series?.rule) {
    if (series) endSeries(ctx, series.id)
    return beginSeries(ctx, patch.recurrence, firstOf(fields))
  }
  if (!series || patch.scope !== 'FOLLOWING' || patch.state !== undefined) return {}
  return continueSeries(ctx, task, series, firstOf(fields))
}

/** The next task of the series that the closed one is of, if it goes on. */
async function nextTask(ctx: RequestContext, id: string, patch: TaskPatch): Promise<Task | null> {
  const closed = await lockTask(ctx, id)
  if (!closed?.series || (patch.state === 'CANCELLED' && patch.scope !== 'ONE')) return null
  const next = await nextOfSeries(ctx, closed, closed.series)
  if (next === null) return null
  const { assigneeId } = closed.series
  return told(ctx, next, 'task.created', { ...closed, assigneeId: assigneeId ?? closed.assigneeId, dueAt: null })
}

/** Tells everybody whom a task concerns. `before`: its dossier, who had it, and when it was due. */
async function told(
  ctx: RequestContext,
  id: string,
  code: string,
  before: { dossierId: string | null; contactId: string | null; assigneeId: string | null; dueAt: string | null },
): Promise<Task> {
  const { dossierId, contactId } = before
  const task = await readTask(ctx, id, false)
  if (!task) throw notFound('task')
  if (dossierId)
    recordActivity(ctx, {
      type: 'TASK',
      code,
      dossierId,
      contactId,
      params: { title: task.title, category: task.category, assignee: task.assignee?.name ?? null },
      ref: { kind: 'task', id },
    })
  announce(ctx, { topic: 'task', id, kind: code, ...(dossierId ? { dossierId } : {}) })
  planReminder(ctx, id, task.state === 'OPEN' ? (task.reminder?.at ?? null) : null)
  const assigneeId = task.assignee?.id ?? null
  await publish(ctx, {
    type: 'tasks.changed',
    payload: {
      taskId: id,
      state: task.state,
      assigneeId,
      assigned: assigneeId !== before.assigneeId,
      dueAt: task.dueAt,
      moved: task.dueAt !== before.dueAt,
    },
  })
  return task
}

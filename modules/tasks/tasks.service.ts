import { claimCodes } from '#modules/reference-data'
import { recordActivity } from '#modules/timeline'
import { isoNow } from '#platform/clock'
import { announce, publish, type RequestContext, userIdOf } from '#platform/context'
import { AppError, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { dossierOfTask, insertTask, lockTask, memberActive, type TaskFields, updateTask } from './tasks.repository.ts'
import type { NewTask, Task, TaskPatch } from './tasks.schema.ts'
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
  const id = await insertTask(ctx, {
    title: input.title.trim(),
    category: input.category ?? 'OTHER',
    due_at: input.dueAt ?? null,
    assignee_id: assigneeId,
    dossier_id: input.dossierId ?? null,
  })
  return told(ctx, id, 'task.created', {
    dossierId: input.dossierId ?? null,
    contactId: dossier?.contactId ?? null,
    from: null,
  })
}

/** Makes the task a person asks for. 400 when its category is not one of the organisation's, or no longer offered. */
export async function askTask(ctx: RequestContext, input: NewTask): Promise<Task> {
  authorise(ctx, 'task.write')
  await claimCodes(ctx, 'TASK_CATEGORY', [{ code: input.category, field: 'category' }])
  return createTask(ctx, input)
}

/** Only active members get tasks; who is limited to their own dossiers gives tasks to nobody but themselves. */
async function mayGiveTo(ctx: RequestContext, userId: string | null, reach: 'ALL' | 'OWN'): Promise<void> {
  if (userId === null) return
  if (reach === 'OWN' && userId !== userIdOf(ctx)) throw forbidden('task.write')
  if (!(await memberActive(ctx, userId))) throw invalidField('assigneeId', 'UNKNOWN')
}

/** Changes, completes or cancels an open task. 422 TASK_CLOSED when it is done or cancelled. */
export async function changeTask(ctx: RequestContext, id: string, patch: TaskPatch): Promise<Task> {
  const reach = authorise(ctx, 'task.write')
  const task = await lockTask(ctx, id)
  if (!task) throw notFound('task')
  if (!task.writable) throw forbidden('task.write')
  if (task.version !== patch.version) throw versionConflict(await readTask(ctx, id))
  if (task.state !== 'OPEN') throw new AppError(422, 'TASK_CLOSED')
  if (patch.assigneeId !== undefined) await mayGiveTo(ctx, patch.assigneeId, reach)
  if (patch.category !== task.category)
    await claimCodes(ctx, 'TASK_CATEGORY', [{ code: patch.category, field: 'category' }])
  const fields: Partial<TaskFields> = {
    ...(patch.title === undefined ? {} : { title: patch.title.trim() }),
    ...(patch.category === undefined ? {} : { category: patch.category }),
    ...(patch.dueAt === undefined ? {} : { due_at: patch.dueAt }),
    ...(patch.assigneeId === undefined ? {} : { assignee_id: patch.assigneeId }),
  }
  await updateTask(ctx, id, {
    ...fields,
    ...(patch.state === undefined ? {} : { state: patch.state, completed_at: isoNow(ctx.clock) }),
  })
  const code = patch.state === undefined ? 'task.changed' : patch.state === 'DONE' ? 'task.done' : 'task.cancelled'
  return told(ctx, id, code, { dossierId: task.dossierId, contactId: task.contactId, from: task.assigneeId })
}

/** `from`: who had the task before. */
async function told(
  ctx: RequestContext,
  id: string,
  code: string,
  { dossierId, contactId, from }: { dossierId: string | null; contactId: string | null; from: string | null },
): Promise<Task> {
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
  const assigneeId = task.assignee?.id ?? null
  await publish(ctx, {
    type: 'tasks.changed',
    payload: { taskId: id, state: task.state, assigneeId, assigned: assigneeId !== from, dueAt: task.dueAt },
  })
  return task
}

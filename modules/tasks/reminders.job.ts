import { publish, type RequestContext } from '#platform/context'
import { cancelJob, enqueue, type JobHandler } from '#platform/jobs'
import { lockReminder, noteReminded } from './tasks.repository.ts'

const REMINDER_JOB = 'tasks.reminder'

/** Plans the reminder of a task anew: at its instant (ISO), or not at all. One whose moment has passed is not made up for. */
export function planReminder(ctx: RequestContext, taskId: string, at: string | null): void {
  cancelJob(ctx, REMINDER_JOB, taskId)
  if (at !== null && Date.parse(at) > ctx.clock.now())
    enqueue(ctx, REMINDER_JOB, { key: taskId, dueAt: Date.parse(at) })
}

/** Tells that the moment of a reminder has come, once for each moment; one that was moved meanwhile is waited for again. */
export const reminderJob: JobHandler = {
  kind: REMINDER_JOB,
  async run(ctx, _payload, { key }) {
    const reminder = await lockReminder(ctx, key)
    if (!reminder) return
    if (Date.parse(reminder.at) > ctx.clock.now()) return planReminder(ctx, key, reminder.at)
    noteReminded(ctx, key, reminder.at)
    await publish(ctx, { type: 'tasks.reminder', payload: { taskId: key, assigneeId: reminder.assigneeId } })
  },
}

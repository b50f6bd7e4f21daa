import type { Act, Id, Page, Paged, Read, Task } from './api-types.ts'

/** Minutes before the task is due, or an instant of its own. */
export type Reminder = { minutesBefore: number } | { at: string }

/** What usually comes after a task that was done. */
export interface NextStep {
  category: string
  dueAt: string
}

/** A task that was changed; when it was closed, what comes after. */
export type ChangedTask = Task & { next: Task | null; steps: NextStep[] }

export interface NewTask {
  title: string
  category?: string
  dueAt?: string
  assigneeId?: string
  dossierId?: string
  reminder?: Reminder
  recurrence?: string
}

export interface TaskChange {
  version: number
  title?: string
  category?: string
  dueAt?: string | null
  assigneeId?: string | null
  reminder?: Reminder | null
  recurrence?: string | null
  state?: 'DONE' | 'CANCELLED'
  scope?: 'ONE' | 'FOLLOWING'
}

export interface TaskPaths {
  '/api/v1/tasks': {
    get: Read<Page<Task>, Paged & { dossierId?: string; state?: Task['state']; assignee?: string }>
    post: Act<Task, NewTask>
  }
  '/api/v1/tasks/occurrences': {
    get: Read<
      { timezone: string; next: string[] },
      { recurrence: string; startsAt: string; after?: string; assigneeId?: string }
    >
  }
  '/api/v1/tasks/{id}': { patch: Act<ChangedTask, TaskChange, Id> }
}

import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { NewTask, TaskChange } from '@/lib/api-tasks.ts'
import type { Task } from '@/lib/api-types.ts'
import { keys } from '@/lib/keys.ts'

export const dossierTasksQuery = (dossierId: string) =>
  queryOptions({
    queryKey: keys.tasks({ dossierId }),
    queryFn: () => take(api.GET('/api/v1/tasks', { params: { query: { dossierId, state: 'OPEN' } } })),
  })

/** When a rule comes again; a rule that is not taken is refused with the reason. */
export const occurrencesQuery = (asked: {
  recurrence: string
  startsAt: string
  after?: string
  assigneeId?: string
}) =>
  queryOptions({
    queryKey: keys.occurrences(asked),
    queryFn: () => take(api.GET('/api/v1/tasks/occurrences', { params: { query: asked } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

/** Brings every list of tasks, and the timeline, up to date. */
export function useRefreshTasks(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['task'] }),
      queries.invalidateQueries({ queryKey: ['today'] }),
      queries.invalidateQueries({ queryKey: ['dossier', 'timeline'] }),
    ])
}

export function useNewTask() {
  const refresh = useRefreshTasks()
  return useMutation({
    mutationFn: (body: NewTask) => take(api.POST('/api/v1/tasks', { body })),
    onSuccess: refresh,
  })
}

/** Changes or closes a task; the answer tells what comes after one that was closed. */
export function useChangeTask() {
  const refresh = useRefreshTasks()
  return useMutation({
    mutationFn: ({ task, ...change }: { task: Task } & Omit<TaskChange, 'version'>) =>
      take(
        api.PATCH('/api/v1/tasks/{id}', {
          params: { path: { id: task.id } },
          body: { version: task.version, ...change },
        }),
      ),
    onSettled: refresh,
  })
}

/** Open tasks with the most urgent first; those without a date at the end. */
export function byUrgency(tasks: readonly Task[]): Task[] {
  return [...tasks].sort(
    (a, b) => (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') || a.title.localeCompare(b.title),
  )
}

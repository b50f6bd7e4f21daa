import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Task } from '@/lib/api-types.ts'
import { keys } from '@/lib/keys.ts'

export const dossierTasksQuery = (dossierId: string) =>
  queryOptions({
    queryKey: keys.tasks({ dossierId }),
    queryFn: () => take(api.GET('/api/v1/tasks', { params: { query: { dossierId, state: 'OPEN' } } })),
  })

export interface NewTask {
  title: string
  category: string
  dueAt?: string
  assigneeId?: string
  dossierId: string
}

function useRefreshTasks(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['task'] }),
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

/** Closes a task for good: done, or given up. */
export function useCloseTask() {
  const refresh = useRefreshTasks()
  return useMutation({
    mutationFn: ({ task, state }: { task: Task; state: 'DONE' | 'CANCELLED' }) =>
      take(
        api.PATCH('/api/v1/tasks/{id}', { params: { path: { id: task.id } }, body: { version: task.version, state } }),
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

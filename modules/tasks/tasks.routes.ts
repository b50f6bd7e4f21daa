import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { occurrencesOf } from './series.service.ts'
import { ChangedTask, Id, NewTask, Occurrences, OccurrencesQuery, Task, TaskPatch, TaskQuery } from './tasks.schema.ts'
import { askTask, changeTask } from './tasks.service.ts'
import { listTasks } from './tasks.views.ts'

export function tasksRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/tasks',
    summary: 'Tasks by due time',
    tag: 'tasks',
    permission: 'dossier.read',
    schema: { query: TaskQuery, response: { 200: pageOf(Task) } },
    act: (ctx, { query }) => listTasks(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/tasks',
    summary: 'Make a task',
    tag: 'tasks',
    permission: 'task.write',
    status: 201,
    schema: { body: NewTask, response: { 201: Task } },
    act: (ctx, { body }) => askTask(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/tasks/occurrences',
    summary: 'When a task that repeats by a rule would come again; a rule that is not taken is 400 with the reason',
    tag: 'tasks',
    permission: 'task.write',
    schema: { query: OccurrencesQuery, response: { 200: Occurrences } },
    act: (ctx, { query }) => occurrencesOf(ctx, query),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/tasks/:id',
    summary: 'Change, complete or cancel an open task; one of a series makes the next',
    tag: 'tasks',
    permission: 'task.write',
    schema: { params: Type.Object({ id: Id }), body: TaskPatch, response: { 200: ChangedTask } },
    act: (ctx, { params, body }) => changeTask(ctx, params.id, body),
  })
}

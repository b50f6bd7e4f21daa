import type { Module } from '#platform/module'
import { tasksRoutes } from './tasks.routes.ts'

/** What members have to do, by when, on which dossier. */
export function tasksModule(): Module {
  return { name: 'tasks', routes: tasksRoutes }
}

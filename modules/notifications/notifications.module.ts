import type { Module } from '#platform/module'
import { notificationListeners, taskDueJob } from './listeners.ts'
import { notificationsRoutes } from './notifications.routes.ts'

/** What members are told, and how: in the app, by a daily mail, by push. */
export function notificationsModule(): Module {
  return { name: 'notifications', routes: notificationsRoutes, on: notificationListeners, jobs: [taskDueJob] }
}

import type { Http } from '#platform/http'
import type { Module } from '#platform/module'
import { digestJob } from './digest.job.ts'
import { notificationListeners, taskDueJob } from './listeners.ts'
import { notificationsRoutes } from './notifications.routes.ts'
import { pushRoutes } from './push.routes.ts'
import { pushJob } from './push.service.ts'

/** What members are told, and how: in the app, by a daily mail, by push. */
export function notificationsModule(): Module {
  return {
    name: 'notifications',
    routes(http: Http) {
      notificationsRoutes(http)
      pushRoutes(http)
    },
    on: notificationListeners,
    jobs: [taskDueJob, digestJob, pushJob()],
  }
}

export { kinds as notificationKinds } from './kinds.ts'
export { notificationsModule } from './notifications.module.ts'

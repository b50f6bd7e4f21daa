import { createFileRoute } from '@tanstack/react-router'
import { NotificationsPage } from '@/features/notifications/notifications-page.tsx'

export const Route = createFileRoute('/_app/notifications')({
  validateSearch: (search: Record<string, unknown>): { unread?: true } =>
    search.unread === true || search.unread === 'true' ? { unread: true } : {},
  component: NotificationsPage,
})

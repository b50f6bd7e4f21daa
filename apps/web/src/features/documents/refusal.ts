import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { ApiError } from '@/lib/api-error.ts'
import { notifyError } from '@/ui/notify.tsx'

/** Tells why an act on a document was refused; that a colleague was faster is said as such. */
export function notifyRefusal(error: unknown): void {
  if (error instanceof ApiError && (error.code === 'VERSION_CONFLICT' || error.code === 'DOCUMENT_STATE'))
    notifications.show({ message: i18next.t('documents:stale'), color: 'saffron', autoClose: 8000, withBorder: true })
  else notifyError(error)
}

import { useTranslation } from 'react-i18next'
import { Tag } from '@/ui/status-badge.tsx'
import { templateTone } from './template-tone.ts'

/** Whether a template may be sent: what its provider says; a letter, which nobody reviews, is ready. */
export function StatusTag({ status, kind }: { status: string; kind: string }) {
  const { t } = useTranslation()
  const ready = kind === 'SMTP' && status === 'APPROVED'
  return (
    <Tag tone={templateTone(status)}>
      {ready ? t('letters:ready') : t(`templates:status.${status}`, { defaultValue: status })}
    </Tag>
  )
}

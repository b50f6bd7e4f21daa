import { IconMessageCircle } from '@tabler/icons-react'
import { createFileRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/states.tsx'

export const Route = createFileRoute('/_app/inbox/')({ component: NoneOpen })

function NoneOpen() {
  const { t } = useTranslation()
  return (
    <EmptyState icon={IconMessageCircle} title={t('inbox:empty.pickTitle')} body={t('inbox:empty.pickBody')} pattern />
  )
}

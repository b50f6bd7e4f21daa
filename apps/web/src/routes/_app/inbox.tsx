import { createFileRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, PageHeader } from '@/ui/page.tsx'

export const Route = createFileRoute('/_app/inbox')({ component: InboxPage })

function InboxPage() {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader title={t('nav.inbox')} />
    </Page>
  )
}

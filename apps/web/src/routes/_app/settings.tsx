import { createFileRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, PageHeader } from '@/ui/page.tsx'

export const Route = createFileRoute('/_app/settings')({ component: SettingsPage })

function SettingsPage() {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader title={t('nav.settings')} />
    </Page>
  )
}

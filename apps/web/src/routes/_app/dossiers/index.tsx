import { createFileRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, PageHeader } from '@/ui/page.tsx'

export const Route = createFileRoute('/_app/dossiers/')({ component: DossiersPage })

function DossiersPage() {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader title={t('nav.dossiers')} />
    </Page>
  )
}

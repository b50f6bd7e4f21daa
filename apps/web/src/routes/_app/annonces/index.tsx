import { createFileRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, PageHeader } from '@/ui/page.tsx'

export const Route = createFileRoute('/_app/annonces/')({ component: AnnoncesPage })

function AnnoncesPage() {
  const { t } = useTranslation()
  return (
    <Page>
      <PageHeader title={t('nav.annonces')} />
    </Page>
  )
}

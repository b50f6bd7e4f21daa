import { createFileRoute } from '@tanstack/react-router'
import { documentInAddress } from '@/features/documents/opened-document.ts'
import { DossierPage } from '@/features/dossiers/dossier-page.tsx'
import { type DossierTab, dossierTabs } from '@/features/dossiers/dossier-tabs.ts'

export const Route = createFileRoute('/_app/dossiers/$dossierId')({
  validateSearch: (
    search: Record<string, unknown>,
  ): { tab?: DossierTab | undefined; note?: string | undefined; document?: string | undefined } => ({
    tab: dossierTabs.find((t) => t === search.tab),
    note: typeof search.note === 'string' ? search.note : undefined,
    document: documentInAddress(search),
  }),
  component: DossierRoute,
})

function DossierRoute() {
  const { dossierId } = Route.useParams()
  return <DossierPage key={dossierId} id={dossierId} />
}

import { createFileRoute } from '@tanstack/react-router'
import { AnnoncePage } from '@/features/annonces/annonce-page.tsx'
import { documentInAddress } from '@/features/documents/opened-document.ts'

export const Route = createFileRoute('/_app/annonces/$annonceId')({
  validateSearch: (search: Record<string, unknown>): { document?: string | undefined } => ({
    document: documentInAddress(search),
  }),
  component: AnnonceRoute,
})

function AnnonceRoute() {
  const { annonceId } = Route.useParams()
  return <AnnoncePage key={annonceId} id={annonceId} />
}

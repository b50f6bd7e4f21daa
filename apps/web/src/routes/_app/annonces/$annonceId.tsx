import { createFileRoute } from '@tanstack/react-router'
import { AnnoncePage } from '@/features/annonces/annonce-page.tsx'

export const Route = createFileRoute('/_app/annonces/$annonceId')({ component: AnnonceRoute })

function AnnonceRoute() {
  const { annonceId } = Route.useParams()
  return <AnnoncePage key={annonceId} id={annonceId} />
}

import { createFileRoute } from '@tanstack/react-router'
import { EditAnnoncePage } from '@/features/annonces/annonce-form-page.tsx'

export const Route = createFileRoute('/_app/annonces/$annonceId_/edit')({ component: EditRoute })

function EditRoute() {
  const { annonceId } = Route.useParams()
  return <EditAnnoncePage key={annonceId} id={annonceId} />
}

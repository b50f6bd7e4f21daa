import { createFileRoute } from '@tanstack/react-router'
import { WizardPage } from '@/features/annonces/annonce-form-page.tsx'
import { readWizardSearch } from '@/features/annonces/wizard-steps.ts'

export const Route = createFileRoute('/_app/annonces/$annonceId_/wizard')({
  validateSearch: readWizardSearch,
  component: WizardRoute,
})

function WizardRoute() {
  const { annonceId } = Route.useParams()
  const { step } = Route.useSearch()
  return <WizardPage key={annonceId} id={annonceId} step={step ?? 'what'} />
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { AnnonceForm } from './annonce-form.tsx'
import { annonceQuery } from './annonce-queries.ts'
import { blankAnnonce, valuesOf } from './annonce-values.ts'
import { AnnonceWizard } from './annonce-wizard.tsx'
import type { WizardStep } from './wizard-steps.ts'

/** The first step of a new annonce, in the first branch of the person. */
export function NewAnnoncePage() {
  const { org, can } = useSession()
  const branch = org.branches[0]
  if (!can('annonce.write') || !branch) return <ForbiddenPage />
  return <AnnonceWizard annonce={null} initial={blankAnnonce(branch)} step="what" />
}

/** The steps of an annonce that was begun: it may be gone on with at any of them. */
export function WizardPage({ id, step }: { id: string; step: WizardStep }) {
  const { can, org } = useSession()
  const annonce = useQuery(annonceQuery(id))
  if (!can('annonce.write')) return <ForbiddenPage />
  if (annonce.isPending) return <DetailSkeleton />
  if (annonce.isError && !annonce.data)
    return <ErrorState error={annonce.error} onRetry={() => void annonce.refetch()} />
  const { data } = annonce
  if (!data?.actions.canEdit) return <ForbiddenPage />
  const currency = org.branches.find((b) => b.id === data.branchId)?.currency ?? org.currency
  return <AnnonceWizard annonce={data} initial={valuesOf(data, currency)} step={step} />
}

/** The form of an annonce that exists, with its photos. */
export function EditAnnoncePage({ id }: { id: string }) {
  const { can } = useSession()
  const annonce = useQuery(annonceQuery(id))
  if (!can('annonce.write')) return <ForbiddenPage />
  if (annonce.isPending) return <DetailSkeleton />
  if (annonce.isError && !annonce.data)
    return <ErrorState error={annonce.error} onRetry={() => void annonce.refetch()} />
  if (!annonce.data) return null
  return annonce.data.actions.canEdit ? <Editing annonce={annonce.data} /> : <ForbiddenPage />
}

function Editing({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const currency = org.branches.find((b) => b.id === a.branchId)?.currency ?? org.currency
  return (
    <AnnonceForm
      title={t('annonces:form.editTitle', { reference: a.reference })}
      annonce={a}
      initial={valuesOf(a, currency)}
    />
  )
}

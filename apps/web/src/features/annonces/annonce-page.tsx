import { Button } from '@mantine/core'
import { IconFolderPlus, IconListCheck, IconPencil, IconPhotoPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { NewDossierDialog } from '@/features/dossiers/new-dossier-dialog.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { label } from '@/lib/label.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { StatusBadge, Tag } from '@/ui/status-badge.tsx'
import { AnnonceAside } from './annonce-aside.tsx'
import { AnnonceFacts } from './annonce-facts.tsx'
import classes from './annonce-page.module.css'
import { annonceQuery } from './annonce-queries.ts'
import { placeOf } from './annonce-text.tsx'
import { PhotoMosaic } from './photo-mosaic.tsx'

/** One annonce as its readers will see it, with what the agency needs beside it. */
export function AnnoncePage({ id }: { id: string }) {
  const { can } = useSession()
  const annonce = useQuery({ ...annonceQuery(id), enabled: can('annonce.read') })
  if (!can('annonce.read')) return <ForbiddenPage />
  if (annonce.isPending) return <DetailSkeleton />
  if (annonce.isError && !annonce.data)
    return <ErrorState error={annonce.error} onRetry={() => void annonce.refetch()} />
  return annonce.data ? <Loaded annonce={annonce.data} /> : null
}

function Loaded({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [interested, setInterested] = useState(false)
  return (
    <div className={classes.page}>
      <div className={classes.inner}>
        <nav className={classes.crumbs}>
          {can('dossier.read') || !can('owner_space.read') ? (
            <Link to="/annonces">{t('nav.annonces')}</Link>
          ) : (
            <Link to="/properties">{t('nav.properties')}</Link>
          )}
          <span aria-hidden="true">/</span>
          <bdi className="num">{a.reference}</bdi>
        </nav>
        <header className={classes.head}>
          <div>
            <h1 dir="auto">{a.title}</h1>
            <p className={classes.sub}>
              <StatusBadge code={a.status} family="annonceStatus" />
              <Tag>{label('transaction', a.transaction)}</Tag>
              <span>
                {label('propertyType', a.propertyType)} · {placeOf(a)}
              </span>
            </p>
          </div>
          <div className={classes.actions}>
            {can('dossier.write') && (
              <Button
                variant="default"
                leftSection={<IconFolderPlus size={16} stroke={1.5} aria-hidden />}
                onClick={() => setInterested(true)}
              >
                {t('annonces:addInterested')}
              </Button>
            )}
            {a.actions.canEdit && (
              <>
                {a.status === 'DRAFT' && (
                  <ButtonLink
                    to="/annonces/$annonceId/wizard"
                    params={{ annonceId: a.id }}
                    search={{ step: 'review' }}
                    variant="default"
                    leftSection={<IconListCheck size={16} stroke={1.5} aria-hidden />}
                  >
                    {t('annonces:wizard.resume')}
                  </ButtonLink>
                )}
                <ButtonLink
                  to="/annonces/$annonceId/edit"
                  params={{ annonceId: a.id }}
                  hash="photos"
                  className={classes.wide}
                  variant="default"
                  leftSection={<IconPhotoPlus size={16} stroke={1.5} aria-hidden />}
                >
                  {t('annonces:photos.manage')}
                </ButtonLink>
                <ButtonLink
                  to="/annonces/$annonceId/edit"
                  params={{ annonceId: a.id }}
                  leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />}
                >
                  {t('action.edit')}
                </ButtonLink>
              </>
            )}
          </div>
        </header>
        <PhotoMosaic annonce={a} />
        <div className={classes.columns}>
          <AnnonceFacts annonce={a} />
          <AnnonceAside annonce={a} />
        </div>
      </div>
      {interested && (
        <NewDossierDialog
          caseType={a.transaction === 'RENT' ? 'LEAD_RENT' : 'LEAD_BUY'}
          annonce={a}
          onClose={() => setInterested(false)}
        />
      )}
    </div>
  )
}

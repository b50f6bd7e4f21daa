import { ActionIcon } from '@mantine/core'
import { IconFolderOff, IconX } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FactorBars } from '@/features/decisions/factor-bars.tsx'
import { GlassBox } from '@/features/decisions/glass-box.tsx'
import { useSession } from '@/features/session/session.ts'
import { TransitionMenu } from '@/features/workflow/transition-menu.tsx'
import { api, take } from '@/lib/api.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { ScoreRing } from '@/ui/score-ring.tsx'
import { DetailSkeleton, EmptyState, ErrorState } from '@/ui/states.tsx'
import { StatusBadge, Tag } from '@/ui/status-badge.tsx'
import classes from './dossier-side.module.css'
import { SideConsents, SideMatches, SideVisit } from './side-blocks.tsx'
import { Wishes } from './wishes.tsx'

export const dossierQuery = (id: string) =>
  queryOptions({
    queryKey: keys.dossier(id),
    queryFn: () => take(api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } })),
  })

/** The dossier beside the thread: why this person matters, what they look for, what fits, what comes next. */
export function DossierSide(props: {
  conversation: Conversation
  onClose: () => void
  onInsert: (line: string) => void
}) {
  const { t } = useTranslation()
  const c = props.conversation
  return (
    <aside className={classes.side} aria-label={t('inbox:side.title')}>
      <ActionIcon className={classes.close} onClick={props.onClose} aria-label={t('inbox:thread.hideDetails')}>
        <IconX size={18} stroke={1.5} />
      </ActionIcon>
      {c.dossier ? (
        <LinkedDossier id={c.dossier.id} onInsert={props.onInsert} />
      ) : (
        <EmptyState icon={IconFolderOff} title={t('inbox:side.noDossier')} body={t('inbox:side.noDossierBody')} />
      )}
    </aside>
  )
}

function LinkedDossier({ id, onInsert }: { id: string; onInsert: (line: string) => void }) {
  const dossier = useQuery(dossierQuery(id))
  if (dossier.isPending) return <DetailSkeleton />
  if (dossier.isError) return <ErrorState error={dossier.error} onRetry={() => void dossier.refetch()} />
  return (
    <>
      <SideHead dossier={dossier.data} />
      <Score dossier={dossier.data} />
      <Wishes dossier={dossier.data} />
      <SideVisit dossier={dossier.data} />
      <SideMatches dossier={dossier.data} onInsert={onInsert} />
      <SideConsents dossier={dossier.data} />
    </>
  )
}

function SideHead({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  return (
    <div className={classes.head}>
      <div className={classes.headLine}>
        <Link to="/dossiers/$dossierId" params={{ dossierId: d.id }} className={classes.reference}>
          <bdi className="num">{d.reference}</bdi>
        </Link>
        <Tag>{label('caseType', d.caseType)}</Tag>
      </div>
      <p className={classes.muted}>
        {t('inbox:side.assignee')} : {d.assignee?.name ?? t('person.unassigned')}
      </p>
      <div className={classes.headLine}>
        {d.canEdit ? (
          <TransitionMenu dossierId={d.id} status={d.status} version={d.version} transitions={d.transitions} />
        ) : (
          <StatusBadge code={d.status} />
        )}
        <ButtonLink to="/contacts/$contactId" params={{ contactId: d.contact.id }} variant="subtle" size="compact-md">
          {t('inbox:side.contact')}
        </ButtonLink>
      </div>
    </div>
  )
}

function Score({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const name = d.score === null ? t('score.none') : t('score.label', { score: d.score })
  return (
    <section className={classes.block}>
      <div className={classes.score}>
        <GlassBox decisionId={can('decision.read') ? d.scoreDecisionId : null} factors={d.scoreFactors} name={name}>
          <ScoreRing score={d.score} band={d.band} size={64} />
        </GlassBox>
        <div>
          <h2>{t('inbox:side.score')}</h2>
          {d.band && (
            <Tag tone={d.band === 'HOT' ? 'terracotta' : d.band === 'WARM' ? 'saffron' : 'sand'}>
              {label('band', d.band)}
            </Tag>
          )}
          {d.score === null && <p className={classes.muted}>{t('inbox:side.noScore')}</p>}
        </div>
      </div>
      {d.scoreFactors.length > 0 && <FactorBars factors={d.scoreFactors} limit={4} />}
    </section>
  )
}

import { Button } from '@mantine/core'
import { IconArrowRight, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FactorBars } from '@/features/decisions/factor-bars.tsx'
import { DocumentsBlock } from '@/features/documents/documents-block.tsx'
import { ConsentTags } from '@/features/inbox/side-blocks.tsx'
import { OffersBlock } from '@/features/offers/offers-block.tsx'
import { useSession } from '@/features/session/session.ts'
import { TaskList } from '@/features/tasks/task-list.tsx'
import type { Dossier } from '@/lib/api-dossiers.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { AppointmentsBlock } from './appointments-block.tsx'
import classes from './dossier-side.module.css'
import { InterestsBlock, MatchesBlock } from './matches-block.tsx'
import { PartiesBlock } from './parties-block.tsx'
import { SideBlock } from './side-block.tsx'
import { whyNot } from './way-text.ts'
import { WishesBlock } from './wishes-block.tsx'

/** Everything known about a case, one block each, the most used first. */
export function DossierSide(props: { dossier: Dossier; onStep: (transition: Transition) => void }) {
  const { dossier } = props
  return (
    <>
      <AppointmentsBlock dossier={dossier} />
      <TasksBlock dossier={dossier} />
      <OffersBlock dossier={dossier} />
      <DocumentsBlock subject={{ dossierId: dossier.id }} frame={(parts) => <SideBlock {...parts} />} />
      <WishesBlock dossier={dossier} />
      <InterestsBlock dossier={dossier} />
      <MatchesBlock dossier={dossier} />
      <ScoreBlock dossier={dossier} />
      <StepsBlock {...props} />
      <PartiesBlock dossier={dossier} />
      <ConsentsBlock dossier={dossier} />
    </>
  )
}

function TasksBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const [adding, setAdding] = useState(false)
  const canEdit = d.canEdit && can('task.write')
  return (
    <SideBlock
      title={t('dossiers:tasks.title')}
      action={
        canEdit &&
        !adding && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAdding(true)}>
            {t('action.add')}
          </Button>
        )
      }
    >
      <TaskList
        dossierId={d.id}
        zone={zoneOf(d.branchId)}
        assigneeId={d.assignee?.id ?? null}
        canEdit={canEdit}
        adding={adding}
        onAdded={() => setAdding(false)}
      />
    </SideBlock>
  )
}

function ScoreBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  if (d.scoreFactors.length === 0) return null
  return (
    <SideBlock title={t('dossiers:page.score')}>
      <FactorBars factors={d.scoreFactors} limit={5} />
    </SideBlock>
  )
}

/** The ways out as the API gives them; a closed one says why. */
function StepsBlock({ dossier: d, onStep }: { dossier: Dossier; onStep: (transition: Transition) => void }) {
  const { t } = useTranslation()
  const ways = d.transitions.filter((x) => x.command === null)
  if (!d.canEdit) return null
  return (
    <SideBlock title={t('dossiers:next.title')}>
      {ways.length === 0 && (
        <p className={classes.muted}>
          {d.workflow.terminal.includes(d.status) ? t('dossiers:next.done') : t('dossiers:next.none')}
        </p>
      )}
      <ul className={classes.ways}>
        {ways.map((way) => {
          const why = whyNot(way)
          const Picture = way.allowed ? IconArrowRight : IconLock
          return (
            <li key={way.to}>
              <button type="button" className={classes.way} disabled={!way.allowed} onClick={() => onStep(way)}>
                <Picture size={15} stroke={1.75} aria-hidden className="flip-rtl" />
                <span>
                  {label('status', way.to)}
                  {why && <small>{why}</small>}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </SideBlock>
  )
}

function ConsentsBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const channels = [...new Set(d.consents.map((c) => c.channel))]
  return (
    <SideBlock
      title={t('dossiers:consents.title')}
      action={
        can('consent.read') && (
          <ButtonLink to="/contacts/$contactId" params={{ contactId: d.contact.id }} variant="subtle" size="compact-xs">
            {t('dossiers:consents.open')}
          </ButtonLink>
        )
      }
    >
      {channels.length === 0 && <p className={classes.muted}>{t('dossiers:consents.none')}</p>}
      {channels.map((channel) => (
        <ConsentTags key={channel} consents={d.consents.filter((c) => c.channel === channel)} />
      ))}
    </SideBlock>
  )
}

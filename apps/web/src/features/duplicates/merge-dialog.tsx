import { ActionIcon, Button, Modal, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowsExchange, IconShieldLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { ContactPlan, DossierPlan, MergeSide, SaidOfPair } from '@/lib/api-duplicates.ts'
import { ApiError } from '@/lib/api-error.ts'
import { label } from '@/lib/label.ts'
import { notifyError } from '@/ui/notify.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText, PhoneText } from '@/ui/text.tsx'
import { Comparison } from './comparison.tsx'
import { contactPlanQuery, dossierPlanQuery, useMerge } from './duplicate-queries.ts'
import classes from './duplicates.module.css'
import { OpenPairs } from './open-pairs.tsx'

type Target = { kind: 'contact' | 'dossier'; survivorId: string; loserId: string }

/**
 * Two records side by side: whose value each field keeps, what goes along, what has to be decided. Nothing is written
 * before the last button, which names both.
 */
export function MergeDialog(props: Target & { onClose: () => void; onMerged?: (survivorId: string) => void }) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 48em)')
  const [swapped, setSwapped] = useState(false)
  const [first, second] = swapped ? [props.loserId, props.survivorId] : [props.survivorId, props.loserId]
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={820}
      fullScreen={phone ?? false}
      title={t(`duplicates:title.${props.kind}`)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {props.kind === 'contact' ? (
        <Contacts key={first} {...props} survivorId={first} loserId={second} onSwap={() => setSwapped(!swapped)} />
      ) : (
        <Dossiers key={first} {...props} survivorId={first} loserId={second} onSwap={() => setSwapped(!swapped)} />
      )}
    </Modal>
  )
}

type Inner = Target & { onClose: () => void; onMerged?: (survivorId: string) => void; onSwap: () => void }

function Contacts(props: Inner) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const plan = useQuery(contactPlanQuery(props.survivorId, props.loserId))
  const [fields, setFields] = useState<Record<string, MergeSide>>({})
  const [said, setSaid] = useState<Record<string, SaidOfPair>>({})
  if (plan.isPending) return <DetailSkeleton />
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  const p = plan.data
  const answers = p.conflicts.map(
    (pair): SaidOfPair => said[pair.loser.id] ?? { loserId: pair.loser.id, action: 'MERGE' },
  )
  const head = (side: ContactPlan['survivor']) => (
    <>
      <strong dir="auto">{side.displayName}</strong>
      <ul className={classes.reach}>
        {side.identities.slice(0, 3).map((i) => (
          <li key={i.id}>{i.kind === 'PHONE' ? <PhoneText value={i.value} /> : <bdi>{i.value}</bdi>}</li>
        ))}
      </ul>
      <small>
        {t('duplicates:since')} <InstantText at={side.createdAt} zone={zoneOf()} style="date" />
      </small>
    </>
  )
  return (
    <Frame
      inner={props}
      plan={p}
      names={[p.survivor.displayName, p.loser.displayName]}
      heads={[head(p.survivor), head(p.loser)]}
      fields={fields}
      dossiers={answers}
      ready={answers.every((a) => a.action !== 'KEEP' || a.reason.trim() !== '')}
      retry={() => void plan.refetch()}
    >
      <Comparison
        fields={p.fields}
        names={[p.survivor.displayName, p.loser.displayName]}
        chosen={fields}
        onChoose={setFields}
      />
      {p.conflicts.length > 0 && (
        <OpenPairs
          pairs={p.conflicts}
          answers={answers}
          onAnswer={(answer) => setSaid({ ...said, [answer.loserId]: answer })}
        />
      )}
      {p.consents.length > 0 && (
        <section className={classes.notice}>
          <h3>
            <IconShieldLock size={17} stroke={1.5} aria-hidden />
            {t('duplicates:consents.title')}
          </h3>
          <p>{t('duplicates:consents.body')}</p>
          <ul>
            {p.consents.map((c) => (
              <li key={`${c.identityId}-${c.channel}`}>
                <bdi className="ltr">{c.value}</bdi> · {label('channel', c.channel)} · {label('purpose', c.purpose)} :{' '}
                {label('consent', c.from)} → {label('consent', c.to)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  )
}

function Dossiers(props: Inner) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const plan = useQuery(dossierPlanQuery(props.survivorId, props.loserId))
  const [fields, setFields] = useState<Record<string, MergeSide>>({})
  if (plan.isPending) return <DetailSkeleton />
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  const p = plan.data
  const head = (side: DossierPlan['survivor']) => (
    <>
      <strong>
        <bdi className="num">{side.reference}</bdi>
      </strong>
      <span className={classes.tags}>
        <Tag>{label('caseType', side.caseType)}</Tag>
        <Tag>{label('status', side.status)}</Tag>
      </span>
      <small>
        <span dir="auto">{side.contact.displayName}</span> ·{' '}
        <InstantText at={side.openedAt} zone={zoneOf()} style="date" />
      </small>
    </>
  )
  return (
    <Frame
      inner={props}
      plan={p}
      names={[p.survivor.reference, p.loser.reference]}
      heads={[head(p.survivor), head(p.loser)]}
      fields={fields}
      dossiers={[]}
      ready={p.obstacles.length === 0}
      retry={() => void plan.refetch()}
    >
      {p.obstacles.length > 0 && (
        <section className={classes.notice} role="alert">
          <h3>{t('duplicates:obstacles.title')}</h3>
          <ul>
            {p.obstacles.map((code) => (
              <li key={code}>{t(`duplicates:obstacles.${code}`)}</li>
            ))}
          </ul>
        </section>
      )}
      <Comparison
        fields={p.fields}
        names={[p.survivor.reference, p.loser.reference]}
        currency={p.survivor.currency}
        chosen={fields}
        onChoose={setFields}
      />
      {p.sameInterests > 0 && (
        <p className={classes.muted}>{t('duplicates:sameInterests', { count: p.sameInterests })}</p>
      )}
    </Frame>
  )
}

function Frame(props: {
  inner: Inner
  plan: ContactPlan | DossierPlan
  names: [string, string]
  heads: [ReactNode, ReactNode]
  fields: Record<string, MergeSide>
  dossiers: SaidOfPair[]
  ready: boolean
  retry: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const merge = useMerge()
  const { inner, plan, names } = props
  function confirm() {
    merge.mutate(
      {
        kind: inner.kind,
        survivor: { id: plan.survivor.id, version: plan.survivor.version, name: names[0] },
        loser: { id: plan.loser.id, version: plan.loser.version, name: names[1] },
        fields: props.fields,
        dossiers: props.dossiers,
      },
      {
        onSuccess: () => {
          inner.onClose()
          inner.onMerged?.(plan.survivor.id)
        },
        onError: (error) => {
          notifyError(error)
          if (error instanceof ApiError && error.code === 'VERSION_CONFLICT') props.retry()
        },
      },
    )
  }
  return (
    <div className={classes.dialog}>
      <div className={classes.heads}>
        <div className={classes.head} data-kept>
          <span className={classes.role}>{t('duplicates:kept')}</span>
          {props.heads[0]}
        </div>
        <Tooltip label={t('duplicates:swap')}>
          <ActionIcon variant="default" size="lg" onClick={inner.onSwap} aria-label={t('duplicates:swap')}>
            <IconArrowsExchange size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <div className={classes.head}>
          <span className={classes.role}>{t('duplicates:goes')}</span>
          {props.heads[1]}
        </div>
      </div>
      {props.children}
      <Moves moves={plan.moves} />
      <footer className={classes.foot}>
        <p className={classes.muted}>
          {t('duplicates:undoUntil')} <InstantText at={plan.undoUntil} zone={zoneOf()} style="date" />
        </p>
        <div className={classes.actions}>
          <Button variant="default" onClick={inner.onClose}>
            {t('action.cancel')}
          </Button>
          <Button loading={merge.isPending} disabled={!props.ready} onClick={confirm}>
            <span className={classes.confirm}>{t('duplicates:confirm', { loser: names[1], survivor: names[0] })}</span>
          </Button>
        </div>
      </footer>
    </div>
  )
}

const SHOWN = [
  'channel_identities',
  'conversations',
  'messages',
  'dossiers',
  'dossier_interests',
  'parties',
  'tasks',
  'offers',
  'documents',
  'appointments',
  'annonces',
  'consents',
  'activities',
]

function Moves({ moves }: { moves: Record<string, number> }) {
  const { t } = useTranslation()
  const going = SHOWN.filter((name) => (moves[name] ?? 0) > 0)
  return (
    <section className={classes.block}>
      <h3>{t('duplicates:moves.title')}</h3>
      {going.length === 0 ? (
        <p className={classes.muted}>{t('duplicates:moves.none')}</p>
      ) : (
        <ul className={classes.moves}>
          {going.map((name) => (
            <li key={name}>{t(`duplicates:moves.${name}`, { count: moves[name] ?? 0 })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SideBlock } from '@/features/dossiers/side-block.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import type { Offer } from '@/lib/api-offers.ts'
import { formatInstant, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { InstantText, MoneyText } from '@/ui/text.tsx'
import { AnswerDialog } from './answer-dialog.tsx'
import { OfferDialog } from './offer-dialog.tsx'
import { distanceFromAsking } from './offer-distance.ts'
import classes from './offers.module.css'
import { dossierOffersQuery, type OfferAct } from './offers.ts'

type Open = { kind: 'record'; answers: Offer | null } | { kind: 'answer'; offer: Offer; act: OfferAct } | null

/** What is on the table for a dossier: the standing offers with their answers, the earlier ones folded away. */
export function OffersBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [open, setOpen] = useState<Open>(null)
  const offers = useQuery(dossierOffersQuery(d.id))
  const all = offers.data?.items ?? []
  const standing = all.filter((o) => o.state === 'OPEN' || o.state === 'ACCEPTED')
  const earlier = all.filter((o) => !standing.includes(o))
  const canEdit = d.canEdit && can('dossier.write')
  const row = (offer: Offer) => (
    <OfferRow
      key={offer.id}
      offer={offer}
      branchId={d.branchId}
      canEdit={canEdit}
      onAct={(act) => setOpen({ kind: 'answer', offer, act })}
      onCounter={() => setOpen({ kind: 'record', answers: offer })}
    />
  )
  return (
    <SideBlock
      title={t('offers:title')}
      action={
        canEdit &&
        d.isOpen && (
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen({ kind: 'record', answers: null })}>
            {t('action.add')}
          </Button>
        )
      }
    >
      {offers.isPending && <Skeleton height={44} />}
      {offers.isError && <p className={classes.muted}>{t('offers:failed')}</p>}
      {offers.data && all.length === 0 && <p className={classes.muted}>{t('offers:none')}</p>}
      {standing.length > 0 && <ul className={classes.list}>{standing.map(row)}</ul>}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('offers:history')}</summary>
          <ul className={classes.list}>{earlier.map(row)}</ul>
        </details>
      )}
      {open?.kind === 'record' && <OfferDialog dossier={d} answers={open.answers} onClose={() => setOpen(null)} />}
      {open?.kind === 'answer' && <AnswerDialog offer={open.offer} act={open.act} onClose={() => setOpen(null)} />}
    </SideBlock>
  )
}

function OfferRow(props: {
  offer: Offer
  branchId: string
  canEdit: boolean
  onAct: (act: OfferAct) => void
  onCounter: () => void
}) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const { offer: o, canEdit, onAct } = props
  const zone = zoneOf(props.branchId)
  const distance = distanceFromAsking(o)
  return (
    <li className={classes.offer} data-state={o.state}>
      <header>
        <strong>
          <MoneyText money={o} />
        </strong>
        <StatusBadge code={o.state} family="offerState" />
      </header>
      <p className={classes.muted}>
        {label('offerSide', o.madeBy)} · <InstantText at={o.createdAt} zone={zone} relative />
        {o.annonce && (
          <>
            {' · '}
            <bdi>{o.annonce.reference}</bdi>
          </>
        )}
      </p>
      {distance !== null && (
        <p className={classes.muted}>
          {t(distance > 0 ? 'offers:above' : 'offers:below', {
            percent: `${formatNumber(Math.abs(distance), currentLocale(), 1)} %`,
          })}
        </p>
      )}
      {o.state === 'OPEN' && o.expiresAt && (
        <p className={classes.muted}>
          {t('offers:until', { at: formatInstant(o.expiresAt, zone, currentLocale(), 'dateTime') })}
        </p>
      )}
      {(o.conditions ?? o.stateReason) && (
        <p className={classes.said} dir="auto">
          {o.stateReason ? `« ${o.stateReason} »` : o.conditions}
        </p>
      )}
      {canEdit && o.state === 'OPEN' && (
        <div className={classes.answers}>
          <Button size="compact-xs" onClick={() => onAct('accept')}>
            {t('offers:accept')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={props.onCounter}>
            {t('offers:counter')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onAct('refuse')}>
            {t('offers:refuse')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onAct('withdraw')}>
            {t('offers:withdraw')}
          </Button>
        </div>
      )}
      {canEdit && o.state === 'ACCEPTED' && (
        <div className={classes.answers}>
          <Button size="compact-xs" variant="subtle" onClick={() => onAct('withdraw')}>
            {t('offers:withdraw')}
          </Button>
        </div>
      )}
    </li>
  )
}

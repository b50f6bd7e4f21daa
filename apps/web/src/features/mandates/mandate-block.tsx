import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText } from '@/features/reports/report-text.ts'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import type { MandateEntry, MandateState } from '@/lib/api-mandates.ts'
import { keys } from '@/lib/keys.ts'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import type { Tone } from '@/ui/theme.ts'
import { EnterDialog, type EnterKind } from './enter-dialog.tsx'
import { annonceMandatesQuery } from './mandate-queries.ts'
import classes from './mandates.module.css'

const tones: Record<MandateState, Tone> = {
  COMING: 'saffron',
  RUNNING: 'mint',
  ENDED: 'sand',
  TERMINATED: 'terracotta',
}

/** The mandate of an annonce as the register holds it, its entries, and what may be entered next. */
export function MandateBlock({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const entries = useQuery({ ...annonceMandatesQuery(a.id), enabled: can('mandate.read') })
  const [entering, setEntering] = useState<EnterKind | null>(null)
  const owner = useQuery({
    queryKey: keys.contact(a.ownerContactId ?? ''),
    queryFn: () => take(api.GET('/api/v1/contacts/{id}', { params: { path: { id: a.ownerContactId ?? '' } } })),
    enabled: entering === 'MANDATE' && a.ownerContactId !== null && can('contact.read'),
  })
  if (!can('mandate.read')) return null
  const items = entries.data?.items ?? []
  const last = items.find((entry) => entry.isLast) ?? null
  const over = last === null || last.state === 'ENDED' || last.state === 'TERMINATED'
  const ending = last?.kind === 'TERMINATION'
  const may = can('mandate.write')
  const act = (kind: EnterKind, key: string, main = false) => (
    <Button size="compact-md" variant={main ? 'filled' : 'default'} onClick={() => setEntering(kind)}>
      {t(`mandates:card.${key}`)}
    </Button>
  )
  return (
    <div className={classes.block}>
      {last ? (
        <Standing last={last} />
      ) : (
        <p className={classes.hint}>
          {a.mandate?.number ? t('mandates:card.external') : t('mandates:card.unregistered')}
        </p>
      )}
      {may && (
        <div className={`${classes.actions} ${classes.start}`}>
          {over && a.actions.canEdit && act('MANDATE', 'register', true)}
          {last && !over && !ending && (
            <>
              {act('AMENDMENT', 'amend')}
              {act('CORRECTION', 'correct')}
              {act('TERMINATION', 'terminate')}
            </>
          )}
        </div>
      )}
      {items.length > 0 && (
        <ul className={classes.entries} aria-label={t('mandates:card.history')}>
          {items.map((entry) => (
            <li key={entry.id}>
              <span>
                <span className="num">{t('mandates:number', { number: entry.number })}</span> ·{' '}
                {t(`mandates:kind.${entry.kind}`)}
              </span>
              <InstantText at={entry.enteredAt} zone={zoneOf(a.branchId)} style="date" />
            </li>
          ))}
        </ul>
      )}
      {entering && !owner.isLoading && (
        <EnterDialog
          annonceId={a.id}
          kind={entering}
          last={entering === 'MANDATE' ? null : last}
          {...(entering === 'MANDATE'
            ? {
                known: {
                  mandantName: owner.data?.displayName ?? '',
                  type: a.mandate?.type ?? 'SIMPLE',
                  startsOn: over && last ? '' : (a.mandate?.startsOn ?? ''),
                  endsOn: over && last ? '' : (a.mandate?.endsOn ?? ''),
                  exclusiveUntil: over && last ? '' : (a.mandate?.exclusiveUntil ?? ''),
                },
              }
            : {})}
          onClose={() => setEntering(null)}
        />
      )}
    </div>
  )
}

function Standing({ last }: { last: MandateEntry }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={classes.state}>
        <span className="num">{t('mandates:number', { number: last.refersTo ?? last.number })}</span>
        <span>{t(`mandates:type.${last.type}`)}</span>
        <Tag tone={tones[last.state]}>{t(`mandates:state.${last.state}`)}</Tag>
      </p>
      <p className={classes.hint}>
        <span className="num">
          {t('mandates:card.from', { from: dayText(last.startsOn), to: dayText(last.endsOn) })}
        </span>
        {last.exclusiveUntil && ` · ${t('mandates:card.exclusiveUntil', { day: dayText(last.exclusiveUntil) })}`}
        <br />
        <bdi>{last.mandantName}</bdi>
      </p>
    </>
  )
}

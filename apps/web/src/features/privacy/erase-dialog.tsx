import { Button, Modal, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { ErasureCounts, ErasurePlan } from '@/lib/api-privacy.ts'
import { formatInstant, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import classes from './privacy.module.css'
import { erasureQuery, useErase } from './privacy-queries.ts'

const order: readonly (keyof ErasureCounts)[] = [
  'identities',
  'dossiers',
  'messages',
  'notes',
  'documents',
  'appointments',
]

/** Makes a person unrecognisable: shows what goes and what stands in the way, and has the name typed again. */
export function EraseDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const plan = useQuery(erasureQuery(contactId))
  return (
    <Modal
      opened
      onClose={onClose}
      title={plan.data ? t('privacy:eraseTitle', { name: `\u2068${plan.data.displayName}\u2069` }) : t('privacy:erase')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {plan.isPending && <DetailSkeleton />}
      {plan.isError && <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && <Confirmation contactId={contactId} plan={plan.data} onClose={onClose} />}
    </Modal>
  )
}

function Confirmation({ contactId, plan, onClose }: { contactId: string; plan: ErasurePlan; onClose: () => void }) {
  const { t } = useTranslation()
  const erase = useErase(contactId)
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  const matches = typed.trim() === plan.displayName.trim()
  const blocked = plan.obstacles.length > 0
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!matches || blocked) return
    erase.mutate(typed.trim(), {
      onSuccess: ({ rows }) => {
        notifyDone(t('privacy:erased', { count: rows }))
        onClose()
      },
      onError: notifyError,
    })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{t('privacy:eraseLead')}</p>
      <div>
        <h3 className={classes.small}>{t('privacy:takes')}</h3>
        <dl className={classes.counts}>
          {order.map((what) => (
            <div key={what}>
              <dt>{t(`privacy:counts.${what}`)}</dt>
              <dd className="num">{formatNumber(plan.counts[what], currentLocale())}</dd>
            </div>
          ))}
        </dl>
      </div>
      {blocked ? (
        <Obstacles plan={plan} />
      ) : (
        <TextInput
          label={t('privacy:eraseType')}
          description={<bdi className={classes.target}>{plan.displayName}</bdi>}
          value={typed}
          onChange={(e) => setTyped(e.currentTarget.value)}
          onBlur={() => setLeft(true)}
          error={left && typed !== '' && !matches ? t('privacy:eraseMismatch') : null}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          dir="auto"
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" color="terracotta" disabled={blocked || !matches} loading={erase.isPending}>
          {t('privacy:eraseNow')}
        </Button>
      </div>
    </form>
  )
}

function Obstacles({ plan }: { plan: ErasurePlan }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const date = (at: string | null) => (at ? formatInstant(at, zoneOf(), currentLocale(), 'date') : '')
  return (
    <div className={classes.blocked} role="status">
      <h3>{t('privacy:blocked')}</h3>
      <ul>
        {plan.obstacles.map((o) => (
          <li key={o.code}>
            {t(`privacy:obstacle.${o.code}`, { count: o.count, until: date(o.until) })}
            {o.references.length > 0 && (
              <span className={classes.references}>
                {o.references.map((reference) => (
                  <bdi key={reference} className="num">
                    {reference}
                  </bdi>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

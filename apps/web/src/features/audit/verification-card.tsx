import { Button, Skeleton } from '@mantine/core'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { ErrorState } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './audit.module.css'
import { verificationQuery } from './audit-queries.ts'

/** Whether the chain of seals is whole, and where it first breaks when it is not. */
export function VerificationCard() {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const query = useQuery(verificationQuery)
  if (query.isPending) return <Skeleton height={72} mb={16} />
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const v = query.data
  const locale = currentLocale()
  const Picture = v.ok ? IconShieldCheck : IconShieldX
  const count = (n: number) => formatNumber(n, locale)
  return (
    <section className={classes.verification} data-ok={v.ok} aria-label={t(v.ok ? 'audit:verified' : 'audit:broken')}>
      <Picture size={28} stroke={1.5} aria-hidden />
      <div className={classes.grow}>
        <strong>{t(v.ok ? 'audit:verified' : 'audit:broken')}</strong>
        <p>
          {v.firstBroken
            ? t('audit:brokenBody', {
                entry: v.firstBroken.entryId ?? '–',
                position: v.firstBroken.position ?? '–',
                why: v.firstBroken.why,
              })
            : t('audit:verifiedBody', { sealed: count(v.sealed), entries: count(v.entries) })}{' '}
          {v.unsealed > 0 && `${t('audit:pending', { count: v.unsealed })}. `}
          {v.erased > 0 && `${t('audit:erasedCount', { count: v.erased })}.`}
        </p>
        <p className={classes.muted}>
          {t('audit:checkedAt')} : <InstantText at={v.checkedAt} zone={zoneOf()} relative />
          {v.head && (
            <>
              {' · '}
              {t('audit:head')} : <bdi className={classes.hash}>{v.head.slice(0, 16)}…</bdi>
            </>
          )}
        </p>
      </div>
      <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
        {t('audit:verify')}
      </Button>
    </section>
  )
}

import { IconBuildingEstate, IconEye, IconPencil } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { PriceText } from '@/features/annonces/annonce-text.tsx'
import { dayText } from '@/features/reports/report-text.ts'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { OwnedAnnonce } from '@/lib/api-mandates.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { Picture } from '@/ui/picture.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { InstantText, MoneyText } from '@/ui/text.tsx'
import classes from './properties.module.css'

/** What an owner sees: their own properties, where each stands, and what comes next. */
export function PropertiesPage() {
  const { can } = useSession()
  return can('owner_space.read') ? <Properties /> : <ForbiddenPage />
}

function Properties() {
  const { t } = useTranslation()
  const list = useInfiniteQuery({
    queryKey: keys.owned,
    queryFn: ({ pageParam }) =>
      take(api.GET('/api/v1/owner-space/annonces', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  return (
    <Page narrow>
      <PageHeader title={t('owner:title')} subtitle={t('owner:intro')} />
      {list.isPending && <ListSkeleton />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={IconBuildingEstate} title={t('owner:none')} body={t('owner:noneHint')} pattern />
      )}
      {items.map((owned) => (
        <Property key={owned.annonce.id} owned={owned} />
      ))}
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  )
}

function Property({ owned: o }: { owned: OwnedAnnonce }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const { annonce: a } = o
  const params = { annonceId: a.id }
  return (
    <article className={classes.card}>
      <div className={classes.head}>
        <div className={classes.picture}>
          <Picture src={a.coverUrl} />
        </div>
        <div>
          <p className={classes.line}>
            <StatusBadge code={a.status} family="annonceStatus" />
            <bdi className={`num ${classes.muted}`}>{a.reference}</bdi>
          </p>
          <h2 dir="auto">{a.title}</h2>
          <p className={classes.price}>
            <PriceText annonce={a} />
          </p>
          <p className={classes.next}>{t(`owner:next.${o.nextStep}`)}</p>
        </div>
      </div>
      <dl className={classes.figures}>
        {(
          [
            ['interested', o.interested],
            ['planned', o.visits.planned],
            ['done', o.visits.done],
            ['offers', o.offers.all],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`owner:figure.${name}`)}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.columns}>
        <section>
          <h3>{t('owner:visits')}</h3>
          {o.visits.last.length === 0 ? (
            <p className={classes.muted}>{t('owner:noVisits')}</p>
          ) : (
            <ul className={classes.rows}>
              {o.visits.last.map((visit) => (
                <li key={`${visit.startsAt}${visit.who}`}>
                  <InstantText at={visit.startsAt} zone={visit.timezone} />
                  <span className={classes.muted}>
                    {label('appointmentState', visit.state)}
                    {visit.who && (
                      <>
                        {' · '}
                        <bdi>{visit.who}</bdi>
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <h3>{t('annonces:priceHistory')}</h3>
          {o.prices.length === 0 ? (
            <p className={classes.muted}>–</p>
          ) : (
            <ul className={classes.rows}>
              {o.prices.map((price) => (
                <li key={price.at}>
                  <MoneyText money={{ amount: price.amount, currency: a.price?.currency ?? 'MAD' }} />
                  <span className={classes.muted}>
                    <InstantText at={price.at} zone={zoneOf(o.branchId)} style="date" />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <h3>{t('mandates:card.title')}</h3>
          {o.mandate?.number && o.mandate.startsOn && o.mandate.endsOn ? (
            <p className={classes.muted}>
              {t('mandates:number', { number: o.mandate.number })} · {t(`mandates:type.${o.mandate.type}`)}
              <br />
              <span className="num">
                {t('mandates:card.from', {
                  from: dayText(o.mandate.startsOn),
                  to: dayText(o.mandate.endsOn),
                })}
              </span>
            </p>
          ) : (
            <p className={classes.muted}>{t('owner:noMandate')}</p>
          )}
        </section>
      </div>
      <footer className={classes.actions}>
        <ButtonLink
          to="/annonces/$annonceId"
          params={params}
          variant="default"
          leftSection={<IconEye size={16} stroke={1.5} aria-hidden />}
        >
          {t('owner:look')}
        </ButtonLink>
        {a.status !== 'ARCHIVED' && (
          <ButtonLink
            to="/annonces/$annonceId/edit"
            params={params}
            variant="default"
            leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />}
          >
            {t('action.edit')}
          </ButtonLink>
        )}
      </footer>
    </article>
  )
}

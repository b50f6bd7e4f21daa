import { Button } from '@mantine/core'
import { IconCalendarShare } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { CalendarFeed } from '@/lib/api-feed.ts'
import { keys } from '@/lib/keys.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { CopyLine } from '@/ui/copy-line.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './calendar-feed.module.css'
import rows from './settings.module.css'
import { calendarFeedQuery } from './settings-queries.ts'

const programs = [
  ['Google', 'google'],
  ['Apple', 'apple'],
  ['Outlook', 'outlook'],
] as const

/** The secret address of one's own agenda for a calendar program: made, told once, renewed, revoked. */
export function CalendarFeedSection() {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const query = useQuery(calendarFeedQuery)
  const refresh = () => queries.invalidateQueries({ queryKey: keys.calendarFeed })
  const create = useMutation({
    mutationFn: () => take(api.POST('/api/v1/calendar-feed')),
    onError: notifyError,
    onSettled: refresh,
  })
  const revoke = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/calendar-feed')),
    onSuccess: () => {
      create.reset()
      notifyDone(t('feed:revoked'))
    },
    onError: notifyError,
    onSettled: refresh,
  })
  const feed = query.data?.feed ?? null
  const busy = create.isPending || revoke.isPending

  async function ask(act: 'renew' | 'revoke') {
    const yes = await confirm({
      title: t(`feed:${act}Title`),
      loses: [t(`feed:${act}Loses`)],
      confirm: t(`feed:${act}`),
    })
    if (!yes) return
    if (act === 'renew') create.mutate()
    else revoke.mutate()
  }

  return (
    <Section
      title={t('feed:title')}
      hint={t('feed:hint')}
      actions={
        query.data && !feed ? (
          <Button variant="default" loading={busy} onClick={() => create.mutate()}>
            {t('feed:create')}
          </Button>
        ) : null
      }
    >
      {query.isPending && <ListSkeleton rows={1} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {feed && <FeedRow feed={feed} busy={busy} onAsk={(act) => void ask(act)} />}
      {feed && create.data && <Told address={create.data.address} />}
    </Section>
  )
}

function FeedRow(props: { feed: CalendarFeed; busy: boolean; onAsk: (act: 'renew' | 'revoke') => void }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const zone = zoneOf()
  const { createdAt, lastReadAt } = props.feed
  return (
    <div className={rows.rows}>
      <div className={rows.row}>
        <IconCalendarShare size={20} stroke={1.5} aria-hidden />
        <span className={rows.grow}>
          <strong>
            {t('feed:since')} <InstantText at={createdAt} zone={zone} style="date" />
          </strong>
          <br />
          <span className={rows.muted}>
            {t('feed:lastRead')} : {lastReadAt ? <InstantText at={lastReadAt} zone={zone} relative /> : t('feed:never')}
          </span>
        </span>
        <span className={rows.tags}>
          <Button variant="subtle" size="compact-md" disabled={props.busy} onClick={() => props.onAsk('renew')}>
            {t('feed:renew')}
          </Button>
          <Button
            variant="subtle"
            color="terracotta"
            size="compact-md"
            disabled={props.busy}
            onClick={() => props.onAsk('revoke')}
          >
            {t('feed:revoke')}
          </Button>
        </span>
      </div>
    </div>
  )
}

/** The address, while it can still be seen, and what to do with it. */
function Told({ address }: { address: string }) {
  const { t } = useTranslation()
  return (
    <section className={classes.told} aria-label={t('feed:address')}>
      <p role="status">{t('feed:once')}</p>
      <CopyLine key={address} text={address} />
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')}>{t('feed:open')}</a>
      </p>
      <h3>{t('feed:how')}</h3>
      <dl>
        {programs.map(([name, key]) => (
          <div key={key}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>{t(`feed:${key}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

import { Button, TextInput } from '@mantine/core'
import { IconBan, IconMail, IconPhone, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Suppression } from '@/lib/api-privacy.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { LiftDialog } from './lift-dialog.tsx'
import classes from './privacy.module.css'
import { suppressionsQuery } from './privacy-queries.ts'
import { SuppressDialog } from './suppress-dialog.tsx'

/** The suppression list: is a number on it, putting one on it, taking it off. */
export function SuppressionsTab() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [typed, setTyped] = useState('')
  const [value, setValue] = useState('')
  const [lifted, setLifted] = useState(false)
  const [adding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<Suppression | null>(null)
  const list = useInfiniteQuery(suppressionsQuery({ value, lifted }))
  const entries = list.data?.pages.flatMap((p) => p.items) ?? []
  // What was typed is no number and no address: said at the field, not over the list.
  const refused = list.error instanceof ApiError ? list.error.fields[0]?.message : undefined
  function look(event: FormEvent) {
    event.preventDefault()
    setValue(typed.trim())
  }
  return (
    <Section
      title={t('privacy:tabs.suppressions')}
      hint={t('privacy:listHint')}
      actions={can('suppression.write') && <Button onClick={() => setAdding(true)}>{t('privacy:add')}</Button>}
    >
      <form className={classes.look} onSubmit={look} noValidate>
        <TextInput
          className={classes.grow}
          label={t('privacy:search')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          dir="ltr"
          value={typed}
          error={refused}
          onChange={(e) => {
            setTyped(e.currentTarget.value)
            if (e.currentTarget.value === '') setValue('')
          }}
        />
        <Button type="submit" variant="default">
          {t('privacy:check')}
        </Button>
      </form>
      <div className={classes.switch}>
        <Button variant="subtle" color="sand" size="compact-sm" onClick={() => setLifted(!lifted)}>
          {t(lifted ? 'privacy:showStanding' : 'privacy:showLifted')}
        </Button>
      </div>
      {list.isPending && <ListSkeleton rows={4} avatar={false} />}
      {list.isError && !refused && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState
          icon={IconBan}
          title={value ? t('privacy:notListed') : t('privacy:noSuppressions')}
          {...(value ? {} : { body: t('privacy:noSuppressionsBody') })}
        />
      )}
      <ul className={classes.rows}>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} onLift={can('suppression.write') ? setLifting : null} />
        ))}
      </ul>
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      {adding && <SuppressDialog typed={typed} onClose={() => setAdding(false)} />}
      {lifting && <LiftDialog entry={lifting} onClose={() => setLifting(null)} />}
    </Section>
  )
}

function EntryRow({ entry: e, onLift }: { entry: Suppression; onLift: ((entry: Suppression) => void) | null }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const Picture = e.kind === 'EMAIL' ? IconMail : IconPhone
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <Picture size={18} stroke={1.5} role="img" aria-label={label('identityKind', e.kind)} />
        <span className={classes.grow}>
          <bdi className="num ltr">{e.hint}</bdi>
          <small>
            {t(`privacy:reasons.${e.reason}`)} · <InstantText at={e.createdAt} zone={zoneOf()} style="date" />
            {e.createdBy.name && ` · ${e.createdBy.name}`}
          </small>
        </span>
        <Tag tone={e.scope === 'ALL' && !e.liftedAt ? 'terracotta' : 'sand'}>{t(`privacy:scopes.${e.scope}`)}</Tag>
        {onLift && !e.liftedAt && (
          <Button variant="subtle" size="compact-sm" onClick={() => onLift(e)}>
            {t('privacy:lift')}
          </Button>
        )}
      </div>
      {e.note && (
        <p className={classes.note} dir="auto">
          {e.note}
        </p>
      )}
      {e.liftedAt && (
        <p className={classes.note}>
          {t('privacy:liftedOn', {
            date: formatInstant(e.liftedAt, zoneOf(), currentLocale(), 'date'),
            reason: e.liftReason === 'WROTE_AGAIN' ? t('privacy:wroteAgain') : (e.liftReason ?? '—'),
          })}
        </p>
      )}
    </li>
  )
}

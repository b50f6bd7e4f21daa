import { Button, Select, TextInput } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '@/features/session/members.ts'
import { useSession } from '@/features/session/session.ts'
import { label } from '@/lib/label.ts'
import { instantOfWallClock } from '@/lib/wall-clock.ts'
import { Page, PageHeader } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './audit.module.css'
import { AuditEntryRow } from './audit-entry-row.tsx'
import { type AuditFilter, auditEntities, auditQuery } from './audit-queries.ts'
import { VerificationCard } from './verification-card.tsx'

/** The audit trail: is the chain whole, then who did what, filtered by item, actor and period. */
export function AuditPage() {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const filter = useSearch({ from: '/_app/audit' })
  const zone = zoneOf()
  const bounds = {
    from: filter.from ? instantOfWallClock(`${filter.from}T00:00`, zone) : null,
    to: filter.to ? instantOfWallClock(`${filter.to}T23:59`, zone) : null,
  }
  const list = useInfiniteQuery(auditQuery(filter, bounds))
  const entries = list.data?.pages.flatMap((p) => p.items) ?? []
  return (
    <Page>
      <PageHeader title={t('audit:title')} subtitle={t('audit:subtitle')}>
        <Filters filter={filter} />
      </PageHeader>
      {/* Who sees a part of the entries is not told about the whole. */}
      {can('audit.export') && <VerificationCard />}
      <div className={classes.list}>
        {list.isPending && <ListSkeleton />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && entries.length === 0 && (
          <EmptyState icon={IconHistory} title={t('audit:emptyTitle')} body={t('audit:emptyBody')} pattern />
        )}
        <ul>
          {entries.map((e) => (
            <AuditEntryRow key={e.id} entry={e} zone={zone} />
          ))}
        </ul>
        {list.hasNextPage && (
          <div className={classes.more}>
            <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('action.more')}
            </Button>
          </div>
        )}
      </div>
    </Page>
  )
}

function Filters({ filter }: { filter: AuditFilter }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const members = useQuery(membersQuery)
  const set = (change: AuditFilter) =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...change }), replace: true })
  const day = (value: string) => value || undefined
  return (
    <>
      <Select
        className={classes.filter}
        aria-label={t('audit:entity')}
        placeholder={t('audit:allEntities')}
        clearable
        searchable
        data={auditEntities.map((code) => ({ value: code, label: label('entity', code) }))}
        value={filter.entity ?? null}
        onChange={(entity) => set({ entity: entity ?? undefined })}
      />
      <Select
        className={classes.filter}
        aria-label={t('audit:actor')}
        placeholder={t('audit:allActors')}
        clearable
        searchable
        data={members.data?.items.map((m) => ({ value: m.userId, label: m.name })) ?? []}
        value={filter.actor ?? null}
        onChange={(actor) => set({ actor: actor ?? undefined })}
      />
      <TextInput
        type="date"
        aria-label={t('audit:from')}
        title={t('audit:from')}
        value={filter.from ?? ''}
        max={filter.to}
        onChange={(e) => set({ from: day(e.currentTarget.value) })}
      />
      <TextInput
        type="date"
        aria-label={t('audit:to')}
        title={t('audit:to')}
        value={filter.to ?? ''}
        min={filter.from}
        onChange={(e) => set({ to: day(e.currentTarget.value) })}
      />
      {Object.values(filter).some(Boolean) && (
        <Button
          variant="subtle"
          onClick={() => set({ entity: undefined, actor: undefined, from: undefined, to: undefined })}
        >
          {t('audit:clear')}
        </Button>
      )}
    </>
  )
}

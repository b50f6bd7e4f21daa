import { CloseButton, TextInput } from '@mantine/core'
import { IconBuilding, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PlatformOrganization } from '@/lib/api-platform.ts'
import { useDebouncedText } from '@/lib/use-debounced-text.ts'
import { DataTable, type TableColumn } from '@/ui/data-table.tsx'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './platform.module.css'
import { organizationsQuery } from './platform-queries.ts'
import { countedText, countryText, ownZone } from './platform-text.ts'

type Column = TableColumn<PlatformOrganization, 'recent'>

const columns: Record<'country' | 'created' | 'members' | 'dossiers' | 'annonces' | 'activity', Column> = {
  country: { cell: (o) => countryText(o.country) },
  created: { cell: (o, zone) => <InstantText at={o.createdAt} zone={zone} style="date" /> },
  members: { numeric: true, cell: (o) => countedText(o.members) },
  dossiers: { numeric: true, cell: (o) => countedText(o.openDossiers) },
  annonces: { numeric: true, cell: (o) => countedText(o.publishedAnnonces) },
  activity: { cell: (o, zone) => <Activity organization={o} zone={zone} /> },
}
const columnKeys = ['country', 'created', 'members', 'dossiers', 'annonces', 'activity'] as const

function Activity({ organization: o, zone }: { organization: PlatformOrganization; zone: string }) {
  const { t } = useTranslation()
  return o.lastActivityAt ? (
    <InstantText at={o.lastActivityAt} zone={zone} relative />
  ) : (
    t('platform:organizations.never')
  )
}

/** Every organisation as figures, the newest first; its name leads to the search for one of its annonces. */
export function OrganizationsTab({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useDebouncedText(q, onSearch)
  const list = useInfiniteQuery(organizationsQuery(q))
  const organizations = list.data?.pages.flatMap((page) => page.items) ?? []
  const zone = ownZone()
  return (
    <>
      <TextInput
        className={classes.search}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder={t('platform:organizations.search')}
        aria-label={t('platform:organizations.searchLabel')}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
        rightSection={typed && <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => setTyped('')} />}
      />
      <div className={classes.card}>
        {list.isPending && <ListSkeleton avatar={false} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && organizations.length === 0 && (
          <EmptyState
            icon={IconBuilding}
            title={t('platform:organizations.emptyTitle')}
            body={t('platform:organizations.emptyBody')}
          />
        )}
        {organizations.length > 0 && (
          <DataTable
            className={classes.organizations}
            rows={organizations}
            name={{
              label: t('platform:organizations.name'),
              cell: (o) => (
                <Link
                  to="/platform"
                  search={{ tab: 'blocks', org: o.id }}
                  className={classes.name}
                  title={t('platform:organizations.findAnnonce', { name: o.name })}
                >
                  <bdi>{o.name}</bdi>
                </Link>
              ),
            }}
            columns={columnKeys.map((key) => ({ key, label: t(`platform:organizations.${key}`), ...columns[key] }))}
            zoneOf={() => zone}
            sort="recent"
            onSort={() => undefined}
            busy={list.isFetching}
          />
        )}
      </div>
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  )
}

import { SegmentedControl, Select, Skeleton, TextInput } from '@mantine/core'
import { IconBook2, IconBuildingEstate, IconLayoutGrid, IconPlus, IconSearch, IconTable } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { BulkBar } from '@/features/bulk/bulk-bar.tsx'
import { useSelection } from '@/features/bulk/use-selection.ts'
import { ColumnsMenu } from '@/features/lists/columns-menu.tsx'
import { useListView } from '@/features/lists/use-list-view.ts'
import { ViewsMenu } from '@/features/lists/views-menu.tsx'
import { useSession } from '@/features/session/session.ts'
import { annonceSorts } from '@/lib/api-lists.ts'
import { readPreference, writePreference } from '@/lib/preferences.ts'
import { useDebouncedText } from '@/lib/use-debounced-text.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { AnnonceCard } from './annonce-card.tsx'
import { columnKeys, usualColumns } from './annonce-columns.tsx'
import { annoncesQuery } from './annonce-queries.ts'
import { AnnonceTable } from './annonce-table.tsx'
import { AnnoncesFilters } from './annonces-filters.tsx'
import classes from './annonces-page.module.css'
import { type AnnoncesSearch, annoncesFilter, definitionOf, isBare, searchOf } from './annonces-search.ts'

/** The portfolio: photographs first, or a table to work through. */
export function AnnoncesPage() {
  const { can } = useSession()
  return can('annonce.read') ? <Annonces /> : <ForbiddenPage />
}

function Annonces() {
  const { t } = useTranslation()
  const { can } = useSession()
  const search = useSearch({ from: '/_app/annonces/' })
  const navigate = useNavigate({ from: '/annonces/' })
  const layout = search.layout ?? (readPreference('atlas.annonces.view') === 'table' ? 'table' : 'cards')
  const list = useInfiniteQuery(annoncesQuery(search))
  const selection = useSelection(annoncesFilter(search))
  const picks = can('annonce.publish')
  const change = (next: Partial<AnnoncesSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true })
  const open = (next: AnnoncesSearch) => void navigate({ search: { ...next, layout }, replace: true })
  const { columns, setColumns, active, keeps } = useListView({
    list: 'ANNONCES',
    known: columnKeys,
    usual: usualColumns,
    address: search,
    bare: isBare(search),
    onColumns: (cols) => change({ cols }),
    onApply: (saved) => open(searchOf(saved)),
  })
  const [q, setQ] = useDebouncedText(search.q ?? '', (text) => change({ q: text.trim() || undefined }))
  const items = list.data?.pages.flatMap((p) => p.items) ?? []
  const filtered = Object.keys(annoncesFilter(search)).length > 0
  const create = can('annonce.write') && (
    <ButtonLink to="/annonces/new" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}>
      {t('annonces:new')}
    </ButtonLink>
  )
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.titleLine}>
          <h1>{t('nav.annonces')}</h1>
          <span className={classes.grow} />
          {can('mandate.export') && (
            <ButtonLink to="/mandates" variant="default" leftSection={<IconBook2 size={16} stroke={1.5} aria-hidden />}>
              {t('mandates:title')}
            </ButtonLink>
          )}
          {create}
        </div>
        <div className={classes.tools}>
          <TextInput
            className={classes.search}
            size="xs"
            aria-label={t('annonces:search')}
            placeholder={t('annonces:search')}
            leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
            value={q}
            onChange={(e) => setQ(e.currentTarget.value)}
          />
          {keeps && (
            <ViewsMenu
              list="ANNONCES"
              current={definitionOf(search, columns)}
              active={active}
              onApply={(saved) => open(saved ? searchOf(saved) : {})}
            />
          )}
          <AnnoncesFilters search={search} onChange={change} />
          <span className={classes.grow} />
          <Select
            size="xs"
            w={150}
            aria-label={t('annonces:order.label')}
            data={annonceSorts.map((o) => ({ value: o, label: t(`annonces:order.${o}`) }))}
            value={search.order ?? 'recent'}
            allowDeselect={false}
            onChange={(v) => change({ order: annonceSorts.find((o) => o === v && o !== 'recent') })}
          />
          {layout === 'table' && (
            <ColumnsMenu
              known={columnKeys}
              value={columns}
              nameOf={(key) => t(`annonces:table.${key}`)}
              onChange={setColumns}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('annonces:layout.label')}
            value={layout}
            onChange={(v) => {
              const next = v === 'table' ? 'table' : 'cards'
              writePreference('atlas.annonces.view', next)
              change({ layout: next })
            }}
            data={[
              {
                value: 'cards',
                label: <IconLayoutGrid size={16} stroke={1.75} aria-label={t('annonces:layout.cards')} role="img" />,
              },
              {
                value: 'table',
                label: <IconTable size={16} stroke={1.75} aria-label={t('annonces:layout.table')} role="img" />,
              },
            ]}
          />
        </div>
      </header>
      <div className={classes.body} data-layout={layout}>
        {list.isPending && (layout === 'cards' ? <CardSkeletons /> : <ListSkeleton rows={12} avatar={false} />)}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && (
          <EmptyState
            icon={IconBuildingEstate}
            title={filtered ? t('state.noMatchTitle') : t('annonces:emptyTitle')}
            body={filtered ? t('state.noMatchBody') : t('annonces:emptyBody')}
            action={!filtered && create}
            pattern
          />
        )}
        {layout === 'cards' ? (
          <ul className={classes.cards}>
            {items.map((a, i) => (
              <li key={a.id}>
                <AnnonceCard annonce={a} eager={i < 8} />
              </li>
            ))}
          </ul>
        ) : (
          items.length > 0 && (
            <AnnonceTable
              items={items}
              columns={columns}
              order={search.order ?? 'recent'}
              selection={picks ? selection : null}
              waiting={list.isPlaceholderData}
              onOrder={(order) => change({ order: order === 'recent' ? undefined : order })}
            />
          )
        )}
        <MoreSentinel
          hasMore={list.hasNextPage}
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </div>
      {picks && layout === 'table' && <BulkBar list="ANNONCES" selection={selection} hasMore={list.hasNextPage} />}
    </div>
  )
}

function CardSkeletons() {
  const { t } = useTranslation()
  return (
    <div className={classes.cards} role="status" aria-label={t('state.loading')}>
      {[0, 1, 2, 3, 4, 5, 6, 7].map((i) => (
        <div key={i} className={classes.skeleton}>
          <Skeleton radius="lg" className={classes.skeletonPhoto} />
          <Skeleton height={14} width="44%" />
          <Skeleton height={12} width="78%" />
          <Skeleton height={12} width="60%" />
        </div>
      ))}
    </div>
  )
}

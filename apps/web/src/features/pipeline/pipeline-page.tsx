import { Button, Menu, SegmentedControl, Skeleton, TextInput } from '@mantine/core'
import { IconLayoutKanban, IconPlus, IconSearch, IconTable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { caseTypes } from '@/features/dossiers/dossier-codes.ts'
import { NewDossierDialog } from '@/features/dossiers/new-dossier-dialog.tsx'
import { ColumnsMenu } from '@/features/lists/columns-menu.tsx'
import { useListView } from '@/features/lists/use-list-view.ts'
import { ViewsMenu } from '@/features/lists/views-menu.tsx'
import { useSession } from '@/features/session/session.ts'
import { label } from '@/lib/label.ts'
import { readPreference, writePreference } from '@/lib/preferences.ts'
import { useDebouncedText } from '@/lib/use-debounced-text.ts'
import { ErrorState } from '@/ui/states.tsx'
import boardClasses from './board.module.css'
import { Board } from './board.tsx'
import { DossierTable } from './dossier-table.tsx'
import { AssigneePill, OpenPill, SourcePill, StatusPill } from './pipeline-filters.tsx'
import classes from './pipeline-page.module.css'
import { pipelineQuery } from './pipeline-queries.ts'
import { definitionOf, isBare, type PipelineSearch, searchOf } from './pipeline-search.ts'
import { columnKeys, usualColumns } from './table-columns.tsx'

/** The dossiers of the agency: a board per kind of case, or a table over all of them. */
export function PipelinePage() {
  const { can } = useSession()
  return can('dossier.read') ? <Pipeline /> : <ForbiddenPage />
}

function Pipeline() {
  const { t } = useTranslation()
  const { can } = useSession()
  const search = useSearch({ from: '/_app/dossiers/' })
  const navigate = useNavigate({ from: '/dossiers/' })
  const view = search.show ?? (readPreference('atlas.dossiers.view') === 'table' ? 'table' : 'board')
  const boardType = search.caseType ?? readPreference('atlas.dossiers.caseType') ?? 'LEAD_BUY'
  const change = (next: Partial<PipelineSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true })
  const { columns, setColumns, active, keeps } = useListView({
    list: 'DOSSIERS',
    known: columnKeys,
    usual: usualColumns,
    address: search,
    bare: view === 'table' && isBare(search),
    onColumns: (cols) => change({ cols }),
    onApply: (saved) => void navigate({ search: searchOf(saved), replace: true }),
  })
  const [q, setQ] = useDebouncedText(search.q ?? '', (text) => change({ q: text || undefined, show: 'table' }))

  function show(next: 'board' | 'table') {
    writePreference('atlas.dossiers.view', next)
    change(
      next === 'board'
        ? { show: next, q: undefined, status: undefined, source: undefined, saved: undefined }
        : { show: next },
    )
  }

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.titleLine}>
          <h1>{t('nav.dossiers')}</h1>
          <CaseTypeTabs
            value={view === 'board' ? boardType : (search.caseType ?? null)}
            all={view === 'table'}
            onChange={(caseType) => {
              if (caseType) writePreference('atlas.dossiers.caseType', caseType)
              change({ caseType: caseType ?? undefined, status: undefined })
            }}
          />
          {can('dossier.write') && (
            <Button
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
              onClick={() => change({ create: true })}
              className={classes.create}
            >
              {t('dossiers:create.button')}
            </Button>
          )}
        </div>
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            value={view}
            onChange={(v) => show(v === 'table' ? 'table' : 'board')}
            aria-label={t('dossiers:view.label')}
            data={[
              { value: 'board', label: <ViewName icon={IconLayoutKanban} name={t('dossiers:view.board')} /> },
              { value: 'table', label: <ViewName icon={IconTable} name={t('dossiers:view.table')} /> },
            ]}
          />
          <TextInput
            className={classes.search}
            size="xs"
            aria-label={t('dossiers:search')}
            placeholder={t('dossiers:search')}
            leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
            value={q}
            onChange={(e) => setQ(e.currentTarget.value)}
          />
          {keeps && (
            <ViewsMenu
              list="DOSSIERS"
              current={definitionOf(search, columns)}
              active={active}
              onApply={(saved) => void navigate({ search: saved ? searchOf(saved) : { show: 'table' } })}
            />
          )}
          <AssigneePill value={search.assignee} onChange={(assignee) => change({ assignee })} />
          {view === 'table' && (
            <>
              <StatusPill
                caseType={search.caseType}
                value={search.status ?? []}
                onChange={(status) => change({ status: status.length > 0 ? status : undefined })}
              />
              <SourcePill value={search.source} onChange={(source) => change({ source })} />
              <OpenPill value={search.open !== false} onChange={(open) => change({ open: open ? undefined : false })} />
              <span className={classes.grow} />
              <ColumnsMenu
                known={columnKeys}
                value={columns}
                nameOf={(key) => t(`dossiers:table.${key}`)}
                onChange={setColumns}
              />
            </>
          )}
        </div>
      </header>
      {view === 'board' ? (
        <BoardView caseType={boardType} assignee={search.assignee} />
      ) : (
        <DossierTable search={search} columns={columns} />
      )}
      {search.create && can('dossier.write') && (
        <NewDossierDialog caseType={boardType} onClose={() => change({ create: undefined })} />
      )}
    </div>
  )
}

function ViewName({ icon: Picture, name }: { icon: typeof IconTable; name: string }) {
  return (
    <span className={classes.viewName}>
      <Picture size={15} stroke={1.75} aria-hidden />
      {name}
    </span>
  )
}

/** The kinds of case an agency opens every day in sight, the others in a menu. */
function CaseTypeTabs(props: { value: string | null; all: boolean; onChange: (caseType: string | null) => void }) {
  const { t } = useTranslation()
  const first = caseTypes.slice(0, 3)
  const rest = caseTypes.slice(3)
  const elsewhere = props.value !== null && rest.includes(props.value)
  return (
    <nav className={classes.tabs} aria-label={t('dossiers:caseTypes')}>
      {props.all && (
        <button
          type="button"
          className={classes.tab}
          aria-pressed={props.value === null}
          onClick={() => props.onChange(null)}
        >
          {t('action.all')}
        </button>
      )}
      {first.map((code) => (
        <button
          key={code}
          type="button"
          className={classes.tab}
          aria-pressed={props.value === code}
          onClick={() => props.onChange(code)}
        >
          {label('caseType', code)}
        </button>
      ))}
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <button type="button" className={classes.tab} aria-pressed={elsewhere}>
            {elsewhere ? label('caseType', props.value ?? '') : t('dossiers:otherCaseTypes')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((code) => (
            <Menu.Item key={code} onClick={() => props.onChange(code)}>
              {label('caseType', code)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}

/** The drawing of a board that is not here yet. */
const skeletonColumns = [2, 4, 3, 1, 2].map((cards, column) => ({ column, cards }))

function BoardView({ caseType, assignee }: { caseType: string; assignee: string | undefined }) {
  const { t } = useTranslation()
  const filter = { caseType, assignee }
  const board = useQuery(pipelineQuery(filter))
  if (board.isPending)
    return (
      <div className={boardClasses.board} role="status" aria-label={t('state.loading')}>
        {skeletonColumns.map(({ column, cards }) => (
          <div key={column} className={boardClasses.skeleton}>
            <Skeleton height={16} width="46%" my={10} />
            {Array.from({ length: cards }, (_, n) => n).map((n) => (
              <Skeleton key={n} height={n % 2 === 0 ? 196 : 104} radius="lg" />
            ))}
          </div>
        ))}
      </div>
    )
  if (board.isError) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />
  return <Board key={caseType} data={board.data} filter={filter} />
}

import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { BreakdownRow, FigureName } from '@/lib/api-reports.ts'
import { label } from '@/lib/label.ts'
import { SortHeader } from '@/ui/sort-header.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Card, NothingHere } from './card.tsx'
import { rates } from './figures.ts'
import { breakdownQuery } from './report-queries.ts'
import { countText, durationText, shareText } from './report-text.ts'
import classes from './reports.module.css'
import { type BreakdownBy, breakdowns } from './reports-search.ts'
import { useReport } from './use-report.ts'

type Column = {
  key: 'leads' | 'answeredInTime' | 'responseMedian' | 'visits' | 'visitsDone' | 'noShow' | 'won' | 'lost' | 'winRate'
  value(row: BreakdownRow): number | null
  text(value: number | null): string
  /** The figure a click opens; a time or a share opens what it is made of. */
  figure: FigureName
}

/** A column, with a minus when its largest value stands first. */
type Sort = Column['key'] | `-${Column['key']}`

const count = (value: number | null) => countText(value ?? 0)

const columns: readonly Column[] = [
  { key: 'leads', value: (r) => r.leads, text: count, figure: 'leads' },
  { key: 'responseMedian', value: (r) => r.responseMedian, text: durationText, figure: 'answered' },
  { key: 'answeredInTime', value: (r) => rates.inTime(r), text: shareText, figure: 'answeredInTime' },
  { key: 'visits', value: (r) => r.visits, text: count, figure: 'visits' },
  { key: 'visitsDone', value: (r) => r.visitsDone, text: count, figure: 'visitsDone' },
  { key: 'noShow', value: (r) => rates.noShow(r), text: shareText, figure: 'visitsMissed' },
  { key: 'won', value: (r) => r.won, text: count, figure: 'won' },
  { key: 'lost', value: (r) => r.lost, text: count, figure: 'lost' },
  { key: 'winRate', value: (r) => rates.win(r), text: shareText, figure: 'won' },
]

/** Branches, people, annonces and sources side by side, with the same definitions as the figures above. */
export function BreakdownCard({ own }: { own: boolean }) {
  const { t } = useTranslation()
  const { scope, search, change } = useReport()
  const { org } = useSession()
  // With own figures alone there is nobody to compare with; one branch is no comparison either.
  const offered = breakdowns.filter((by) => !(by === 'agent' && own) && !(by === 'branch' && org.branches.length < 2))
  const by = offered.find((b) => b === search.by) ?? offered[0] ?? 'source'
  const query = { ...scope, by }
  const table = useQuery(breakdownQuery(query))
  return (
    <Card area="breakdown" title={t('reports:table.title')} file={{ ...scope, table: by }}>
      <Tabs value={by} onChange={(value) => change({ by: breakdowns.find((b) => b === value) })} keepMounted={false}>
        <Tabs.List className={classes.noPrint}>
          {offered.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`reports:table.by.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={by}>
          {table.isPending && <ListSkeleton rows={4} avatar={false} />}
          {table.isError && <ErrorState error={table.error} onRetry={() => void table.refetch()} />}
          {table.data?.items.length === 0 && <NothingHere />}
          {table.data && table.data.items.length > 0 && <Rows by={by} rows={table.data.items} />}
          {table.data?.truncated && (
            <p className={classes.nothing}>{t('reports:table.truncated', { count: table.data.items.length })}</p>
          )}
        </Tabs.Panel>
      </Tabs>
    </Card>
  )
}

function Rows({ by, rows }: { by: BreakdownBy; rows: readonly BreakdownRow[] }) {
  const { t } = useTranslation()
  const { openRows } = useReport()
  const [sort, setSort] = useState<Sort>('-leads')
  const down = sort.startsWith('-')
  const column = columns.find((c) => c.key === (down ? sort.slice(1) : sort))
  const sorted = [...rows].sort((a, b) => compare(column?.value(a) ?? null, column?.value(b) ?? null, down))
  const part = (row: BreakdownRow) => {
    const key = row.key ?? 'none'
    return { branch: { branchId: key }, agent: { agentId: key }, annonce: { annonceId: key }, source: { source: key } }[
      by
    ]
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.hidden}>{t(`reports:table.by.${by}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports:table.name')}</th>
            {columns.map((c) => (
              <SortHeader<Sort>
                key={c.key}
                label={t(`reports:table.${c.key}`)}
                title={t('reports:table.sortBy', { column: t(`reports:table.${c.key}`) })}
                sorts={{ falling: `-${c.key}`, rising: c.key, first: 'falling' }}
                sort={sort}
                numeric
                onSort={setSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.key ?? 'none'}>
              <th scope="row">
                <RowName by={by} row={row} />
              </th>
              {columns.map((c) => (
                <td key={c.key} data-numeric>
                  {by === 'source' && row.key === null ? (
                    c.text(c.value(row))
                  ) : (
                    <button
                      type="button"
                      className={classes.plain}
                      onClick={() => openRows({ figure: c.figure, ...part(row) })}
                    >
                      {c.text(c.value(row))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Missing values stand last, whichever way is sorted. */
function compare(a: number | null, b: number | null, down: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return down ? b - a : a - b
}

function RowName({ by, row }: { by: BreakdownBy; row: BreakdownRow }) {
  const { t } = useTranslation()
  if (row.key === null) return <span className={classes.faint}>{t(`reports:none.${by}`)}</span>
  if (by === 'source') return label('source', row.key)
  if (by !== 'annonce') return row.name ?? row.key
  return (
    <Link to="/annonces/$annonceId" params={{ annonceId: row.key }} className={classes.annonce}>
      <span>{row.name}</span>
      <bdi className={classes.faint}>{row.detail}</bdi>
    </Link>
  )
}

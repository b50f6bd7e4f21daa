import type { ReactNode } from 'react'
import type { DossierSummary } from '@/lib/api-types.ts'
import { formatBudget } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Picture } from '@/ui/picture.tsx'
import { ScoreRing } from '@/ui/score-ring.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { ElapsedText, InstantText } from '@/ui/text.tsx'
import classes from './dossier-table.module.css'
import type { DossierSort } from './pipeline-search.ts'

export type ColumnKey =
  | 'reference'
  | 'caseType'
  | 'status'
  | 'score'
  | 'budget'
  | 'city'
  | 'annonce'
  | 'assignee'
  | 'source'
  | 'next'
  | 'activity'
  | 'opened'

export interface TableColumn {
  key: ColumnKey
  /** The order the API gives by this column. */
  sort?: DossierSort
  numeric?: boolean
  cell: (dossier: DossierSummary, zone: string) => ReactNode
}

const none = <span className={classes.none}>–</span>

/** Columns beside the name, which always stands. */
export const tableColumns: readonly TableColumn[] = [
  { key: 'reference', cell: (d) => <bdi className="num">{d.reference}</bdi> },
  { key: 'caseType', cell: (d) => label('caseType', d.caseType) },
  {
    key: 'status',
    cell: (d) => (
      <span className={classes.status}>
        <StatusBadge code={d.status} />
        <span className={classes.since}>
          <ElapsedText since={d.statusSince} />
        </span>
      </span>
    ),
  },
  { key: 'score', sort: 'score', cell: (d) => <ScoreRing score={d.score} band={d.band} size={28} /> },
  {
    key: 'budget',
    numeric: true,
    cell: (d) => (d.budget ? <bdi className="num">{formatBudget(d.budget, currentLocale())}</bdi> : none),
  },
  { key: 'city', cell: (d) => d.city ?? none },
  {
    key: 'annonce',
    cell: (d) =>
      d.annonce ? (
        <span className={classes.annonce} title={d.annonce.title}>
          <span className={classes.thumb}>
            <Picture src={d.annonce.coverUrl} />
          </span>
          <bdi>{d.annonce.reference}</bdi>
        </span>
      ) : (
        none
      ),
  },
  {
    key: 'assignee',
    cell: (d) =>
      d.assignee ? (
        <span className={classes.person}>
          <Avatar name={d.assignee.name} size={20} />
          {d.assignee.name}
        </span>
      ) : (
        none
      ),
  },
  { key: 'source', cell: (d) => label('source', d.source) },
  {
    key: 'next',
    cell: (d, zone) => (d.nextAppointmentAt ? <InstantText at={d.nextAppointmentAt} zone={zone} relative /> : none),
  },
  { key: 'activity', sort: 'activity', cell: (d) => <ElapsedText since={d.lastActivityAt} /> },
  { key: 'opened', sort: 'opened', cell: (d, zone) => <InstantText at={d.openedAt} zone={zone} style="date" /> },
]

/** Shown until the person chooses otherwise. */
const usualColumns: readonly ColumnKey[] = [
  'reference',
  'status',
  'score',
  'budget',
  'city',
  'annonce',
  'assignee',
  'next',
  'activity',
]

/** The stored choice of columns, unknown names left out; the usual ones when nothing was stored. */
export function readColumns(stored: string | null): ColumnKey[] {
  if (stored === null) return [...usualColumns]
  const known = new Set<string>(tableColumns.map((c) => c.key))
  return stored.split(',').filter((k): k is ColumnKey => known.has(k))
}

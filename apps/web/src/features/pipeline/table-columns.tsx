import type { DossierSummary } from '@/lib/api-dossiers.ts'
import type { DossierSort } from '@/lib/api-lists.ts'
import { formatBudget } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import type { TableColumn } from '@/ui/data-table.tsx'
import { Picture } from '@/ui/picture.tsx'
import { ScoreRing } from '@/ui/score-ring.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { ElapsedText, InstantText } from '@/ui/text.tsx'
import classes from './dossier-table.module.css'

export const columnKeys = [
  'reference',
  'caseType',
  'status',
  'score',
  'budget',
  'city',
  'annonce',
  'assignee',
  'source',
  'next',
  'activity',
  'opened',
] as const
export type ColumnKey = (typeof columnKeys)[number]

const none = <span className={classes.none}>–</span>

/** Columns beside the name, which always stands. */
export const tableColumns: Record<ColumnKey, TableColumn<DossierSummary, DossierSort>> = {
  reference: { cell: (d) => <bdi className="num">{d.reference}</bdi> },
  caseType: { cell: (d) => label('caseType', d.caseType) },
  status: {
    // By how long it has stood there.
    sorts: { falling: 'since', rising: 'since.asc', first: 'rising' },
    cell: (d) => (
      <span className={classes.status}>
        <StatusBadge code={d.status} />
        <span className={classes.since}>
          <ElapsedText since={d.statusSince} />
        </span>
      </span>
    ),
  },
  score: {
    sorts: { falling: 'score', first: 'falling' },
    cell: (d) => <ScoreRing score={d.score} band={d.band} size={28} />,
  },
  budget: {
    numeric: true,
    cell: (d) => (d.budget ? <bdi className="num">{formatBudget(d.budget, currentLocale())}</bdi> : none),
  },
  city: { cell: (d) => d.city ?? none },
  annonce: {
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
  assignee: {
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
  source: { cell: (d) => label('source', d.source) },
  next: {
    cell: (d, zone) => (d.nextAppointmentAt ? <InstantText at={d.nextAppointmentAt} zone={zone} relative /> : none),
  },
  activity: {
    sorts: { falling: 'activity', rising: 'activity.asc', first: 'falling' },
    cell: (d) => <ElapsedText since={d.lastActivityAt} />,
  },
  opened: {
    sorts: { falling: 'opened', rising: 'opened.asc', first: 'falling' },
    cell: (d, zone) => <InstantText at={d.openedAt} zone={zone} style="date" />,
  },
}

/** Shown until the person chooses otherwise. */
export const usualColumns: readonly ColumnKey[] = [
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

import type { AnnonceSummary } from '@/lib/api-annonces.ts'
import type { AnnonceSort } from '@/lib/api-lists.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import type { TableColumn } from '@/ui/data-table.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { ElapsedText } from '@/ui/text.tsx'
import { PriceText, placeOf } from './annonce-text.tsx'
import { QualityRing } from './quality-ring.tsx'

export const columnKeys = [
  'status',
  'type',
  'place',
  'price',
  'surface',
  'rooms',
  'bedrooms',
  'quality',
  'updated',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** Shown until the person chooses otherwise. */
export const usualColumns: readonly ColumnKey[] = columnKeys.filter((key) => key !== 'rooms')

const figure = (value: number | null, digits = 0) =>
  value === null ? '–' : formatNumber(value, currentLocale(), digits)

/** Columns beside the title, which always stands. */
export const tableColumns: Record<ColumnKey, TableColumn<AnnonceSummary, AnnonceSort>> = {
  status: { cell: (a) => <StatusBadge code={a.status} family="annonceStatus" /> },
  type: {
    cell: (a) => `${label('propertyType', a.propertyType)} · ${label('transaction', a.transaction)}`,
  },
  place: { cell: (a) => placeOf(a) },
  price: {
    numeric: true,
    sorts: { rising: 'price', falling: '-price', first: 'rising' },
    cell: (a) => <PriceText annonce={a} />,
  },
  surface: { numeric: true, cell: (a) => figure(a.surface, 1) },
  rooms: { numeric: true, cell: (a) => figure(a.rooms) },
  bedrooms: { numeric: true, cell: (a) => figure(a.bedrooms) },
  quality: {
    sorts: { rising: 'quality', falling: '-quality', first: 'rising' },
    cell: (a) => a.quality && <QualityRing score={a.quality.score} size={30} />,
  },
  updated: {
    sorts: { falling: 'recent', rising: 'oldest', first: 'falling' },
    cell: (a) => <ElapsedText since={a.updatedAt} />,
  },
}

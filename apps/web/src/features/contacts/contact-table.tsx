import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { ContactSummary } from '@/lib/api-contacts.ts'
import type { ContactSort } from '@/lib/api-lists.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { RowLink } from '@/ui/row-link.tsx'
import { type ColumnSorts, SortHeader } from '@/ui/sort-header.tsx'
import { InstantText, PhoneText } from '@/ui/text.tsx'
import classes from './contact-table.module.css'

export const columnKeys = ['phone', 'email', 'dossiers', 'language', 'country', 'since'] as const
export type ColumnKey = (typeof columnKeys)[number]

/** Shown until the person chooses otherwise. */
export const usualColumns: readonly ColumnKey[] = ['phone', 'email', 'dossiers', 'language', 'since']

interface TableColumn {
  /** The orders the API gives by this column. */
  sorts?: ColumnSorts<ContactSort>
  numeric?: boolean
  cell: (contact: ContactSummary, zone: string) => ReactNode
}

const identityOf = (contact: ContactSummary, kind: 'PHONE' | 'EMAIL') => contact.identities.find((i) => i.kind === kind)

/** Columns beside the name, which always stands. */
const tableColumns: Record<ColumnKey, TableColumn> = {
  phone: {
    cell: (c) => {
      const phone = identityOf(c, 'PHONE')
      return phone && <PhoneText value={phone.value} />
    },
  },
  email: { cell: (c) => <bdi>{identityOf(c, 'EMAIL')?.value}</bdi> },
  dossiers: {
    numeric: true,
    cell: (c) => (c.openDossiers ? formatNumber(c.openDossiers, currentLocale(), 0) : '–'),
  },
  language: { cell: (c) => (c.locale ? label('language', c.locale) : '–') },
  country: { cell: (c) => c.country ?? '–' },
  since: {
    sorts: { falling: 'recent', rising: 'oldest', first: 'falling' },
    cell: (c, zone) => <InstantText at={c.createdAt} zone={zone} style="date" />,
  },
}

/** Contacts as rows that open beside the list; on a phone name and number. */
export function ContactTable(props: {
  contacts: readonly ContactSummary[]
  columns: readonly ColumnKey[]
  sort: ContactSort
  onSort: (sort: ContactSort) => void
}) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const columns = props.columns.map((key) => ({ key, ...tableColumns[key] }))
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <SortHeader
              label={t('contacts:name')}
              sorts={{ rising: 'name', falling: '-name', first: 'rising' }}
              sort={props.sort}
              onSort={props.onSort}
            />
            {columns.map((c) => (
              <SortHeader
                key={c.key}
                label={t(`contacts:table.${c.key}`)}
                sorts={c.sorts}
                sort={props.sort}
                numeric={c.numeric}
                onSort={props.onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.contacts.map((c) => (
            <tr key={c.id}>
              <th scope="row">
                <RowLink panel="contact" id={c.id} className={classes.name}>
                  <Avatar name={c.displayName} />
                  <span dir="auto">{c.displayName}</span>
                </RowLink>
              </th>
              {columns.map((column) => (
                <td key={column.key} data-column={column.key} data-numeric={column.numeric}>
                  {column.cell(c, zoneOf())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

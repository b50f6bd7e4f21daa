import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { ContactSummary } from '@/lib/api-contacts.ts'
import type { ContactSort } from '@/lib/api-lists.ts'
import { formatName, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { DataTable, type TableColumn } from '@/ui/data-table.tsx'
import { RowLink } from '@/ui/row-link.tsx'
import { InstantText, PhoneText } from '@/ui/text.tsx'
import classes from './contact-table.module.css'

export const columnKeys = ['phone', 'email', 'dossiers', 'language', 'country', 'since'] as const
export type ColumnKey = (typeof columnKeys)[number]

/** Shown until the person chooses otherwise. */
export const usualColumns: readonly ColumnKey[] = ['phone', 'email', 'dossiers', 'language', 'since']

const identityOf = (contact: ContactSummary, kind: 'PHONE' | 'EMAIL') => contact.identities.find((i) => i.kind === kind)

/** Columns beside the name, which always stands. */
const tableColumns: Record<ColumnKey, TableColumn<ContactSummary, ContactSort>> = {
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
  return (
    <div className={classes.scroll}>
      <DataTable
        className={classes.contacts}
        rows={props.contacts}
        name={{
          label: t('contacts:name'),
          sorts: { rising: 'name', falling: '-name', first: 'rising' },
          cell: (c) => (
            <RowLink panel="contact" id={c.id} className={classes.name}>
              <Avatar name={c.displayName} />
              <span dir="auto">{formatName(c.displayName)}</span>
            </RowLink>
          ),
        }}
        columns={props.columns.map((key) => ({ key, label: t(`contacts:table.${key}`), ...tableColumns[key] }))}
        zoneOf={() => zoneOf()}
        sort={props.sort}
        onSort={props.onSort}
      />
    </div>
  )
}

import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconAddressBook, IconArrowMerge, IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ColumnsMenu } from '@/features/lists/columns-menu.tsx'
import { useListView } from '@/features/lists/use-list-view.ts'
import { ViewsMenu } from '@/features/lists/views-menu.tsx'
import { useSession } from '@/features/session/session.ts'
import { useDebouncedText } from '@/lib/use-debounced-text.ts'
import { useShortcuts } from '@/lib/use-shortcuts.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { contactsQuery } from './contact-queries.ts'
import { ContactTable, columnKeys, usualColumns } from './contact-table.tsx'
import classes from './contacts.module.css'
import { type ContactsSearch, definitionOf, searchOf } from './contacts-search.ts'
import { NewContactDialog } from './new-contact-dialog.tsx'

/** Everybody the organisation knows, found by name, number or address; opens beside the list. */
export function ContactsPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const search = useSearch({ from: '/_app/contacts/' })
  const { q = '' } = search
  const change = (next: Partial<ContactsSearch>) =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...next }), replace: true })
  const open = (next: ContactsSearch) => void navigate({ to: '.', search: { ...next }, replace: true })
  const { columns, setColumns, active, keeps } = useListView({
    list: 'CONTACTS',
    known: columnKeys,
    usual: usualColumns,
    address: search,
    bare: Object.values(search).every((value) => value === undefined),
    onColumns: (cols) => change({ cols }),
    onApply: (saved) => open(searchOf(saved)),
  })
  const [creating, setCreating] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useDebouncedText(q, (text) => change({ q: text || undefined }))
  const list = useInfiniteQuery(contactsQuery(search))
  const contacts = list.data?.pages.flatMap((p) => p.items) ?? []
  const mayWrite = can('contact.write')
  useShortcuts({ '/': () => field.current?.focus(), ...(mayWrite ? { c: () => setCreating(true) } : {}) })
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setCreating(true)}>
      {t('contacts:new')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t('contacts:title')}
        subtitle={t('contacts:subtitle')}
        actions={
          <>
            {mayWrite && can('dossier.merge') && (
              <ButtonLink
                to="/contacts/duplicates"
                variant="default"
                leftSection={<IconArrowMerge size={16} stroke={1.5} aria-hidden />}
              >
                {t('duplicates:page')}
              </ButtonLink>
            )}
            {mayWrite && add}
          </>
        }
      >
        <div className={classes.tools}>
          <TextInput
            ref={field}
            className={classes.search}
            value={typed}
            onChange={(e) => setTyped(e.currentTarget.value)}
            placeholder={t('contacts:search')}
            aria-label={t('contacts:search')}
            leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
            rightSection={
              typed && <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => setTyped('')} />
            }
          />
          {keeps && (
            <ViewsMenu
              list="CONTACTS"
              current={definitionOf(search, columns)}
              active={active}
              onApply={(saved) => open(saved ? searchOf(saved) : {})}
            />
          )}
          <span className={classes.grow} />
          <ColumnsMenu
            known={columnKeys}
            value={columns}
            nameOf={(key) => t(`contacts:table.${key}`)}
            onChange={setColumns}
          />
        </div>
      </PageHeader>
      <div className={classes.table}>
        {list.isPending && <ListSkeleton />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess &&
          contacts.length === 0 &&
          (q ? (
            <EmptyState icon={IconSearch} title={t('state.noMatchTitle')} body={t('state.noMatchBody')} />
          ) : (
            <EmptyState
              icon={IconAddressBook}
              title={t('contacts:emptyTitle')}
              body={t('contacts:emptyBody')}
              action={mayWrite && add}
              pattern
            />
          ))}
        {contacts.length > 0 && (
          <ContactTable
            contacts={contacts}
            columns={columns}
            sort={search.sort ?? 'recent'}
            onSort={(sort) => change({ sort: sort === 'recent' ? undefined : sort })}
          />
        )}
        {list.hasNextPage && (
          <div className={classes.more}>
            <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('action.more')}
            </Button>
          </div>
        )}
      </div>
      {creating && <NewContactDialog onClose={() => setCreating(false)} />}
    </Page>
  )
}

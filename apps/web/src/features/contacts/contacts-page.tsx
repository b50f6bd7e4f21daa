import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconAddressBook, IconArrowMerge, IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { ContactSummary } from '@/lib/api-types.ts'
import { label } from '@/lib/label.ts'
import { useDebouncedText } from '@/lib/use-debounced-text.ts'
import { useShortcuts } from '@/lib/use-shortcuts.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { ButtonLink } from '@/ui/link.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { RowLink } from '@/ui/row-link.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { InstantText, PhoneText } from '@/ui/text.tsx'
import { contactsQuery } from './contact-queries.ts'
import classes from './contacts.module.css'
import { NewContactDialog } from './new-contact-dialog.tsx'

/** Everybody the organisation knows, found by name, number or address; opens beside the list. */
export function ContactsPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const { q = '' } = useSearch({ from: '/_app/contacts/' })
  const [creating, setCreating] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useDebouncedText(
    q,
    (text) => void navigate({ to: '.', search: (old) => ({ ...old, q: text || undefined }), replace: true }),
  )
  const list = useInfiniteQuery(contactsQuery(q))
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
        <TextInput
          ref={field}
          className={classes.search}
          value={typed}
          onChange={(e) => setTyped(e.currentTarget.value)}
          placeholder={t('contacts:search')}
          aria-label={t('contacts:search')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={typed && <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => setTyped('')} />}
        />
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
        <ul>
          {contacts.map((c) => (
            <li key={c.id}>
              <ContactRow contact={c} />
            </li>
          ))}
        </ul>
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

function ContactRow({ contact: c }: { contact: ContactSummary }) {
  const { zoneOf } = useSession()
  const phone = c.identities.find((i) => i.kind === 'PHONE')
  const email = c.identities.find((i) => i.kind === 'EMAIL')
  return (
    <RowLink panel="contact" id={c.id} className={classes.row}>
      <Avatar name={c.displayName} />
      <strong className={classes.name} dir="auto">
        {c.displayName}
      </strong>
      <span className={classes.cell}>{phone && <PhoneText value={phone.value} />}</span>
      <span className={classes.cell}>{email && <bdi>{email.value}</bdi>}</span>
      <span className={classes.small}>{c.locale ? label('language', c.locale) : ''}</span>
      <span className={classes.small}>
        <InstantText at={c.createdAt} zone={zoneOf()} style="date" />
      </span>
    </RowLink>
  )
}

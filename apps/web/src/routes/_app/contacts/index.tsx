import { createFileRoute } from '@tanstack/react-router'
import { ContactsPage } from '@/features/contacts/contacts-page.tsx'
import { readContactsSearch } from '@/features/contacts/contacts-search.ts'

export const Route = createFileRoute('/_app/contacts/')({
  validateSearch: readContactsSearch,
  component: ContactsPage,
})

import { createFileRoute } from '@tanstack/react-router'
import { ContactsPage } from '@/features/contacts/contacts-page.tsx'

export const Route = createFileRoute('/_app/contacts/')({
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined } =>
    typeof search.q === 'string' && search.q ? { q: search.q } : {},
  component: ContactsPage,
})

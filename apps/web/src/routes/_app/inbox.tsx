import { createFileRoute } from '@tanstack/react-router'
import { InboxPage } from '@/features/inbox/inbox-page.tsx'
import { type InboxView, views } from '@/features/inbox/inbox-views.ts'

export interface InboxSearch {
  view?: InboxView | undefined
  q?: string | undefined
}

export const Route = createFileRoute('/_app/inbox')({
  validateSearch: (search: Record<string, unknown>): InboxSearch => ({
    view: views.find((v) => v === search.view),
    q: typeof search.q === 'string' ? search.q : undefined,
  }),
  component: InboxPage,
})

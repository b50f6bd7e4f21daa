import { createFileRoute } from '@tanstack/react-router'
export const Route = createFileRoute('/new-organization')({
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  component: () => null,
})

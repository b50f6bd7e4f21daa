import { createFileRoute } from '@tanstack/react-router'
import { OperationsPage } from '@/features/operations/operations-page.tsx'
import { readOperationsSearch } from '@/features/operations/operations-search.ts'

export const Route = createFileRoute('/_app/operations')({
  validateSearch: readOperationsSearch,
  component: OperationsPage,
})

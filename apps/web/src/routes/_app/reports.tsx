import { createFileRoute } from '@tanstack/react-router'
import { ReportsPage } from '@/features/reports/reports-page.tsx'
import { readReportsSearch } from '@/features/reports/reports-search.ts'

export const Route = createFileRoute('/_app/reports')({
  validateSearch: readReportsSearch,
  component: ReportsPage,
})

import { createFileRoute } from '@tanstack/react-router'
import { TodayPage } from '@/features/today/today-page.tsx'

export const Route = createFileRoute('/_app/today')({
  validateSearch: (search: Record<string, unknown>): { team?: true } =>
    search.team === true || search.team === 'true' ? { team: true } : {},
  component: TodayPage,
})

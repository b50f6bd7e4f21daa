import { createFileRoute } from '@tanstack/react-router'
import { type PrivacyTab, privacyTabs } from '@/features/privacy/privacy-tabs.ts'
import { SettingsPage } from '@/features/settings/settings-page.tsx'

export const Route = createFileRoute('/_app/settings/$section')({
  validateSearch: (search: Record<string, unknown>): { tab?: PrivacyTab | undefined } => ({
    tab: privacyTabs.find((t) => t === search.tab),
  }),
  component: SectionRoute,
})

function SectionRoute() {
  return <SettingsPage section={Route.useParams().section} />
}

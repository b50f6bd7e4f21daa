import { createFileRoute } from '@tanstack/react-router'
import { SettingsPage } from '@/features/settings/settings-page.tsx'

export const Route = createFileRoute('/_app/settings/$section')({ component: SectionRoute })

function SectionRoute() {
  return <SettingsPage section={Route.useParams().section} />
}

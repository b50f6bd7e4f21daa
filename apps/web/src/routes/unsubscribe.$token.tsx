import { createFileRoute } from '@tanstack/react-router'
import { UnsubscribePage } from '@/features/unsubscribe/unsubscribe-page.tsx'

export const Route = createFileRoute('/unsubscribe/$token')({ component: UnsubscribeRoute })

function UnsubscribeRoute() {
  return <UnsubscribePage token={Route.useParams().token} />
}

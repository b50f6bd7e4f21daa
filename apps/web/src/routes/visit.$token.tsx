import { createFileRoute } from '@tanstack/react-router'
import { VisitAnswerPage } from '@/features/visit-answer/visit-answer-page.tsx'

export const Route = createFileRoute('/visit/$token')({ component: VisitRoute })

function VisitRoute() {
  return <VisitAnswerPage token={Route.useParams().token} />
}

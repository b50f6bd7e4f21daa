import { createFileRoute } from '@tanstack/react-router'
import { ConversationPage } from '@/features/inbox/conversation-page.tsx'

export const Route = createFileRoute('/_app/inbox/$conversationId')({ component: ConversationRoute })

function ConversationRoute() {
  const { conversationId } = Route.useParams()
  return <ConversationPage key={conversationId} id={conversationId} />
}

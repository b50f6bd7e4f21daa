import { createFileRoute } from '@tanstack/react-router'
import { WorkflowPage } from '@/features/workflow-editor/workflow-page.tsx'

export const Route = createFileRoute('/_app/settings/workflows/$code')({ component: WorkflowRoute })

function WorkflowRoute() {
  return <WorkflowPage code={Route.useParams().code} />
}

import { createFileRoute } from '@tanstack/react-router'
import { PipelinePage } from '@/features/pipeline/pipeline-page.tsx'
import { readPipelineSearch } from '@/features/pipeline/pipeline-search.ts'

export const Route = createFileRoute('/_app/dossiers/')({
  validateSearch: readPipelineSearch,
  component: PipelinePage,
})

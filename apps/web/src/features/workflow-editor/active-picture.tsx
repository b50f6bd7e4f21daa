import { useMediaQuery } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import type { Chosen } from './draft-model.ts'
import { versionsQuery } from './editor-queries.ts'
import { StatesList } from './states-list.tsx'

const WorkflowGraph = lazy(() => import('./graph.tsx').then((m) => ({ default: m.WorkflowGraph })))
const nothing: ReadonlySet<string> = new Set()

/** The version that counts, to be looked at: what is chosen shows where it leads, nothing changes. */
export function ActivePicture({ code }: { code: string }) {
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false })
  const versions = useInfiniteQuery(versionsQuery(code))
  const [chosen, setChosen] = useState<Chosen>(null)
  if (versions.isPending) return <DetailSkeleton />
  if (versions.isError) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
  const active = versions.data.pages.flatMap((page) => page.items).find((version) => version.active)
  if (!active) return null
  const view = {
    definition: active.definition,
    inUse: {},
    wrong: nothing,
    chosen,
    readOnly: true,
    onChange: () => undefined,
    onChoose: setChosen,
  }
  if (narrow) return <StatesList {...view} />
  return (
    <Suspense fallback={<DetailSkeleton />}>
      <WorkflowGraph {...view} />
    </Suspense>
  )
}

import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Activity } from '@/lib/api-timeline.ts'

/** How far back a named note is looked for. */
const mostEntries = 500

interface List {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

/** The note that the address names (`?note=`), looked for page by page. @returns its id, or null when none is named */
export function useNamedNote(list: List, entries: readonly Activity[]): string | null {
  const { note } = useSearch({ strict: false })
  const missing = note !== undefined && entries.length < mostEntries && !entries.some((e) => e.id === note)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (missing && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [missing, hasNextPage, isFetchingNextPage, fetchNextPage])
  return note ?? null
}

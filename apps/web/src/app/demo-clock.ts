import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, take } from '@/lib/api.ts'
import { onClockMoved, setClockOffset } from '@/lib/clock.ts'

/** In demonstration mode the server's clock can be moved; countdowns and everything read before must follow it. */
export function useDemoClock(demo: boolean): void {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['demo-clock'],
    queryFn: () => take(api.GET('/api/v1/dev/clock')),
    enabled: demo,
    refetchInterval: 5_000,
    retry: false,
  })
  // Windows close, consents end and appointments pass when time is moved: the server says which.
  useEffect(
    () => onClockMoved(() => void queries.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'demo-clock' })),
    [queries],
  )
  useEffect(() => {
    if (data) setClockOffset(data.offsetMs)
  }, [data])
}

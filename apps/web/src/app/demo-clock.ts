import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, take } from '@/lib/api.ts'
import { setClockOffset } from '@/lib/clock.ts'

/** In demonstration mode the server's clock can be moved; countdowns here must follow it. */
export function useDemoClock(demo: boolean): void {
  const { data } = useQuery({
    queryKey: ['demo-clock'],
    queryFn: () => take(api.GET('/api/v1/dev/clock')),
    enabled: demo,
    refetchInterval: 15_000,
    retry: false,
  })
  useEffect(() => {
    if (data) setClockOffset(data.offsetMs)
  }, [data])
}

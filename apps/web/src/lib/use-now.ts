import { useEffect, useState } from 'react'
import { now, onClockMoved } from './clock.ts'

/** Re-renders every `everyMs` (and when the server clock is moved) and gives the current epoch milliseconds. */
export function useNow(everyMs = 30_000): number {
  const [value, setValue] = useState(now)
  useEffect(() => {
    const tick = () => setValue(now())
    const timer = setInterval(tick, everyMs)
    const unsubscribe = onClockMoved(tick)
    return () => {
      clearInterval(timer)
      unsubscribe()
    }
  }, [everyMs])
  return value
}

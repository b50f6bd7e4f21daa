import { useEffect, useRef, useState } from 'react'

/**
 * A text field whose value is told to the outside 250 ms after the last key. An outside change (back button) wins.
 * @returns what stands in the field, and its setter
 */
export function useDebouncedText(outside: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(outside)
  const told = useRef(outside)
  const latestTell = useRef(tell)
  latestTell.current = tell
  useEffect(() => {
    if (outside !== told.current) {
      told.current = outside
      setTyped(outside)
    }
  }, [outside])
  useEffect(() => {
    if (typed === told.current) return
    const timer = setTimeout(() => {
      told.current = typed
      latestTell.current(typed)
    }, 250)
    return () => clearTimeout(timer)
  }, [typed])
  return [typed, setTyped]
}

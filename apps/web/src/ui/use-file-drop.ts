import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'

/**
 * Makes an element take files that are dropped on it. It is an addition for the mouse: whatever it holds must offer the
 * same by a button. `over` is true while files hang above it.
 */
export function useFileDrop<E extends HTMLElement>(
  onFiles: (files: File[]) => void,
): { ref: RefObject<E | null>; over: boolean } {
  const ref = useRef<E>(null)
  const [over, setOver] = useState(false)
  const take = useEffectEvent(onFiles)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const listening = new AbortController()
    const on = <K extends 'dragover' | 'dragleave' | 'drop'>(type: K, hear: (event: DragEvent) => void) =>
      element.addEventListener(type, hear, { signal: listening.signal })
    on('dragover', (event) => {
      event.preventDefault()
      setOver(true)
    })
    on('dragleave', () => setOver(false))
    on('drop', (event) => {
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) take(files)
    })
    return () => listening.abort()
  }, [])
  return { ref, over }
}

import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import type { FilledReply } from '@/lib/api-canned.ts'
import { filledQuery } from './canned-queries.ts'
import { inserted, offeredFor, slashBefore } from './shortcut.ts'

/**
 * The texts kept at hand in a composer: `/` and a shortcut, or the button, open a list that arrows, Enter and Escape move
 * in while the caret stays in the draft; the chosen text takes the place of what was typed.
 */
export function useSlash(props: {
  conversationId: string
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  onText: (text: string) => void
}) {
  const { field, text, onText } = props
  const id = useId()
  const [at, setAt] = useState<{ from: number; to: number; word: string } | null>(null)
  const [active, setActive] = useState(0)
  const caret = useRef<number | null>(null)
  const replies = useQuery({ ...filledQuery(props.conversationId), enabled: at !== null })
  const offered = at ? offeredFor(replies.data?.items ?? [], at.word) : []
  // A slash that begins no shortcut is a slash.
  const shown = at !== null && (offered.length > 0 || at.word === '' || !replies.isSuccess)
  const chosen = offered[Math.min(active, offered.length - 1)]

  useLayoutEffect(() => {
    if (caret.current === null || !field.current || field.current.value !== text) return
    field.current.focus()
    field.current.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [text, field])

  function pick(reply: FilledReply) {
    if (!at) return
    const next = inserted(text, at.from, at.to, reply.text)
    caret.current = next.caret
    setAt(null)
    onText(next.draft)
  }

  return {
    id,
    shown,
    offered,
    pending: replies.isPending,
    failed: replies.isError,
    active: chosen?.id ?? null,
    pick,
    close: () => setAt(null),
    /** Opens the list at the caret. */
    open() {
      const place = field.current?.selectionStart ?? text.length
      field.current?.focus()
      setActive(0)
      setAt({ from: place, to: place, word: '' })
    },
    /** After each change of the draft. */
    typed(value: string, place: number) {
      const found = slashBefore(value, place)
      setActive(0)
      setAt(found && { ...found, to: place })
    },
    /** Whether the key was for the list. */
    onKey(event: KeyboardEvent): boolean {
      if (!shown || event.nativeEvent.isComposing) return false
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step && offered.length > 0) setActive((active + step + offered.length) % offered.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && chosen)
        pick(chosen)
      else if (event.key === 'Escape') setAt(null)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}

export type Slash = ReturnType<typeof useSlash>

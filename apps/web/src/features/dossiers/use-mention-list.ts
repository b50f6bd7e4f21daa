import { Mention } from '@tiptap/extension-mention'
import type { SuggestionProps } from '@tiptap/suggestion'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Colleague, colleaguesLike, nameBeingTyped } from './mentions.ts'

type Offer = Pick<SuggestionProps<Colleague, { id: string; label: string }>, 'items' | 'command'>

/**
 * The list of colleagues that an @ in the editor offers.
 * @returns the extension for the editor, and what is offered now; the caller draws it
 */
export function useMentionList(colleagues: readonly Colleague[]) {
  const [offer, setOffer] = useState<Offer | null>(null)
  const [marked, setMarked] = useState(0)
  // The editor is made once; what it asks later is answered from here.
  const now = useRef<{ colleagues: readonly Colleague[]; offer: Offer | null; marked: number }>({
    colleagues,
    offer: null,
    marked: 0,
  })
  useEffect(() => {
    now.current = { colleagues, offer, marked }
  })
  const extension = useMemo(
    () =>
      Mention.configure({
        deleteTriggerWithBackspace: true,
        suggestion: {
          findSuggestionMatch({ $position }) {
            // Whatever is no text counts one, as it does in positions.
            const before = $position.parent.textBetween(0, $position.parentOffset, undefined, '\ufffc')
            const being = nameBeingTyped(before, before.length)
            return being
              ? {
                  range: { from: $position.start() + being.at, to: $position.pos },
                  query: being.typed,
                  text: `@${being.typed}`,
                }
              : null
          },
          items: ({ query }) => colleaguesLike(now.current.colleagues, query),
          render: () => ({
            onStart: (props) => {
              setMarked(0)
              setOffer(props)
            },
            onUpdate: (props) => {
              setMarked(0)
              setOffer(props)
            },
            onExit: () => setOffer(null),
            onKeyDown({ event }) {
              const { offer: shown, marked: at } = now.current
              const count = shown?.items.length ?? 0
              if (!shown || count === 0 || event.ctrlKey || event.metaKey) return false
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
              const choice = shown.items[Math.min(at, count - 1)]
              if (step !== 0) setMarked((at + step + count) % count)
              else if ((event.key === 'Enter' || event.key === 'Tab') && choice)
                shown.command({ id: choice.id, label: choice.name })
              else return false
              return true
            },
          }),
        },
      }),
    [],
  )
  const offered = offer?.items ?? []
  return {
    extension,
    offered,
    active: Math.min(marked, offered.length - 1),
    mark: setMarked,
    pick: (colleague: Colleague) => offer?.command({ id: colleague.id, label: colleague.name }),
  }
}

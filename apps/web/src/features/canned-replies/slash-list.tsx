import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf } from '@/lib/i18n.ts'
import classes from './canned.module.css'
import type { Slash } from './use-slash.ts'

/** The id of a text's row, for the field that points at it. */
export const optionId = (listId: string, replyId: string) => `${listId}-${replyId}`

/** The texts kept at hand, above the draft. Focus stays in the draft. */
export function SlashList({ slash }: { slash: Slash }) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const { active, id } = slash
  useEffect(() => {
    if (active) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const word = slash.pending ? 'canned:loading' : slash.failed ? 'canned:failed' : 'canned:none'
  return (
    <div className={classes.pop}>
      <div ref={list} id={id} role="listbox" aria-label={t('canned:title')} className={classes.options}>
        {slash.offered.map((reply) => (
          // The keyboard is the draft's: use-slash.ts.
          <div
            key={reply.id}
            id={optionId(id, reply.id)}
            role="option"
            tabIndex={-1}
            aria-selected={reply.id === active}
            className={classes.option}
            onPointerDown={(event) => {
              event.preventDefault()
              slash.pick(reply)
            }}
          >
            <span className={classes.optionHead}>
              <strong>{reply.title}</strong>
              <code dir="ltr">/{reply.shortcut}</code>
            </span>
            <span className={classes.optionText} lang={reply.language} dir={directionOf(reply.language)}>
              {reply.text}
            </span>
          </div>
        ))}
      </div>
      {slash.offered.length === 0 && (
        <p className={classes.note} role="status">
          {t(word)}
        </p>
      )}
      <p className={classes.keys} aria-hidden="true">
        {t('canned:keys')}
      </p>
    </div>
  )
}

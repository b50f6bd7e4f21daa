import { useDraggable, useDroppable } from '@dnd-kit/core'
import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconEye, IconEyeOff, IconGripVertical, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditedValue } from '@/lib/api-references.ts'
import { currentLocale, directionOf } from '@/lib/i18n.ts'
import { notifyDone } from '@/ui/notify.tsx'
import classes from './lists.module.css'

export const languages = ['fr', 'ar', 'en'] as const
type Language = (typeof languages)[number]

/** What people read for a value in a language: the organisation's word, the product's, the French one, the code. */
export function wordOf({ code, labels, product }: EditedValue, language: Language): string {
  return labels[language] ?? product?.[language] ?? labels.fr ?? code
}

/** One code: a handle to move it, its words in three languages, how often it is used, whether it is offered. */
export function ValueRow(props: {
  value: EditedValue
  mayEdit: boolean
  movable: boolean
  describedBy: string
  onStep: (by: -1 | 1) => void
  onWord: (language: Language, word: string | null) => void
  onShow: (active: boolean) => void
  onDelete: () => void
}) {
  const { t } = useTranslation()
  const { value, mayEdit } = props
  const { setNodeRef: dropRef } = useDroppable({ id: value.code })
  const { setNodeRef, setActivatorNodeRef, listeners, isDragging } = useDraggable({ id: value.code })
  const name = wordOf(value, currentLocale())
  const hidden = value.state === 'HIDDEN'
  function onKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    props.onStep(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li ref={dropRef} className={classes.row} data-hidden={hidden || undefined} data-dragging={isDragging || undefined}>
      <div ref={setNodeRef} className={classes.grip}>
        {props.movable && (
          <ActionIcon
            ref={setActivatorNodeRef}
            size={28}
            className={classes.handle}
            {...listeners}
            onKeyDown={onKey}
            aria-label={t('references:move', { name })}
            aria-describedby={props.describedBy}
          >
            <IconGripVertical size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.words}>
        {languages.map((language) => (
          <Word key={language} language={language} value={value} mayEdit={mayEdit} onSave={props.onWord} />
        ))}
      </div>
      <div className={classes.foot}>
        <code className={classes.code}>{value.code}</code>
        {!value.builtIn && <span className={classes.own}>{t('references:own')}</span>}
        {hidden && <span className={classes.off}>{t('references:isHidden')}</span>}
        <span className={classes.uses}>{t('references:uses', { count: value.uses })}</span>
      </div>
      {mayEdit && (
        <div className={classes.acts}>
          <Tooltip label={t(hidden ? 'references:show' : 'references:hide')}>
            <ActionIcon
              size={32}
              aria-label={t(hidden ? 'references:showName' : 'references:hideName', { name })}
              onClick={() => props.onShow(hidden)}
            >
              {hidden ? <IconEyeOff size={17} stroke={1.6} /> : <IconEye size={17} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
          {!value.builtIn && value.uses === 0 && (
            <Tooltip label={t('action.delete')}>
              <ActionIcon size={32} aria-label={t('references:deleteName', { name })} onClick={props.onDelete}>
                <IconTrash size={17} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      )}
    </li>
  )
}

/**
 * A word in one language, saved when it is left or with Enter; Escape goes back. Empty, it shows what people read
 * instead, and says so where that is French for want of a translation.
 */
function Word(props: {
  language: Language
  value: EditedValue
  mayEdit: boolean
  onSave: (language: Language, word: string | null) => void
}) {
  const { t } = useTranslation()
  const { language, value } = props
  const stands = value.labels[language] ?? ''
  const [draft, setDraft] = useState<string | null>(null)
  const began = useRef(stands)
  const missing = stands === '' && value.product === null
  const required = language === 'fr' && value.product === null

  function save() {
    const word = draft?.trim() ?? ''
    setDraft(null)
    if (draft === null || word === began.current || (required && word === '')) return
    // Somebody else gave it another word meanwhile: theirs is shown, nothing is written over it unseen.
    if (stands !== began.current) notifyDone(t('references:changedMeanwhile'))
    else props.onSave(language, word || null)
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'Escape') setDraft(null)
  }
  const label = `${t(`references:language.${language}`)} : ${wordOf(value, currentLocale())}`
  return (
    <div className={classes.word} data-missing={missing || undefined}>
      <span className={classes.wordLanguage} aria-hidden="true">
        {t(`references:short.${language}`)}
      </span>
      <TextInput
        className={classes.input}
        size="sm"
        maxLength={60}
        lang={language}
        dir={directionOf(language)}
        aria-label={missing ? `${label} (${t('references:missing')})` : label}
        placeholder={wordOf(value, language)}
        readOnly={!props.mayEdit}
        value={draft ?? stands}
        onFocus={() => {
          began.current = stands
        }}
        onChange={(e) => setDraft(e.currentTarget.value)}
        onBlur={save}
        onKeyDown={onKey}
      />
      {missing && <span className={classes.missing}>{t('references:missing')}</span>}
    </div>
  )
}

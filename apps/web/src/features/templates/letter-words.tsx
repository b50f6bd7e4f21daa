import { Button, Textarea, TextInput } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LetterPreview } from '@/features/inbox/templates/letter-preview.tsx'
import { useWrittenLetter } from '@/features/inbox/templates/letter-queries.ts'
import { directionOf } from '@/lib/i18n.ts'
import { asLocale } from '@/lib/preferences.ts'
import { ListSkeleton } from '@/ui/states.tsx'
import { type ButtonRules, ButtonsFields } from './buttons-fields.tsx'
import { CategorySelect } from './category-select.tsx'
import {
  freeNumber,
  LETTER_LIMITS,
  type LetterDraft,
  variablesOfLetter,
  withLetterVariable,
  wordsOfLetter,
} from './letter-draft.ts'
import classes from './templates-settings.module.css'
import { VariableFields } from './variable-fields.tsx'

const LetterField = lazy(() => import('./letter-field.tsx').then((m) => ({ default: m.LetterField })))

const BUTTONS: ButtonRules = {
  kinds: ['URL', 'PHONE_NUMBER'],
  most: LETTER_LIMITS.buttons,
  text: LETTER_LIMITS.buttonText,
}

/** The words of a template of letters, beside the letter as it will be read. */
export function LetterWords(props: {
  /** Its name and state, above the words. */
  head: ReactNode
  accountId: string
  language: string
  locked: boolean
  refused: Record<string, string>
  draft: LetterDraft
  onChange: (draft: LetterDraft) => void
}) {
  const { t } = useTranslation()
  const { accountId, language, locked, refused, draft, onChange } = props
  const subject = useRef<HTMLInputElement>(null)
  const direction = directionOf(asLocale(language.slice(0, 2)))
  const { category: _category, ...words } = wordsOfLetter(draft)
  const preview = useWrittenLetter({ accountId, language, ...words })
  const wrongText = Object.entries(refused).find(([path]) => /^(body|document)\b/.test(path))?.[1]

  function insertIntoSubject() {
    const field = subject.current
    const at = field?.selectionStart ?? draft.subject.length
    const mark = `{{${freeNumber(draft.subject)}}}`
    onChange({ ...draft, subject: draft.subject.slice(0, at) + mark + draft.subject.slice(at) })
    field?.focus()
  }

  return (
    <>
      <div className={classes.fields}>
        {props.head}
        <div className={classes.pair}>
          <CategorySelect
            value={draft.category}
            locked={locked}
            onChange={(category) => onChange({ ...draft, category })}
          />
        </div>
        <TextInput
          ref={subject}
          label={t('letters:subject')}
          description={t('templates:count', { count: [...draft.subject].length, most: LETTER_LIMITS.subject })}
          withAsterisk
          maxLength={LETTER_LIMITS.subject}
          readOnly={locked}
          dir={direction}
          value={draft.subject}
          onChange={(e) => onChange({ ...draft, subject: e.currentTarget.value })}
          error={refused.header ?? refused['header.text']}
        />
        {!locked && (
          <Button variant="default" size="compact-sm" className={classes.insert} onClick={insertIntoSubject}>
            {t('letters:insertIntoSubject')}
          </Button>
        )}
        <Suspense fallback={<ListSkeleton rows={3} avatar={false} />}>
          <LetterField
            key={direction}
            label={t('templates:field.body')}
            document={draft.document}
            direction={direction}
            locked={locked}
            error={wrongText}
            onChange={(document) => onChange({ ...draft, document })}
          />
        </Suspense>
        <Textarea
          label={t('templates:field.footer')}
          description={t('letters:footerHint', { count: [...draft.footer].length, most: LETTER_LIMITS.footer })}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={LETTER_LIMITS.footer}
          readOnly={locked}
          dir={direction}
          value={draft.footer}
          onChange={(e) => onChange({ ...draft, footer: e.currentTarget.value })}
          error={refused.footer}
        />
        <VariableFields
          variables={variablesOfLetter(draft)}
          header="subject"
          locked={locked}
          direction={direction}
          refused={refused}
          onChange={(of, variable) => onChange(withLetterVariable(draft, of, variable))}
        />
        <ButtonsFields
          buttons={draft.buttons}
          rules={BUTTONS}
          locked={locked}
          direction={direction}
          refused={refused}
          onChange={(buttons) => onChange({ ...draft, buttons })}
        />
      </div>
      <div className={classes.side}>
        <LetterPreview {...preview} language={language} />
        <p className={classes.hint}>{t('templates:previewHint')}</p>
      </div>
    </>
  )
}

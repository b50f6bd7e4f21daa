import { Alert, Button, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PhonePreview } from '@/features/inbox/templates/phone-preview.tsx'
import { piecesOf, wordsOf } from '@/features/inbox/templates/template-model.ts'
import { directionOf } from '@/lib/i18n.ts'
import { asLocale } from '@/lib/preferences.ts'
import { type ButtonRules, ButtonsFields } from './buttons-fields.tsx'
import { CategorySelect } from './category-select.tsx'
import { blank, type Draft, nextNumber, variablesOf, withVariable } from './draft.ts'
import classes from './templates-settings.module.css'
import { VariableFields } from './variable-fields.tsx'

const MOST = { header: 60, body: 1024, footer: 60 }
const BUTTONS: ButtonRules = { kinds: ['QUICK_REPLY', 'URL', 'PHONE_NUMBER'], most: 10, text: 25 }

/** The words of a template of a WhatsApp number, beside a phone that shows them. */
export function NumberWords(props: {
  /** Its name and state, above the words. */
  head: ReactNode
  language: string
  /** What stands above the text: words, or a picture that is not written here. */
  media: string
  /** The number is one of Twilio's. */
  elsewhere: boolean
  locked: boolean
  refused: Record<string, string>
  draft: Draft
  onChange: (draft: Draft) => void
}) {
  const { t } = useTranslation()
  const { media, locked, refused, draft, onChange } = props
  const body = useRef<HTMLTextAreaElement>(null)
  const direction = directionOf(asLocale(props.language.slice(0, 2)))
  const variables = variablesOf(draft)
  const inBody = variables.filter(({ part }) => part === 'body')
  const shown = (part: 'header' | 'body') =>
    variables.filter((each) => each.part === part).map(({ variable }) => variable.example)

  function insertVariable() {
    const field = body.current
    const at = field?.selectionStart ?? draft.body.length
    const number = nextNumber(draft.body)
    const text = `${draft.body.slice(0, at)}{{${number}}}${draft.body.slice(at)}`
    const kept = draft.bodyVariables[number - 1]
      ? draft.bodyVariables
      : [...draft.bodyVariables, blank(`variable_${number}`)]
    onChange({ ...draft, body: text, bodyVariables: kept })
    field?.focus()
  }

  const field = (of: 'header' | 'footer') => (
    <TextInput
      label={t(`templates:field.${of}`)}
      description={t('templates:count', { count: draft[of].length, most: MOST[of] })}
      maxLength={200}
      readOnly={locked}
      dir={direction}
      value={draft[of]}
      onChange={(e) => onChange({ ...draft, [of]: e.currentTarget.value })}
      error={refused[of]}
    />
  )

  return (
    <>
      <div className={classes.fields}>
        {props.head}
        {media !== 'TEXT' && <Alert color="sand">{t(`templates:media.${media}`)}</Alert>}
        <div className={classes.pair}>
          <CategorySelect
            value={draft.category}
            locked={locked}
            onChange={(category) => onChange({ ...draft, category })}
          />
          {props.elsewhere && (
            <TextInput
              label={t('templates:field.contentSid')}
              description={t('templates:contentSidHint')}
              dir="ltr"
              readOnly={locked}
              value={draft.contentSid}
              onChange={(e) => onChange({ ...draft, contentSid: e.currentTarget.value })}
              error={refused.contentSid}
            />
          )}
        </div>
        {media === 'TEXT' && field('header')}
        <Textarea
          ref={body}
          label={t('templates:field.body')}
          description={t('templates:count', { count: [...draft.body].length, most: MOST.body })}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={4096}
          readOnly={locked}
          dir={direction}
          value={draft.body}
          onChange={(e) => onChange({ ...draft, body: e.currentTarget.value })}
          error={refused.body}
        />
        {!locked && (
          <Button variant="default" size="compact-sm" className={classes.insert} onClick={insertVariable}>
            {t('templates:insertVariable')}
          </Button>
        )}
        {field('footer')}
        <VariableFields
          variables={variables}
          header="header"
          locked={locked}
          direction={direction}
          refused={refused}
          onChange={(of, variable) => onChange(withVariable(draft, of, variable))}
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
        <PhonePreview
          header={wordsOf(draft.header, shown('header')) || null}
          footer={draft.footer || null}
          pieces={piecesOf(draft.body, shown('body'))}
          buttons={draft.buttons.map(({ text }) => text).filter(Boolean)}
          language={props.language}
          nameOf={(index) => inBody[index]?.variable.name ?? ''}
        />
        <p className={classes.hint}>{t('templates:previewHint')}</p>
      </div>
    </>
  )
}

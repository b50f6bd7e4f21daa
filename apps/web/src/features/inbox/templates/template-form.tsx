import { Alert, Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateChoice } from '@/lib/api-templates.ts'
import { LetterPreview } from './letter-preview.tsx'
import { useFilledLetter } from './letter-queries.ts'
import { PhonePreview } from './phone-preview.tsx'
import { variableName } from './template-list.tsx'
import { MOST_IN_BODY, piecesOf, saidBy, wholeIn, wordsOf } from './template-model.ts'
import classes from './templates.module.css'
import { ValueFields } from './value-fields.tsx'

interface FormProps {
  template: TemplateChoice
  refusal: string | null
  sending: boolean
  onBack: () => void
  onSend: (variables: string[], said: { subject: string | null; text: string }) => void
}

/** A template of a number: one field per variable, beside the message as it will stand on the person's phone. */
export function TemplateForm(props: FormProps) {
  const { t } = useTranslation()
  const { template } = props
  const [values, setValues] = useState(template.variables.map(({ value }) => value ?? ''))
  const inPart = (part: 'HEADER' | 'BODY') => values.filter((_, index) => template.slots[index] === part)
  const tooLong = wordsOf(template.body, inPart('BODY')).length > MOST_IN_BODY
  const first = template.slots.indexOf('BODY')
  return (
    <Filling
      {...props}
      values={values}
      onValues={setValues}
      wrong={tooLong ? t('templates:tooLong', { count: MOST_IN_BODY }) : null}
    >
      <PhonePreview
        header={template.header?.format === 'TEXT' ? wordsOf(template.header.text, inPart('HEADER')) : null}
        footer={template.footer}
        pieces={piecesOf(template.body, inPart('BODY'))}
        buttons={template.buttons}
        language={template.language}
        nameOf={(index) => variableName(t, template.variables[first + index]?.name ?? '')}
      />
    </Filling>
  )
}

/** A template of a mailbox: the same beside the letter as it will leave. */
export function LetterForm({ conversationId, ...props }: FormProps & { conversationId: string }) {
  const { t } = useTranslation()
  const { name, language, variables } = props.template
  const [values, setValues] = useState(variables.map(({ value }) => value ?? ''))
  // What is still to be filled stands there by its name.
  const shown = variables.map((variable, i) => values[i]?.trim() || `[${variableName(t, variable.name)}]`)
  const preview = useFilledLetter(conversationId, { name, language, variables: shown })
  return (
    <Filling {...props} values={values} onValues={setValues} wrong={null} letter>
      <LetterPreview {...preview} language={language} />
    </Filling>
  )
}

/** What stands between a template and its sending: its fields, what it looks like, and the way back. */
function Filling(
  props: FormProps & {
    values: readonly string[]
    onValues: (values: string[]) => void
    /** Why it cannot leave as it stands. */
    wrong: string | null
    letter?: boolean
    children: ReactNode
  },
) {
  const { t } = useTranslation()
  const { template, values, wrong, letter } = props
  const [tried, setTried] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const trimmed = values.map((value) => value.trim())
    if (wrong === null && wholeIn(template, trimmed)) props.onSend(trimmed, saidBy(template, trimmed, letter === true))
  }

  return (
    <form className={classes.form} data-letter={letter} onSubmit={submit} noValidate>
      <ValueFields template={template} values={values} tried={tried} onValues={props.onValues} />
      {props.children}
      <div className={classes.foot}>
        {(props.refusal || wrong) && (
          <Alert color="terracotta" role="alert" className={classes.refusal}>
            {wrong ?? props.refusal}
          </Alert>
        )}
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} stroke={1.5} className="flip-rtl" aria-hidden />}
          onClick={props.onBack}
        >
          {t('templates:back')}
        </Button>
        <Button type="submit" loading={props.sending}>
          {t(letter ? 'letters:send' : 'templates:send')}
        </Button>
      </div>
    </form>
  )
}

import { Alert, Button, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateChoice } from '@/lib/api-templates.ts'
import { directionOf } from '@/lib/i18n.ts'
import { asLocale } from '@/lib/preferences.ts'
import { PhonePreview } from './phone-preview.tsx'
import { variableName } from './template-list.tsx'
import { faultOf, MOST_IN_BODY, MOST_IN_VARIABLE, piecesOf, wordsOf } from './template-model.ts'
import classes from './templates.module.css'

/** One field per variable, filled with what is known, beside the message as the person will see it. */
export function TemplateForm(props: {
  template: TemplateChoice
  refusal: string | null
  sending: boolean
  onBack: () => void
  onSend: (variables: string[], words: string) => void
}) {
  const { t } = useTranslation()
  const { template } = props
  // Two variables of a template can have one name: they are told apart by their place.
  const fields = template.variables.map((variable, index) => ({ ...variable, index }))
  const [values, setValues] = useState(fields.map(({ value }) => value ?? ''))
  const [tried, setTried] = useState(false)
  const direction = directionOf(asLocale(template.language.slice(0, 2)))
  const bodyOf = (all: readonly string[]) => all.filter((_, index) => template.slots[index] === 'BODY')
  const headerOf = (all: readonly string[]) => all.filter((_, index) => template.slots[index] === 'HEADER')
  const words = wordsOf(template.body, bodyOf(values))
  const tooLong = words.length > MOST_IN_BODY
  const first = template.slots.indexOf('BODY')
  const nameOf = (index: number) => variableName(t, template.variables[first + index]?.name ?? '')

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const trimmed = values.map((value) => value.trim())
    if (tooLong || trimmed.some((value, i) => faultOf(value, template.variables[i]?.type) !== null)) return
    const header = template.header?.format === 'TEXT' ? wordsOf(template.header.text, headerOf(trimmed)) : null
    const said = [header, wordsOf(template.body, bodyOf(trimmed)), template.footer].filter((text) => text !== null)
    props.onSend(trimmed, said.join('\n\n'))
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.fields}>
        {fields.length === 0 && <p className={classes.hint}>{t('templates:noVariables')}</p>}
        {fields.map(({ name, type, example, value, index }) => {
          const fault = faultOf(values[index] ?? '', type)
          const shown = fault !== null && (tried || (fault !== 'required' && values[index] !== ''))
          return (
            <TextInput
              key={index}
              label={variableName(t, name)}
              description={
                value === null
                  ? t(`templates:example.${name}`, {
                      defaultValue: example ? t('templates:exampleOf', { example }) : '',
                    }) || undefined
                  : t('templates:known')
              }
              withAsterisk
              maxLength={MOST_IN_VARIABLE}
              dir={direction}
              data-autofocus={index === 0 || undefined}
              value={values[index] ?? ''}
              onChange={(e) => setValues(values.with(index, e.currentTarget.value))}
              error={shown ? t(`templates:fault.${fault}`, { count: MOST_IN_VARIABLE }) : null}
            />
          )
        })}
      </div>
      <PhonePreview
        header={template.header?.format === 'TEXT' ? wordsOf(template.header.text, headerOf(values)) : null}
        footer={template.footer}
        pieces={piecesOf(template.body, bodyOf(values))}
        buttons={template.buttons}
        language={template.language}
        nameOf={nameOf}
      />
      <div className={classes.foot}>
        {(props.refusal || tooLong) && (
          <Alert color="terracotta" role="alert" className={classes.refusal}>
            {tooLong ? t('templates:tooLong', { count: MOST_IN_BODY }) : props.refusal}
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
          {t('templates:send')}
        </Button>
      </div>
    </form>
  )
}

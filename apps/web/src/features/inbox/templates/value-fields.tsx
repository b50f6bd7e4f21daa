import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TemplateChoice } from '@/lib/api-templates.ts'
import { directionOf } from '@/lib/i18n.ts'
import { asLocale } from '@/lib/preferences.ts'
import { variableName } from './template-list.tsx'
import { faultOf, MOST_IN_VARIABLE } from './template-model.ts'
import classes from './templates.module.css'

/** One field per variable of a template, filled with what is known. `tried`: also what is empty is told of. */
export function ValueFields(props: {
  template: TemplateChoice
  values: readonly string[]
  tried: boolean
  onValues: (values: string[]) => void
}) {
  const { t } = useTranslation()
  const { template, values, tried } = props
  // Two variables of a template can have one name: they are told apart by their place.
  const fields = template.variables.map((variable, index) => ({ ...variable, index }))
  const direction = directionOf(asLocale(template.language.slice(0, 2)))
  return (
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
            onChange={(e) => props.onValues(values.with(index, e.currentTarget.value))}
            error={shown ? t(`templates:fault.${fault}`, { count: MOST_IN_VARIABLE }) : null}
          />
        )
      })}
    </div>
  )
}

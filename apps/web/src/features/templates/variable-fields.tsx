import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TemplateVariable, VariableType } from '@/lib/api-templates.ts'
import type { DraftVariable } from './draft.ts'
import classes from './templates-settings.module.css'

/** What a variable can be filled from; the server knows the same. */
const SOURCES = [
  'name',
  'full_name',
  'agency',
  'agent',
  'what',
  'when',
  'date',
  'time',
  'place',
  'dossier',
  'title',
  'reference',
  'city',
  'price',
]
const TYPES: VariableType[] = ['TEXT', 'NUMBER', 'AMOUNT', 'DATE', 'ADDRESS']

/** Name, kind, example and source of each variable, in the order they are sent. */
export function VariableFields(props: {
  variables: readonly DraftVariable[]
  /** What the part above the text is called: a subject or a header. */
  header: 'header' | 'subject'
  locked: boolean
  direction: 'ltr' | 'rtl'
  refused: Record<string, string>
  onChange: (of: DraftVariable, variable: TemplateVariable) => void
}) {
  const { t } = useTranslation()
  const { variables, locked, refused } = props
  if (variables.length === 0) return null

  function fillFrom(of: DraftVariable, source: string | null) {
    const { variable } = of
    const free = source !== null && !variables.some((each) => each !== of && each.variable.name === source)
    const renamed = free && /^(variable|subject|link)_\d+$/.test(variable.name) ? source : variable.name
    props.onChange(of, { ...variable, source, name: renamed })
  }

  return (
    <>
      {variables.map((each) => {
        const { variable, part, at, path } = each
        return (
          <fieldset key={`${part} ${at}`} className={classes.block} disabled={locked}>
            <legend>
              {t(`templates:place.${part === 'header' ? props.header : part}`)}{' '}
              <bdi>{part === 'button' ? '' : `{{${at}}}`}</bdi>
            </legend>
            <div className={classes.pair}>
              <Select
                label={t('templates:field.source')}
                placeholder={t('templates:typed')}
                clearable
                data={SOURCES.map((value) => ({ value, label: t(`templates:variable.${value}`) }))}
                value={variable.source}
                onChange={(source) => fillFrom(each, source)}
              />
              <Select
                label={t('templates:field.type')}
                allowDeselect={false}
                data={[...new Set([...TYPES, variable.type])].map((value) => ({
                  value,
                  label: t(`templates:type.${value}`),
                }))}
                value={variable.type}
                onChange={(type) => props.onChange(each, { ...variable, type: (type ?? 'TEXT') as VariableType })}
              />
              <TextInput
                label={t('templates:field.variableName')}
                dir="ltr"
                maxLength={40}
                value={variable.name}
                onChange={(e) =>
                  props.onChange(each, {
                    ...variable,
                    name: e.currentTarget.value.toLowerCase().replace(/[^a-z0-9_]+/g, '_'),
                  })
                }
                error={refused[`${path}.name`]}
              />
              <TextInput
                label={t('templates:field.example')}
                withAsterisk
                maxLength={200}
                dir={props.direction}
                value={variable.example}
                onChange={(e) => props.onChange(each, { ...variable, example: e.currentTarget.value })}
                error={refused[`${path}.example`]}
              />
            </div>
          </fieldset>
        )
      })}
      {refused.variables && (
        <p role="alert" className={classes.error}>
          {refused.variables}
        </p>
      )}
    </>
  )
}

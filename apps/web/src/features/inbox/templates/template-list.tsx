import { IconLock } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateChoice } from '@/lib/api-templates.ts'
import { directionOf } from '@/lib/i18n.ts'
import { asLocale } from '@/lib/preferences.ts'
import { Tag } from '@/ui/status-badge.tsx'
import { keyOf, titleOf, wordsOf } from './template-model.ts'
import classes from './templates.module.css'

/** The templates to choose from; arrows go from one to the next. One that may not be sent says why and stays closed. */
export function TemplateList(props: {
  templates: readonly TemplateChoice[]
  onPick: (template: TemplateChoice) => void
}) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)

  function onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const rows = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = rows.findIndex((row) => row.matches(':focus'))
    rows[(at + step + rows.length) % rows.length]?.focus()
  }

  return (
    <ul ref={list} className={classes.list} onKeyDown={onKey} aria-label={t('templates:title')}>
      {props.templates.map((template) => {
        const closed = template.mayWrite.answer === 'NO'
        const language = asLocale(template.language.slice(0, 2))
        const names = template.variables.map((variable) => variable.value ?? `[${variableName(t, variable)}]`)
        return (
          <li key={keyOf(template)}>
            <button
              type="button"
              className={classes.row}
              aria-disabled={closed || undefined}
              onClick={() => !closed && props.onPick(template)}
            >
              <span className={classes.rowHead}>
                <strong>{t(`templates:name.${template.name}`, { defaultValue: titleOf(template.name) })}</strong>
                <Tag tone="sand">
                  {t(`templates:language.${template.language.slice(0, 2)}`, { defaultValue: template.language })}
                </Tag>
                <Tag tone={template.category === 'MARKETING' ? 'saffron' : 'sand'}>
                  {t(`templates:category.${template.category}`)}
                </Tag>
              </span>
              <span className={classes.rowText} lang={template.language.replace('_', '-')} dir={directionOf(language)}>
                {wordsOf(
                  template.body,
                  names.filter((_, index) => template.slots[index] === 'BODY'),
                )}
              </span>
              {closed && (
                <span className={classes.why}>
                  <IconLock size={14} stroke={1.5} aria-hidden />
                  {template.category === 'MARKETING' && template.mayWrite.code === 'CONSENT_REQUIRED'
                    ? t('templates:marketingClosed')
                    : template.mayWrite.reason}
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** What belongs into a variable: by its name, else by what it is filled from; a name nobody knows reads as itself. */
export function variableName(
  t: (key: string, options: { defaultValue: string }) => string,
  { name, source }: { name: string; source: string | null },
): string {
  const own = titleOf(name)
  const filled = source === null ? own : t(`templates:variable.${source}`, { defaultValue: own })
  return t(`templates:variable.${name}`, { defaultValue: filled })
}

import { useTranslation } from 'react-i18next'
import { directionOf } from '@/lib/i18n.ts'
import { asLocale } from '@/lib/preferences.ts'
import type { Piece } from './template-model.ts'
import classes from './templates.module.css'

/** The message as it will stand on the person's phone: bubble, variables in place, buttons below. */
export function PhonePreview(props: {
  header?: string | null
  footer?: string | null
  pieces: readonly Piece[]
  buttons: readonly string[]
  language: string
  nameOf: (variable: number) => string
}) {
  const { t } = useTranslation()
  const language = asLocale(props.language.slice(0, 2))
  return (
    <figure className={classes.phone} aria-label={t('templates:preview')}>
      <div className={classes.screen} lang={props.language.replace('_', '-')} dir={directionOf(language)}>
        <p className={classes.phoneBubble}>
          {props.header && <strong className={classes.phoneHeader}>{props.header}</strong>}
          {props.pieces.map(({ text, variable, key }) =>
            variable === null ? (
              <span key={key}>{text}</span>
            ) : (
              <mark key={key} className={classes.variable} data-empty={text === '' || undefined}>
                <bdi>{text || props.nameOf(variable)}</bdi>
              </mark>
            ),
          )}
          {props.footer && <small className={classes.phoneFooter}>{props.footer}</small>}
        </p>
        {props.buttons.length > 0 && (
          <ul className={classes.phoneButtons}>
            {props.buttons.map((button) => (
              <li key={button}>{button}</li>
            ))}
          </ul>
        )}
      </div>
    </figure>
  )
}

import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type DraftButton, linkVariable, type WrittenButton } from './draft.ts'
import classes from './templates-settings.module.css'

const EMPTY = {
  QUICK_REPLY: { type: 'QUICK_REPLY', text: '' },
  URL: { type: 'URL', text: '', url: 'https://' },
  PHONE_NUMBER: { type: 'PHONE_NUMBER', text: '', phone: '+212' },
} as const satisfies Record<WrittenButton['type'], WrittenButton>

/** What a provider takes below a template. */
export interface ButtonRules {
  kinds: readonly WrittenButton['type'][]
  most: number
  /** Characters of the words on one. */
  text: number
}

/** The buttons below a template. */
export function ButtonsFields(props: {
  buttons: readonly DraftButton[]
  rules: ButtonRules
  locked: boolean
  direction: 'ltr' | 'rtl'
  refused: Record<string, string>
  onChange: (buttons: DraftButton[]) => void
}) {
  const { t } = useTranslation()
  const { buttons, locked, refused, rules } = props
  if (locked && buttons.length === 0) return null
  const change = (at: number, button: DraftButton) =>
    props.onChange(buttons.map((each, i) => (i === at ? button : each)))

  function add(type: WrittenButton['type']) {
    const key = Math.max(-1, ...buttons.map((button) => button.key)) + 1
    props.onChange([...buttons, { ...EMPTY[type], key, variable: linkVariable(key) }])
  }

  return (
    <fieldset className={classes.block} disabled={locked}>
      <legend>{t('templates:field.buttons')}</legend>
      {buttons.map((button, at) => (
        <div key={button.key} className={classes.button}>
          <TextInput
            label={t(`templates:button.${button.type}`)}
            maxLength={rules.text}
            dir={props.direction}
            value={button.text}
            onChange={(e) => change(at, { ...button, text: e.currentTarget.value })}
            error={refused[`buttons.${at}.text`]}
          />
          {button.type === 'URL' && (
            <TextInput
              label={t('templates:field.url')}
              description={t('templates:urlHint', { mark: '{{1}}' })}
              inputMode="url"
              dir="ltr"
              maxLength={2000}
              value={button.url}
              onChange={(e) => change(at, { ...button, url: e.currentTarget.value })}
              error={refused[`buttons.${at}.url`]}
            />
          )}
          {button.type === 'PHONE_NUMBER' && (
            <TextInput
              label={t('templates:field.phone')}
              inputMode="tel"
              dir="ltr"
              maxLength={20}
              value={button.phone}
              onChange={(e) => change(at, { ...button, phone: e.currentTarget.value.replace(/\s/g, '') })}
              error={refused[`buttons.${at}.phone`]}
            />
          )}
          {button.type === 'QUICK_REPLY' && <span />}
          {!locked && (
            <ActionIcon
              mt={24}
              aria-label={t('templates:removeButton', { text: button.text })}
              onClick={() => props.onChange(buttons.filter((each) => each !== button))}
            >
              <IconTrash size={16} stroke={1.5} />
            </ActionIcon>
          )}
        </div>
      ))}
      {refused.buttons && (
        <p role="alert" className={classes.error}>
          {refused.buttons}
        </p>
      )}
      {!locked && buttons.length < rules.most && (
        <div className={classes.between}>
          {rules.kinds.map((kind) => (
            <Button key={kind} variant="default" size="compact-sm" onClick={() => add(kind)}>
              {t(`templates:addButton.${kind}`)}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  )
}

import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { label } from '@/lib/label.ts'
import classes from './templates-settings.module.css'

const LANGUAGES = ['fr', 'ar', 'en']

/** What a new template is called, in which language it is, and which number or mailbox writes by it. */
export function TemplateHead(props: {
  named: { name: string; language: string; accountId: string }
  places: readonly { id: string; kind: string; displayName: string }[]
  refused: Record<string, string>
  onChange: (change: { name?: string; language?: string; accountId?: string }) => void
}) {
  const { t } = useTranslation()
  const { named, places, refused, onChange } = props
  const ofKind = (mailbox: boolean) =>
    places
      .filter(({ kind }) => (kind === 'SMTP') === mailbox)
      .map(({ id, displayName }) => ({
        value: id,
        label: `${label('channel', mailbox ? 'EMAIL' : 'WHATSAPP')} · ${displayName}`,
      }))
  const groups = [
    { group: t('letters:numbers'), items: ofKind(false) },
    { group: t('letters:mailboxes'), items: ofKind(true) },
  ]
  return (
    <div className={classes.pair}>
      {places.length > 1 && (
        <Select
          label={t('letters:account')}
          description={t('letters:accountHint')}
          allowDeselect={false}
          data={groups.filter(({ items }) => items.length > 0)}
          value={named.accountId}
          onChange={(value) => onChange({ accountId: value ?? '' })}
        />
      )}
      <TextInput
        label={t('templates:field.name')}
        description={t('templates:nameHint')}
        withAsterisk
        dir="ltr"
        data-autofocus
        maxLength={200}
        value={named.name}
        onChange={(e) => onChange({ name: e.currentTarget.value.toLowerCase().replace(/[^a-z0-9_]+/g, '_') })}
        error={refused.name}
      />
      <Select
        label={t('templates:field.language')}
        description={t('templates:languageHint')}
        allowDeselect={false}
        data={LANGUAGES.map((value) => ({ value, label: t(`templates:language.${value}`) }))}
        value={named.language}
        onChange={(value) => onChange({ language: value ?? 'fr' })}
        error={refused.language}
      />
    </div>
  )
}

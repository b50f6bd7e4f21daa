import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/lib/api-error.ts'
import type { EditedValue, ReferenceListName } from '@/lib/api-references.ts'
import { directionOf } from '@/lib/i18n.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { codeOf, isCode } from './code-of.ts'
import classes from './lists.module.css'
import { useListAct } from './reference-queries.ts'
import { languages } from './value-row.tsx'

/** Adds a code of the organisation's own: its words, and the code they suggest, which stays for ever. */
export function ValueDialog(props: { list: ReferenceListName; taken: readonly EditedValue[]; onClose: () => void }) {
  const { t } = useTranslation()
  const act = useListAct(props.list)
  const [words, setWords] = useState({ fr: '', ar: '', en: '' })
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const code = typed ?? codeOf(words.fr)
  const refused = act.error instanceof ApiError ? act.error.byField() : {}
  const taken = props.taken.some((value) => value.code === code)
  const codeFault = taken ? t('references:code.taken') : isCode(code) ? null : t('references:code.form')

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (words.fr.trim() === '' || codeFault) return
    const labels = { fr: words.fr.trim(), ar: words.ar.trim() || null, en: words.en.trim() || null }
    act.mutate(
      { act: 'add', code, labels },
      {
        onSuccess: () => {
          notifyDone(t('references:added', { name: labels.fr }))
          props.onClose()
        },
        onError: (error) => {
          if (!(error instanceof ApiError) || error.fields.length === 0) notifyError(error)
        },
      },
    )
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('references:addTo', { list: t(`references:list.${props.list}`) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        {languages.map((language) => (
          <TextInput
            key={language}
            label={t(`references:language.${language}`)}
            description={language === 'ar' ? t('references:fallback') : undefined}
            withAsterisk={language === 'fr'}
            data-autofocus={language === 'fr' || undefined}
            maxLength={60}
            lang={language}
            dir={directionOf(language)}
            value={words[language]}
            onChange={(e) => setWords({ ...words, [language]: e.currentTarget.value })}
            error={
              refused[`labels.${language}`] ??
              (tried && language === 'fr' && words.fr.trim() === '' ? t('references:required') : null)
            }
          />
        ))}
        <TextInput
          label={t('references:code.label')}
          description={t('references:code.hint')}
          withAsterisk
          maxLength={40}
          dir="ltr"
          classNames={{ input: classes.codeField }}
          value={code}
          onChange={(e) => setTyped(e.currentTarget.value.toUpperCase().replaceAll(/[^A-Z0-9_]/g, '_') || null)}
          error={refused.code ?? (taken || (tried && codeFault) ? codeFault : null)}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('references:add')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

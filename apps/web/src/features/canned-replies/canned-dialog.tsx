import { Button, Modal, Tabs, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import settings from '@/features/settings/settings.module.css'
import type { CannedReply } from '@/lib/api-canned.ts'
import { ApiError } from '@/lib/api-error.ts'
import { directionOf } from '@/lib/i18n.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useCannedAct } from './canned-queries.ts'
import { shortcutOf } from './shortcut.ts'

const languages = ['fr', 'ar', 'en'] as const
const LONGEST = 2000

/** One text kept at hand: its title, its shortcut, its words in up to three languages. */
export function CannedDialog({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const { t } = useTranslation()
  const act = useCannedAct()
  const [title, setTitle] = useState(reply?.title ?? '')
  const [typed, setTyped] = useState(reply?.shortcut ?? null)
  const [texts, setTexts] = useState({
    fr: reply?.texts.fr ?? '',
    ar: reply?.texts.ar ?? '',
    en: reply?.texts.en ?? '',
  })
  const [language, setLanguage] = useState<(typeof languages)[number]>('fr')
  const [tried, setTried] = useState(false)
  const shortcut = typed ?? shortcutOf(title).replace(/-+$/, '')
  const written = languages.filter((each) => texts[each].trim() !== '')
  const refused = act.error instanceof ApiError ? act.error.byField() : {}
  const missing = (empty: boolean) => (tried && empty ? t('canned:required') : null)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (title.trim() === '' || shortcut === '' || written.length === 0) return
    const fields = {
      title: title.trim(),
      shortcut: shortcut.replace(/-+$/, ''),
      texts: { fr: texts.fr.trim() || null, ar: texts.ar.trim() || null, en: texts.en.trim() || null },
    }
    act.mutate(reply ? { act: 'change', reply, fields } : { act: 'add', fields }, {
      onSuccess: () => {
        notifyDone(t('canned:saved'))
        onClose()
      },
      onError: (error) => {
        if (!(error instanceof ApiError) || error.fields.length === 0) notifyError(error)
        const faulty = languages.find((each) => error instanceof ApiError && error.byField()[`texts.${each}`])
        if (faulty) setLanguage(faulty)
      },
    })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(reply ? 'canned:edit' : 'canned:add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={settings.form} onSubmit={submit} noValidate>
        <div className={settings.pair}>
          <TextInput
            label={t('canned:field.title')}
            withAsterisk
            maxLength={80}
            data-autofocus
            value={title}
            onChange={(e) => setTitle(e.currentTarget.value)}
            error={refused.title ?? missing(title.trim() === '')}
          />
          <TextInput
            label={t('canned:field.shortcut')}
            withAsterisk
            maxLength={24}
            dir="ltr"
            leftSection="/"
            value={shortcut}
            onChange={(e) => setTyped(shortcutOf(e.currentTarget.value))}
            error={refused.shortcut ?? missing(shortcut === '')}
          />
        </div>
        <Tabs value={language} onChange={(next) => setLanguage(languages.find((each) => each === next) ?? language)}>
          <Tabs.List aria-label={t('canned:field.texts')}>
            {languages.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`canned:language.${each}`)}
                {texts[each].trim() !== '' && ' ✓'}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {languages.map((each) => (
            <Tabs.Panel key={each} value={each} pt="sm">
              <Textarea
                label={t('canned:field.text')}
                description={t('canned:marks', { prenom: '{{prenom}}', agence: '{{agence}}', agent: '{{agent}}' })}
                autosize
                minRows={4}
                maxRows={10}
                maxLength={LONGEST}
                lang={each}
                dir={directionOf(each)}
                value={texts[each]}
                onChange={(e) => setTexts({ ...texts, [each]: e.currentTarget.value })}
                error={refused[`texts.${each}`] ?? missing(written.length === 0)}
              />
            </Tabs.Panel>
          ))}
        </Tabs>
        <div className={settings.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DeadLetter, type DiscardReason, discardReasons } from '@/lib/api-operations.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import classes from './operations.module.css'

/** Sets messages aside for good: names whose they are and asks why. */
export function DiscardDialog(props: {
  letters: readonly DeadLetter[]
  loading: boolean
  onDiscard: (reason: DiscardReason) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [reason, setReason] = useState<DiscardReason | null>(null)
  const names = [...new Set(props.letters.map(({ contact }) => contact.displayName))]
  const shown = names.slice(0, 5)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (reason && !props.loading) props.onDiscard(reason)
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('operations:discard.title', { count: props.letters.length })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        <p>{t('operations:discard.body')}</p>
        <p className={classes.faint}>
          {shown.map((name) => (
            <bdi key={name} className={classes.person}>
              {name}
            </bdi>
          ))}
          {names.length > shown.length && t('operations:discard.others', { count: names.length - shown.length })}
        </p>
        <ChoicePills
          label={t('operations:discard.reason')}
          required
          choices={discardReasons.map((code) => ({ value: code, label: t(`operations:discardReason.${code}`) }))}
          value={reason}
          onChange={(next) => setReason(discardReasons.find((code) => code === next) ?? null)}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="terracotta" disabled={reason === null} loading={props.loading}>
            {t('operations:letters.discard')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

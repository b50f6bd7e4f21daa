import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './channels.module.css'
import { Refusal } from './refusal.tsx'

/** What a check or a try to connect said, and the buttons for both. Stands in a form: connecting is its submit. */
export function CheckedActions(props: {
  check: { isPending: boolean; isSuccess: boolean; error: unknown }
  save: { isPending: boolean; error: unknown }
  onCheck: () => void
  onClose: () => void
  /** What keeping it is called, where it is not connecting. */
  action?: string
}) {
  const { t } = useTranslation()
  const { check, save } = props
  return (
    <>
      <Refusal error={save.error ?? check.error} />
      {check.isSuccess && !save.error && (
        <p className={classes.good} role="status">
          <IconCheck size={16} stroke={1.75} aria-hidden /> {t('channels:checked')}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" className={classes.spread} loading={check.isPending} onClick={props.onCheck}>
          {t('channels:check')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {props.action ?? t('channels:connect')}
        </Button>
      </div>
    </>
  )
}

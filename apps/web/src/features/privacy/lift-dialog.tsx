import { useTranslation } from 'react-i18next'
import type { Suppression } from '@/lib/api-privacy.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useLift } from './privacy-queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** Takes an entry off the suppression list, with the reason. */
export function LiftDialog(props: { entry: Suppression; onClose: () => void }) {
  const { t } = useTranslation()
  const lift = useLift()
  return (
    <ReasonDialog
      title={t('privacy:liftTitle', { hint: `\u2068${props.entry.hint}\u2069` })}
      label={t('privacy:liftReason')}
      confirm={t('privacy:lift')}
      maxLength={500}
      loading={lift.isPending}
      onConfirm={(reason) =>
        lift.mutate(
          { id: props.entry.id, reason },
          {
            onSuccess: () => {
              notifyDone(t('privacy:liftDone'))
              props.onClose()
            },
            onError: notifyError,
          },
        )
      }
      onClose={props.onClose}
    />
  )
}

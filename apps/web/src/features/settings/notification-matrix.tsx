import { Checkbox } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type NotificationKind, type NotificationPreferences, notificationWays } from '@/lib/api-notifications.ts'
import classes from './notification-settings.module.css'

type Matrix = NotificationPreferences['channels']

const groups: readonly (readonly ['team' | 'dossiers' | 'calendar' | 'annonces', readonly NotificationKind[]])[] = [
  ['team', ['MENTIONED', 'TASK_ASSIGNED', 'TASK_REMINDER', 'TASK_DUE']],
  [
    'dossiers',
    [
      'DOSSIER_ASSIGNED',
      'DOSSIERS_HANDED_OVER',
      'FIRST_RESPONSE_LATE',
      'CONVERSATION_WAITING',
      'CONVERSATION_AWAKE',
      'OFFER_RECEIVED',
      'OFFER_ACCEPTED',
      'DOCUMENT_RECEIVED',
    ],
  ],
  ['annonces', ['ANNONCE_BLOCKED', 'ANNONCE_FREED']],
  [
    'calendar',
    ['APPOINTMENT_BOOKED', 'APPOINTMENT_MOVED', 'APPOINTMENT_CANCELLED', 'APPOINTMENT_JOINED', 'APPOINTMENT_LEFT'],
  ],
]

/** Which events are told in which ways. */
export function NotificationMatrix(props: { value: Matrix; pushOff: boolean; onChange: (next: Matrix) => void }) {
  const { t } = useTranslation()
  const { value, onChange } = props
  return (
    <table className={classes.matrix}>
      <thead>
        <tr>
          <th scope="col" className={classes.head}>
            {t('notifications:preferences.what')}
          </th>
          {notificationWays.map((way) => (
            <th key={way} scope="col" className={`${classes.head} ${classes.way}`}>
              {t(`notifications:preferences.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(([group, kinds]) => (
          <Fragment key={group}>
            <tr className={classes.group}>
              <th colSpan={4} scope="rowgroup">
                {t(`notifications:group.${group}`)}
              </th>
            </tr>
            {kinds.map((kind) => (
              <tr key={kind} className={classes.kind}>
                <th scope="row">{t(`notifications:kind.${kind}`)}</th>
                {notificationWays.map((way) => (
                  <td key={way} className={classes.way}>
                    <Checkbox
                      aria-label={`${t(`notifications:kind.${kind}`)}, ${t(`notifications:preferences.${way}`)}`}
                      checked={value[kind][way]}
                      disabled={way === 'push' && props.pushOff}
                      onChange={(e) =>
                        onChange({ ...value, [kind]: { ...value[kind], [way]: e.currentTarget.checked } })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

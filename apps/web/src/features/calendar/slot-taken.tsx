import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAgents } from '@/features/dossiers/pickers.tsx'
import type { Slot } from '@/lib/api-appointments.ts'
import { ApiError } from '@/lib/api-error.ts'
import { InstantText } from '@/ui/text.tsx'
import { alternativesOf, mayConfirmOverlap } from './appointments.ts'
import { takenBy } from './attendees.ts'
import classes from './slot-taken.module.css'

/** Why a time was refused, with the nearest free ones one click away; or the way to keep both where that is allowed. */
export function SlotTaken(props: {
  error: unknown
  zone: string
  /** Without it the times are told and not offered. */
  onChoose?: (slot: Slot) => void
  onKeepBoth: () => void
}) {
  const { t } = useTranslation()
  const agents = useAgents()
  if (!(props.error instanceof ApiError)) return null
  const { onChoose } = props
  const nearest = onChoose ? alternativesOf(props.error) : null
  const names = takenBy(props.error).map(({ name }) => name)
  return (
    <div className={classes.root} role="alert">
      <p>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        <span>
          <strong>{props.error.message}</strong>{' '}
          {names.length > 0 && t('calendar:taken.by', { names: names.join(', ') })} {onChoose && props.error.detail}
        </span>
      </p>
      {nearest && nearest.length > 0 && (
        <div className={classes.slots}>
          {nearest.map((slot) => (
            <Button
              key={`${slot.startsAt}${slot.agentId}`}
              variant="default"
              size="compact-md"
              onClick={() => onChoose?.(slot)}
            >
              <InstantText at={slot.startsAt} zone={props.zone} relative />
              <span className={classes.agent}>{agents.find((a) => a.id === slot.agentId)?.name}</span>
            </Button>
          ))}
        </div>
      )}
      {nearest?.length === 0 && <p>{t('calendar:taken.none')}</p>}
      {mayConfirmOverlap(props.error) && (
        <div className={classes.slots}>
          <Button variant="default" size="compact-md" onClick={props.onKeepBoth}>
            {t('calendar:taken.keepBoth')}
          </Button>
        </div>
      )}
    </div>
  )
}

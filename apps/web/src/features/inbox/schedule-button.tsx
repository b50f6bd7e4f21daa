import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconClockPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { now } from '@/lib/clock.ts'
import { zoneCity } from '@/lib/format.ts'
import { instantOfWallClock, wallClock } from '@/lib/wall-clock.ts'
import classes from './composer.module.css'

const hourMs = 3_600_000

/** Sends later, at a wall-clock time of the organisation's zone, which is named beside the field. */
export function ScheduleButton({ disabled, onSchedule }: { disabled: boolean; onSchedule: (at: string) => void }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const zone = zoneOf()
  const [opened, setOpened] = useState(false)
  const [local, setLocal] = useState('')
  const at = instantOfWallClock(local, zone)
  const valid = at !== null && Date.parse(at) > now()
  return (
    <Popover opened={opened} onChange={setOpened} position="top-end" trapFocus width={280}>
      <Popover.Target>
        <ActionIcon
          disabled={disabled}
          aria-label={t('inbox:composer.schedule')}
          title={t('inbox:composer.schedule')}
          onClick={() => {
            setLocal(wallClock(now() + hourMs, zone))
            setOpened(!opened)
          }}
        >
          <IconClockPlay size={18} stroke={1.5} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.schedule}>
          <TextInput
            type="datetime-local"
            label={t('inbox:composer.scheduleAt')}
            description={t('inbox:composer.scheduleZone', { zone: zoneCity(zone) })}
            value={local}
            min={wallClock(now(), zone)}
            onChange={(e) => setLocal(e.currentTarget.value)}
          />
          <Button
            disabled={!valid}
            onClick={() => {
              if (!at) return
              setOpened(false)
              onSchedule(at)
            }}
          >
            {t('inbox:composer.schedule')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

import { Button } from '@mantine/core'
import { IconBuilding, IconCar, IconKey, IconPackage, IconUsersPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Appointment } from '@/lib/api-appointments.ts'
import type { ResourceKind } from '@/lib/api-attendees.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { stands } from './appointments.ts'
import { namesOf } from './attendees.ts'
import { AttendeesDialog } from './attendees-dialog.tsx'
import classes from './attendees-lines.module.css'

export const resourceIcons: Record<ResourceKind, typeof IconCar> = {
  ROOM: IconBuilding,
  CAR: IconCar,
  KEYS: IconKey,
  EQUIPMENT: IconPackage,
  OTHER: IconPackage,
}

/** Who and what comes along, and the way to change it while the appointment stands. */
export function AttendeesLines({ appointment: a }: { appointment: Appointment }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [editing, setEditing] = useState(false)
  const { contacts, colleagues, resources } = a.attendees
  const nobody = namesOf(a.attendees).length === 0
  const mayEdit = stands(a) && can('appointment.write')
  if (nobody && !mayEdit) return null
  return (
    <section className={classes.root} aria-label={t('calendar:attendees.label')}>
      {!nobody && (
        <ul className={classes.list}>
          {contacts.map((c) => (
            <li key={c.id}>
              <Avatar name={c.displayName} size={24} />
              <Link to="/contacts/$contactId" params={{ contactId: c.id }}>
                {c.displayName}
              </Link>
            </li>
          ))}
          {colleagues.map((c) => (
            <li key={c.id}>
              <Avatar name={c.name} size={24} />
              {c.name}
            </li>
          ))}
          {resources.map((r) => {
            const Picture = resourceIcons[r.kind]
            return (
              <li key={r.id}>
                <span className={classes.icon}>
                  <Picture size={15} stroke={1.6} aria-label={t(`codes:resourceKind.${r.kind}`)} />
                </span>
                <span dir="auto">{r.name}</span>
              </li>
            )
          })}
        </ul>
      )}
      {mayEdit && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconUsersPlus size={15} stroke={1.6} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t(nobody ? 'calendar:attendees.add' : 'calendar:attendees.edit')}
          </Button>
        </div>
      )}
      {editing && <AttendeesDialog appointment={a} onClose={() => setEditing(false)} />}
    </section>
  )
}

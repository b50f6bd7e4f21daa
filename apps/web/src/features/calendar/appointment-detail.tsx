import { ActionIcon, Drawer, Popover } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconMapPin, IconNotes, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { actorName } from '@/lib/actor.ts'
import type { Appointment } from '@/lib/api-appointments.ts'
import { formatInstant, zoneCity } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { ButtonLink } from '@/ui/link.tsx'
import { StatusBadge, Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { AppointmentActions } from './appointment-actions.tsx'
import classes from './appointment-detail.module.css'
import { appointmentHues, appointmentIcons } from './appointment-look.ts'
import { appointmentQuery } from './appointments.ts'
import { AttendeesLines } from './attendees-lines.tsx'
import { RemindersBlock } from './reminders-block.tsx'

/** Everything about one appointment beside the place it was clicked; on a phone from the bottom. */
export function AppointmentDetail(props: {
  appointment: Appointment
  box: DOMRect
  viewZone: string
  onClose: () => void
}) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 48em)')
  const content = <Content {...props} />
  if (phone)
    return (
      <Drawer
        opened
        onClose={props.onClose}
        position="bottom"
        size="auto"
        withCloseButton={false}
        aria-label={label('appointmentType', props.appointment.type)}
      >
        {content}
      </Drawer>
    )
  const { box } = props
  return (
    <Popover
      opened
      onDismiss={props.onClose}
      position="right-start"
      width={340}
      offset={8}
      trapFocus
      withinPortal
      returnFocus
      closeOnEscape
      clickOutsideEvents={['mousedown', 'touchstart']}
      // Below the dialogs it opens, to move or to call off.
      zIndex="var(--mantine-z-index-app)"
    >
      <Popover.Target>
        <span
          className={classes.anchor}
          style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
          aria-hidden="true"
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('panel.title')}>{content}</Popover.Dropdown>
    </Popover>
  )
}

function Content(props: { appointment: Appointment; viewZone: string; onClose: () => void }) {
  const { t } = useTranslation()
  const full = useQuery(appointmentQuery(props.appointment.id))
  const a = full.data ?? props.appointment
  const Picture = appointmentIcons[a.type]
  const locale = currentLocale()
  return (
    <article className={classes.root}>
      <header className={classes.head}>
        <span className={classes.icon} data-hue={appointmentHues[a.type]}>
          <Picture size={18} stroke={1.5} aria-hidden />
        </span>
        <div>
          <h2>{label('appointmentType', a.type)}</h2>
          <p>
            {formatInstant(a.startsAt, a.timezone, locale, 'day')}
            <br />
            <bdi className="num">
              {t('calendar:withTime', {
                start: formatInstant(a.startsAt, a.timezone, locale, 'time'),
                end: formatInstant(a.endsAt, a.timezone, locale, 'time'),
              })}
            </bdi>
            {a.timezone !== props.viewZone && (
              <span className={classes.zone}> {t('calendar:otherZone', { zone: zoneCity(a.timezone) })}</span>
            )}
          </p>
        </div>
        <ActionIcon size="md" onClick={props.onClose} aria-label={t('action.close')}>
          <IconX size={17} stroke={1.5} />
        </ActionIcon>
      </header>
      <p className={classes.tags}>
        <StatusBadge code={a.state} family="appointmentState" />
        {a.overlapConfirmed && <Tag tone="saffron">{t('calendar:detail.overlap')}</Tag>}
      </p>
      {a.contact && (
        <p className={classes.line}>
          <Avatar name={a.contact.displayName} size={28} />
          <span>
            <Link to="/contacts/$contactId" params={{ contactId: a.contact.id }}>
              {a.contact.displayName}
            </Link>
            {a.dossier && (
              <small>
                <bdi>{a.dossier.reference}</bdi>
              </small>
            )}
          </span>
        </p>
      )}
      {a.annonce && (
        <p className={classes.fact}>
          <span>{t('calendar:detail.annonce')}</span>
          <Link to="/annonces/$annonceId" params={{ annonceId: a.annonce.id }}>
            <bdi>{a.annonce.reference}</bdi> · {a.annonce.title}
          </Link>
        </p>
      )}
      <p className={classes.fact}>
        <span>{t('calendar:detail.agent')}</span>
        {a.agent.name}
      </p>
      <AttendeesLines appointment={a} />
      {full.data?.travel && (
        <p className={classes.fact}>
          <span>{t('calendar:detail.travel')}</span>
          {t('calendar:travel', { minutes: full.data.travel.minutes, from: full.data.travel.from })}
        </p>
      )}
      {a.place && (
        <p className={classes.note}>
          <IconMapPin size={16} stroke={1.5} aria-hidden />
          <span dir="auto">{a.place}</span>
        </p>
      )}
      {a.note && (
        <p className={classes.note}>
          <IconNotes size={16} stroke={1.5} aria-hidden />
          <span dir="auto">{a.note}</span>
        </p>
      )}
      {a.outcome && (
        <p className={classes.fact}>
          <span>{t('calendar:detail.outcome')}</span>
          <span dir="auto">{a.outcome}</span>
        </p>
      )}
      {(a.cancelCode ?? a.cancelReason) && (
        <p className={classes.fact}>
          <span>{t('calendar:detail.cancelReason')}</span>
          <span dir="auto">
            {[a.cancelCode && label('cancelReason', a.cancelCode), a.cancelReason].filter(Boolean).join(' · ')}
          </span>
        </p>
      )}
      {(a.contact ?? a.attendees.contacts[0]) && <RemindersBlock appointment={a} />}
      {full.data && full.data.history.length > 1 && (
        <details className={classes.history}>
          <summary>{t('calendar:detail.history')}</summary>
          <ol>
            {full.data.history.map((h) => (
              <li key={`${h.at}${h.change}`}>
                {t(`calendar:change.${h.change}`)} · <InstantText at={h.at} zone={a.timezone} />
                {` · ${actorName(h.actor)}`}
              </li>
            ))}
          </ol>
        </details>
      )}
      <AppointmentActions appointment={a} />
      {a.dossier && (
        <ButtonLink
          to="/dossiers/$dossierId"
          params={{ dossierId: a.dossier.id }}
          variant="default"
          size="compact-md"
          fullWidth
        >
          {t('calendar:detail.open')}
        </ButtonLink>
      )}
    </article>
  )
}

import { IconMapPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/api-messaging.ts'
import { formatPhone } from '@/lib/format.ts'
import { Avatar } from '@/ui/avatar.tsx'
import classes from './media.module.css'

/** A place: what it is called, where it lies, and the way to a map. */
export function Place({ location }: { location: NonNullable<Message['location']> }) {
  const { t } = useTranslation()
  const { latitude: lat, longitude: lon, name, address } = location
  const point = `${lat.toFixed(5)}, ${lon.toFixed(5)}`
  return (
    <a
      className={classes.card}
      href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`}
      target="_blank"
      rel="noreferrer"
    >
      <IconMapPin size={26} stroke={1.4} aria-hidden />
      <span>
        <bdi>{name ?? address ?? point}</bdi>
        {name && address && <bdi className={classes.second}>{address}</bdi>}
        <small>
          {(name ?? address) && <bdi className="num">{point}</bdi>}
          {t('media:place')}
        </small>
      </span>
    </a>
  )
}

/** People whose cards were shared, each with the ways to reach them. */
export function ContactCards({ contacts }: { contacts: Message['contacts'] }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.people}>
      {contacts.map((card) => {
        const name = card.name ?? t('media:unknownCaller')
        return (
          <li key={[card.name, ...card.phones, ...card.emails].join(' ')} className={classes.person}>
            <Avatar name={name} size={36} />
            <div>
              <bdi>{name}</bdi>
              {card.organisation && <bdi className={classes.second}>{card.organisation}</bdi>}
              {card.phones.map((phone) => (
                <a key={phone} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                  <bdi className="num">{formatPhone(phone)}</bdi>
                </a>
              ))}
              {card.emails.map((email) => (
                <a key={email} href={`mailto:${email}`}>
                  <bdi>{email}</bdi>
                </a>
              ))}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

import { IconFileText, IconMapPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/api-messaging.ts'
import classes from './thread.module.css'

/** Pictures, voice notes, videos, documents and places, each in the form a person can use at once. */
export function MessageMedia({ message: m }: { message: Message }) {
  const { t } = useTranslation()
  if (m.location) return <Place location={m.location} />
  if (!m.media || m.deleted) return null
  const { url, filename, width, height } = m.media
  const mimeType = m.media.mimeType ?? ''
  const name = filename ?? t(`inbox:type.${m.type.toUpperCase()}`, { defaultValue: t('inbox:type.DOCUMENT') })
  if (!url) return <p className={classes.unknown}>{t('inbox:thread.mediaPending', { name })}</p>
  if (mimeType.startsWith('image/')) {
    return (
      <a href={url} target="_blank" rel="noreferrer" className={classes.picture}>
        <img src={url} alt={name} loading="lazy" width={width ?? undefined} height={height ?? undefined} />
      </a>
    )
  }
  if (mimeType.startsWith('audio/')) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a prospect's voice note comes without a transcript
      <audio controls preload="none" src={url} className={classes.audio} aria-label={name} />
    )
  }
  if (mimeType.startsWith('video/')) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a prospect's video comes without captions
      <video controls preload="metadata" src={url} className={classes.video} aria-label={name} />
    )
  }
  return (
    <a href={url} className={classes.file} download={filename ?? true}>
      <IconFileText size={22} stroke={1.5} aria-hidden />
      <span>
        <bdi>{name}</bdi>
        <small>{t('inbox:thread.download')}</small>
      </span>
    </a>
  )
}

function Place({ location }: { location: NonNullable<Message['location']> }) {
  const { t } = useTranslation()
  const { latitude: lat, longitude: lon } = location
  return (
    <a
      className={classes.file}
      href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`}
      target="_blank"
      rel="noreferrer"
    >
      <IconMapPin size={22} stroke={1.5} aria-hidden />
      <span>
        <bdi>{location.name ?? location.address ?? `${lat.toFixed(5)}, ${lon.toFixed(5)}`}</bdi>
        <small>{t('inbox:thread.map')}</small>
      </span>
    </a>
  )
}

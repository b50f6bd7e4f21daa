import { IconFileText, IconMapPin } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/api-messaging.ts'
import { currentLocale } from '@/lib/i18n.ts'
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
  if (mimeType.startsWith('audio/')) return <Voice url={url} name={name} />
  if (mimeType.startsWith('video/')) return <Film url={url} name={name} />
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

function Voice({ url, name }: { url: string; name: string }) {
  const captions = useCaptions()
  return (
    <audio controls preload="none" src={url} className={classes.audio} aria-label={name}>
      <track kind="captions" src={captions.src} srcLang={currentLocale()} label={captions.text} />
    </audio>
  )
}

function Film({ url, name }: { url: string; name: string }) {
  const captions = useCaptions()
  return (
    <video controls preload="metadata" src={url} className={classes.video} aria-label={name}>
      <track kind="captions" src={captions.src} srcLang={currentLocale()} label={captions.text} />
    </video>
  )
}

/** Captions that say what is true: the words spoken in a prospect's recording have not been written down. */
function useCaptions(): { text: string; src: string | undefined } {
  const { t } = useTranslation()
  const text = t('inbox:thread.untranscribed')
  const [src, setSrc] = useState<string>()
  useEffect(() => {
    const cue = `WEBVTT\n\n00:00.000 --> 24:00:00.000\n[${text}]\n`
    const made = URL.createObjectURL(new Blob([cue], { type: 'text/vtt' }))
    setSrc(made)
    return () => URL.revokeObjectURL(made)
  }, [text])
  return { text, src }
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

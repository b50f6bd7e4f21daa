import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/api-messaging.ts'
import { formatName } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { PictureButton } from './media/album.tsx'
import { ContactCards, Place } from './media/cards.tsx'
import { FileCard } from './media/file-card.tsx'
import classes from './media/media.module.css'
import { soundAlone } from './media/one-at-a-time.ts'
import { isShownPicture } from './media/pictures.ts'
import { useCaptions } from './media/use-captions.ts'
import { VoicePlayer } from './media/voice-player.tsx'

/** Pictures, voice notes, videos, documents, places and cards, each in the form a person can use at once. */
export function MessageMedia({ message: m }: { message: Message }) {
  const { t } = useTranslation()
  if (m.deleted) return null
  if (m.location) return <Place location={m.location} />
  if (m.contacts.length > 0) return <ContactCards contacts={m.contacts} />
  if (!m.media) return null
  const { url, filename, size, state, mismatch, mimeType } = m.media
  const kind = t(`inbox:type.${m.type.toUpperCase()}`, { defaultValue: t('inbox:type.DOCUMENT') })
  const name = filename ?? kind
  if (!url) return <p className={classes.gone}>{t(`media:${absences[state]}`, { name })}</p>
  const file = { url, filename, size, mimeType }
  if (mismatch) return <FileCard {...file} name={name} warning={t('media:mismatch')} />
  if (m.type.toLowerCase() === 'sticker') return <img className={classes.sticker} src={url} alt={kind} loading="lazy" />
  const from = m.author.name ? formatName(m.author.name) : t('media:us')
  if (isShownPicture(m))
    return (
      <div className={classes.alone}>
        <PictureButton message={m} label={t('media:picture', { name: from })} />
      </div>
    )
  if (mimeType?.startsWith('audio/')) return <VoicePlayer {...file} label={t('media:voice.label', { name: from })} />
  if (mimeType?.startsWith('video/')) return <Film url={url} name={name} />
  return <FileCard {...file} name={name} />
}

const absences = { READY: 'pending', PENDING: 'pending', MISSING: 'missing', TOO_LARGE: 'tooLarge' } as const

function Film({ url, name }: { url: string; name: string }) {
  const captions = useCaptions()
  return (
    <video
      controls
      preload="metadata"
      src={url}
      className={classes.video}
      aria-label={name}
      onPlay={(e) => soundAlone(e.currentTarget)}
    >
      <track kind="captions" src={captions.src} srcLang={currentLocale()} label={captions.text} />
    </video>
  )
}

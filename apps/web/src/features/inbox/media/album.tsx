import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/api-messaging.ts'
import classes from './media.module.css'
import { useViewPicture } from './viewing.tsx'

/** Cells of an album; the last one tells how many more there are. */
const CELLS = 6

/** Pictures that came together, in their order; each opens in full. */
export function Album({ messages, name }: { messages: readonly Message[]; name: string }) {
  const { t } = useTranslation()
  const shown = messages.slice(0, CELLS)
  const more = messages.length - shown.length
  return (
    <ul className={classes.album} data-count={shown.length} aria-label={t('media:album', { count: messages.length })}>
      {shown.map((m, i) => (
        <li key={m.id} id={`message-${m.id}`}>
          <PictureButton
            message={m}
            label={t('media:ofAlbum', { n: i + 1, total: messages.length, name })}
            more={i === CELLS - 1 ? more : 0}
          />
        </li>
      ))}
    </ul>
  )
}

/** A picture that opens in full by click or Enter; a quiet ground while it is still on its way. */
export function PictureButton(props: { message: Message; label: string; more?: number }) {
  const { t } = useTranslation()
  const view = useViewPicture()
  const { message: m, more = 0 } = props
  if (!m.media?.url)
    return <span className={classes.waiting} role="img" aria-label={t('media:pending', { name: props.label })} />
  return (
    <button
      type="button"
      className={classes.picture}
      aria-haspopup="dialog"
      aria-label={more > 0 ? `${props.label}, ${t('media:more', { count: more })}` : props.label}
      onClick={() => view(m.id)}
    >
      <img
        src={m.media.url}
        alt=""
        loading="lazy"
        width={m.media.width ?? undefined}
        height={m.media.height ?? undefined}
      />
      {more > 0 && (
        <span className={classes.more} aria-hidden>
          +{more}
        </span>
      )}
    </button>
  )
}

import { ActionIcon } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { clockText, nextSpeed, type Speed, stepOf } from './clock-text.ts'
import { FileCard } from './file-card.tsx'
import classes from './media.module.css'
import { soundAlone } from './one-at-a-time.ts'
import { useCaptions } from './use-captions.ts'

/**
 * Plays a voice note: one at a time on the page, seekable by keyboard, up to twice as fast. What the browser cannot play
 * is offered as a file.
 */
export function VoicePlayer(props: { url: string; label: string; size: number | null; filename: string | null }) {
  const { t } = useTranslation()
  const audio = useRef<HTMLAudioElement>(null)
  const captions = useCaptions()
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [duration, setDuration] = useState(0)
  const [speed, setSpeed] = useState<Speed>(1)
  const [failed, setFailed] = useState(false)
  if (failed) return <FileCard {...props} name={props.label} warning={t('media:voice.failed')} />

  function toggle() {
    const el = audio.current
    if (!el) return
    if (el.paused) el.play().catch(() => setFailed(el.error !== null))
    else el.pause()
  }
  function seek(seconds: number) {
    const el = audio.current
    if (!el) return
    el.currentTime = Math.min(duration, Math.max(0, seconds))
    setAt(el.currentTime)
  }
  function onKeyDown(event: KeyboardEvent) {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    if (!sideways && event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const on = event.key === forward || event.key === 'ArrowUp'
    seek(at + (on ? 1 : -1) * stepOf(duration))
  }
  function faster() {
    const next = nextSpeed(speed)
    setSpeed(next)
    if (audio.current) audio.current.playbackRate = next
  }
  const rate = `${formatNumber(speed, currentLocale(), 1)}×`
  return (
    <fieldset className={classes.voice} data-playing={playing || undefined} aria-label={props.label}>
      <audio
        ref={audio}
        src={props.url}
        preload="metadata"
        onPlay={(e) => {
          soundAlone(e.currentTarget)
          setPlaying(true)
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => seek(0)}
        onTimeUpdate={(e) => setAt(e.currentTarget.currentTime)}
        onDurationChange={(e) => setDuration(Number.isFinite(e.currentTarget.duration) ? e.currentTarget.duration : 0)}
        onError={() => setFailed(true)}
      >
        <track kind="captions" src={captions.src} srcLang={currentLocale()} label={captions.text} />
      </audio>
      <ActionIcon
        variant="filled"
        color="majorelle"
        radius="xl"
        size={36}
        onClick={toggle}
        aria-label={t(playing ? 'media:voice.pause' : 'media:voice.play')}
      >
        {playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} className="flip-rtl" />}
      </ActionIcon>
      <input
        type="range"
        className={classes.seek}
        min={0}
        max={duration}
        step={0.1}
        value={Math.min(at, duration)}
        disabled={duration === 0}
        onChange={(e) => seek(e.currentTarget.valueAsNumber)}
        onKeyDown={onKeyDown}
        aria-label={t('media:voice.seek')}
        aria-valuetext={t('media:voice.at', { at: clockText(at), total: clockText(duration) })}
      />
      <span className={classes.time} aria-hidden>
        {clockText(playing || at > 0 ? at : duration)}
      </span>
      <button type="button" className={classes.speed} onClick={faster} aria-label={t('media:voice.speed', { rate })}>
        {rate}
      </button>
    </fieldset>
  )
}

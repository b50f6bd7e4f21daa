import { ActionIcon, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDownload, IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { InstantText } from '@/ui/text.tsx'
import classes from './picture-viewer.module.css'
import type { Picture } from './pictures.ts'

const MAX_ZOOM = 3
/** Pixels a finger moves before it is a swipe. */
const SWIPE = 40

/**
 * The pictures of a conversation in full, oldest to newest: arrow keys and swipe follow the reading direction, plus and
 * minus zoom, Escape closes. Older ones are fetched as one comes near the first.
 */
export function PictureViewer(props: {
  pictures: readonly Picture[]
  messageId: string
  zone: string
  hasOlder: boolean
  loadingOlder: boolean
  onOlder: () => void
  onPicture: (messageId: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { pictures, onPicture, hasOlder, loadingOlder } = props
  const index = pictures.findIndex((p) => p.messageId === props.messageId)
  const [zoom, setZoom] = useState(1)
  const picture = pictures[index]

  function to(next: number) {
    const target = pictures[next]
    if (!target) return
    setZoom(1)
    onPicture(target.messageId)
  }
  const enlarge = (by: number) => setZoom((now) => Math.min(MAX_ZOOM, Math.max(1, now + by)))
  const forward = () => (document.documentElement.dir === 'rtl' ? -1 : 1)
  const moves: Record<string, () => void> = {
    ArrowRight: () => to(index + forward()),
    ArrowLeft: () => to(index - forward()),
    Home: () => to(0),
    End: () => to(pictures.length - 1),
    '+': () => enlarge(1),
    '=': () => enlarge(1),
    '-': () => enlarge(-1),
    '0': () => setZoom(1),
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  })
  useEffect(() => {
    const listening = new AbortController()
    document.addEventListener('keydown', onKey, { signal: listening.signal })
    return () => listening.abort()
  }, [])

  const wantsOlder = index === 0 && hasOlder && !loadingOlder
  const older = useEffectEvent(props.onOlder)
  useEffect(() => {
    if (wantsOlder) older()
  }, [wantsOlder])

  if (!picture) return null
  const name = picture.from ?? t('media:us')
  const position = t(hasOlder ? 'media:viewer.positionOpen' : 'media:viewer.position', {
    n: index + 1,
    total: pictures.length,
  })
  return (
    <Modal.Root opened onClose={props.onClose} fullScreen padding={0}>
      <Modal.Content className={classes.content} aria-label={t('media:viewer.label')}>
        <Modal.Body className={classes.body}>
          <header className={classes.bar}>
            <p className={classes.who}>
              <bdi>{name}</bdi>
              <span>
                <InstantText at={picture.at} zone={props.zone} style="dateTime" />
                {' · '}
                <span aria-live="polite">{position}</span>
              </span>
            </p>
            <ActionIcon
              className={classes.control}
              aria-label={t('media:viewer.zoomOut')}
              aria-disabled={zoom === 1}
              onClick={() => enlarge(-1)}
            >
              <IconZoomOut size={20} stroke={1.5} />
            </ActionIcon>
            <ActionIcon
              className={classes.control}
              aria-label={t('media:viewer.zoomIn')}
              aria-disabled={zoom === MAX_ZOOM}
              onClick={() => enlarge(1)}
            >
              <IconZoomIn size={20} stroke={1.5} />
            </ActionIcon>
            <ActionIcon
              component="a"
              className={classes.control}
              href={picture.url}
              download={picture.filename ?? true}
              aria-label={t('media:download')}
            >
              <IconDownload size={20} stroke={1.5} />
            </ActionIcon>
            <ActionIcon
              className={classes.control}
              onClick={props.onClose}
              aria-label={t('action.close')}
              data-autofocus
            >
              <IconX size={20} stroke={1.5} />
            </ActionIcon>
          </header>
          <div className={classes.stage}>
            <ActionIcon
              size={44}
              className={classes.step}
              data-side="before"
              onClick={() => to(index - 1)}
              aria-label={t('media:viewer.before')}
              aria-disabled={index === 0}
            >
              <IconChevronLeft size={24} stroke={1.5} className="flip-rtl" />
            </ActionIcon>
            <Sheet
              key={picture.messageId}
              picture={picture}
              alt={picture.caption ?? t('media:picture', { name })}
              zoom={zoom}
              onZoom={() => setZoom(zoom === 1 ? 2 : 1)}
              onSwipe={(toLeft) => to(index + (toLeft ? forward() : -forward()))}
            />
            <ActionIcon
              size={44}
              className={classes.step}
              data-side="after"
              onClick={() => to(index + 1)}
              aria-label={t('media:viewer.after')}
              aria-disabled={index === pictures.length - 1}
            >
              <IconChevronRight size={24} stroke={1.5} className="flip-rtl" />
            </ActionIcon>
          </div>
          <p className={classes.caption} dir="auto">
            {loadingOlder && index === 0 ? t('media:viewer.loading') : picture.caption}
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** One picture, for mouse and finger beside the buttons and keys; when enlarged it is moved by scrolling, by finger, or by dragging with the mouse. */
function Sheet(props: {
  picture: Picture
  alt: string
  zoom: number
  onZoom: () => void
  onSwipe: (toLeft: boolean) => void
}) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  const { picture, zoom } = props

  useEffect(() => {
    const el = box.current
    if (!el) return
    // What can be scrolled can be reached by keyboard; what was in the middle stays there.
    el.tabIndex = zoom > 1 ? 0 : -1
    if (zoom > 1) el.scrollTo((el.scrollWidth - el.clientWidth) / 2, (el.scrollHeight - el.clientHeight) / 2)
  }, [zoom])

  const dragged = useEffectEvent((event: PointerEvent) => {
    if (zoom > 1 && event.pointerType === 'mouse' && event.buttons === 1)
      box.current?.scrollBy(-event.movementX, -event.movementY)
  })
  const released = useEffectEvent((start: number, event: PointerEvent) => {
    if (zoom === 1 && Math.abs(event.clientX - start) >= SWIPE) props.onSwipe(event.clientX < start)
  })
  const toggled = useEffectEvent(props.onZoom)
  useEffect(() => {
    const element = box.current
    if (!element) return
    let start: number | null = null
    const listening = new AbortController()
    const on = <K extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel'>(
      type: K,
      hear: (event: PointerEvent) => void,
    ) => element.addEventListener(type, hear, { signal: listening.signal })
    on('pointerdown', (event) => {
      start = event.clientX
    })
    on('pointermove', (event) => dragged(event))
    on('pointerup', (event) => {
      if (start !== null) released(start, event)
      start = null
    })
    on('pointercancel', () => {
      start = null
    })
    element.addEventListener('dblclick', () => toggled(), { signal: listening.signal })
    return () => listening.abort()
  }, [])

  if (failed) return <p className={classes.failed}>{t('media:viewer.failed')}</p>
  return (
    <div ref={box} className={classes.sheet} data-zoom={zoom}>
      <img
        src={picture.url}
        alt={props.alt}
        width={picture.width ?? undefined}
        height={picture.height ?? undefined}
        draggable={false}
        onError={() => setFailed(true)}
      />
    </div>
  )
}

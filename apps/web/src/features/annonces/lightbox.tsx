import { ActionIcon, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import { type TouchEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Photo } from '@/lib/api-annonces.ts'
import classes from './lightbox.module.css'

/** Photographs in full, one after the other: arrows, swipe, and the row of all of them below. */
export function Lightbox(props: {
  photos: readonly Photo[]
  title: string
  index: number
  onIndex: (index: number) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { photos, index, onIndex } = props
  const touchX = useRef<number | null>(null)
  const row = useRef<HTMLUListElement>(null)
  const photo = photos[index]
  const step = (by: number) => onIndex((index + by + photos.length) % photos.length)
  const rtl = document.documentElement.dir === 'rtl'
  const latestStep = useRef(step)
  latestStep.current = step
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      if (way !== 0) latestStep.current(rtl ? -way : way)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [rtl])
  useEffect(() => {
    row.current?.children[index]?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [index])
  if (!photo) return null
  const alt = photo.alt ?? props.title
  return (
    <Modal.Root opened onClose={props.onClose} fullScreen padding={0}>
      <Modal.Content className={classes.content} aria-label={props.title}>
        <Modal.Body className={classes.body}>
          <header className={classes.bar}>
            <span aria-live="polite">{t('annonces:photos.position', { n: index + 1, total: photos.length })}</span>
            <ActionIcon
              className={classes.control}
              onClick={props.onClose}
              aria-label={t('action.close')}
              data-autofocus
            >
              <IconX size={20} stroke={1.5} />
            </ActionIcon>
          </header>
          <div
            className={classes.stage}
            onTouchStart={(e: TouchEvent) => {
              touchX.current = e.touches[0]?.clientX ?? null
            }}
            onTouchEnd={(e: TouchEvent) => {
              const end = e.changedTouches[0]?.clientX
              const from = touchX.current
              touchX.current = null
              if (from === null || end === undefined || Math.abs(end - from) < 40) return
              const forward = end < from
              step(forward === rtl ? -1 : 1)
            }}
          >
            {photos.length > 1 && (
              <ActionIcon
                size={44}
                className={classes.control}
                onClick={() => step(-1)}
                aria-label={t('annonces:photos.before')}
              >
                <IconChevronLeft size={24} stroke={1.5} className="flip-rtl" />
              </ActionIcon>
            )}
            <img key={photo.id} src={photo.urls.large} alt={alt} width={photo.width} height={photo.height} />
            {photos.length > 1 && (
              <ActionIcon
                size={44}
                className={classes.control}
                onClick={() => step(1)}
                aria-label={t('annonces:photos.after')}
              >
                <IconChevronRight size={24} stroke={1.5} className="flip-rtl" />
              </ActionIcon>
            )}
          </div>
          {photo.alt && (
            <p className={classes.caption} dir="auto">
              {photo.alt}
            </p>
          )}
          <ul className={classes.row} ref={row}>
            {photos.map((p, i) => (
              <li key={p.id}>
                <button
                  type="button"
                  aria-current={i === index || undefined}
                  onClick={() => onIndex(i)}
                  aria-label={t('annonces:photos.position', { n: i + 1, total: photos.length })}
                >
                  <img src={p.urls.thumb} alt="" loading="lazy" />
                </button>
              </li>
            ))}
          </ul>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

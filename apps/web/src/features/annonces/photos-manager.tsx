import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCloudUpload, IconRefresh, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annonce } from '@/lib/api-annonces.ts'
import { keys } from '@/lib/keys.ts'
import { notifyError, notifyUndo } from '@/ui/notify.tsx'
import { Picture } from '@/ui/picture.tsx'
import { useFileDrop } from '@/ui/use-file-drop.ts'
import { deletePhoto, usePhotoOrder } from './annonce-queries.ts'
import { movedTo, tileBeside } from './photo-order.ts'
import { PhotoTile } from './photo-tile.tsx'
import classes from './photos-manager.module.css'
import { usePhotoUploads } from './use-photo-uploads.ts'

/** A deleted photo really goes when the time to take it back is over. */
const undoMs = 8000

/** Photos of an annonce: drop, order, cover, words for who cannot see them, delete with a way back. */
export function PhotosManager({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const { uploads, add, retry, dismiss } = usePhotoUploads(a.id)
  const arrange = usePhotoOrder(a.id)
  const { gone, remove } = useDelayedDelete(a.id)
  const { ref: area, over } = useFileDrop<HTMLDivElement>(add)
  const [carried, setCarried] = useState<string | null>(null)
  const [preview, setPreview] = useState<string[] | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const photos = [...a.photos].sort((x, y) => x.position - y.position).filter((p) => !gone.has(p.id))
  const order = photos.map((p) => p.id)
  const shown = (preview ?? order).flatMap((id) => photos.find((p) => p.id === id) ?? [])
  const held = photos.find((p) => p.id === carried)

  const arrows: KeyboardCoordinateGetter = (event, { context }) => {
    const box = context.collisionRect
    const { code } = event
    if (
      !box ||
      (code !== KeyboardCode.Left &&
        code !== KeyboardCode.Right &&
        code !== KeyboardCode.Up &&
        code !== KeyboardCode.Down)
    )
      return undefined
    event.preventDefault()
    const tiles = [...context.droppableRects].map(([id, r]) => ({
      id: String(id),
      left: r.left,
      top: r.top,
      width: r.width,
      height: r.height,
    }))
    const next = tileBeside(tiles, { x: box.left + box.width / 2, y: box.top + box.height / 2 }, code)
    return next ? { x: next.left, y: next.top } : undefined
  }
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 240, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: arrows }),
  )
  const place = (id: string | number) => shown.findIndex((p) => p.id === id) + 1

  function drop() {
    const next = preview
    setCarried(null)
    setPreview(null)
    if (next && next.join() !== order.join()) arrange.mutate({ order: next }, { onError: notifyError })
  }
  return (
    <div className={classes.root}>
      <div ref={area} className={classes.drop} data-over={over || undefined}>
        <IconCloudUpload size={26} stroke={1.4} aria-hidden />
        <p>{t('annonces:photos.drop')}</p>
        <Button variant="default" size="compact-md" onClick={() => input.current?.click()}>
          {t('annonces:photos.choose')}
        </Button>
        <small>{t('annonces:photos.formats')}</small>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept="image/jpeg,image/png,image/webp"
          onChange={(e: ChangeEvent<HTMLInputElement>) => {
            if (e.currentTarget.files?.length) add([...e.currentTarget.files])
            e.currentTarget.value = ''
          }}
        />
      </div>
      {uploads.length > 0 && (
        <ul className={classes.uploads} aria-label={t('annonces:photos.uploads')}>
          {uploads.map((u) => (
            <li key={u.key} data-failed={u.error !== null || undefined}>
              <span className={classes.fileName}>{u.name}</span>
              {u.error === null ? (
                <progress value={u.progress} max={1} aria-label={u.name}>
                  {Math.round(u.progress * 100)} %
                </progress>
              ) : (
                <>
                  <span role="alert">{u.error}</span>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    leftSection={<IconRefresh size={14} stroke={1.75} aria-hidden />}
                    onClick={() => retry(u)}
                  >
                    {t('action.retry')}
                  </Button>
                  <Button
                    variant="subtle"
                    color="sand"
                    size="compact-xs"
                    leftSection={<IconX size={14} stroke={1.75} aria-hidden />}
                    onClick={() => dismiss(u)}
                  >
                    {t('action.clear')}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragStart={({ active }) => setCarried(String(active.id))}
        onDragOver={({ active, over: target }) => {
          if (target) setPreview(movedTo(preview ?? order, String(active.id), String(target.id)))
        }}
        onDragEnd={drop}
        onDragCancel={() => {
          setCarried(null)
          setPreview(null)
        }}
        accessibility={{
          screenReaderInstructions: { draggable: t('annonces:photos.instructions') },
          announcements: {
            onDragStart: ({ active }) => t('annonces:photos.say.lifted', { n: place(active.id) }),
            onDragOver: ({ active, over: target }) =>
              t('annonces:photos.say.over', { n: place(target?.id ?? active.id), total: shown.length }),
            onDragEnd: ({ active }) => t('annonces:photos.say.dropped', { n: place(active.id) }),
            onDragCancel: () => t('annonces:photos.say.cancelled'),
          },
        }}
      >
        <ul className={classes.tiles}>
          {shown.map((photo, i) => (
            <PhotoTile
              key={photo.id}
              annonceId={a.id}
              photo={photo}
              index={i}
              onCover={() => arrange.mutate({ coverId: photo.id }, { onError: notifyError })}
              onDelete={() => remove(photo.id)}
            />
          ))}
        </ul>
        <DragOverlay dropAnimation={null}>
          {held && (
            <div className={classes.held}>
              <Picture src={held.urls.card} />
            </div>
          )}
        </DragOverlay>
      </DndContext>
    </div>
  )
}

/** Hides a photo at once and deletes it when the time to take it back is over, or when the page is left. */
function useDelayedDelete(annonceId: string) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  const bringBack = (id: string) =>
    setGone((old) => {
      const next = new Set(old)
      next.delete(id)
      return next
    })
  const reallyDelete = useRef(async (id: string) => {
    timers.current.delete(id)
    try {
      await deletePhoto(annonceId, id)
    } catch (error) {
      bringBack(id)
      notifyError(error)
    }
    await queries.invalidateQueries({ queryKey: keys.annonce(annonceId) })
  })
  useEffect(() => {
    const waiting = timers.current
    const now = reallyDelete.current
    return () => {
      for (const [id, timer] of waiting) {
        clearTimeout(timer)
        void now(id)
      }
    }
  }, [])

  function remove(id: string) {
    setGone((old) => new Set(old).add(id))
    timers.current.set(
      id,
      setTimeout(() => void reallyDelete.current(id), undoMs),
    )
    notifyUndo(t('annonces:photos.deleted'), () => {
      const timer = timers.current.get(id)
      if (timer === undefined) {
        notifications.show({ message: t('annonces:photos.tooLate'), color: 'terracotta', withBorder: true })
        return undefined
      }
      clearTimeout(timer)
      timers.current.delete(id)
      bringBack(id)
      return undefined
    })
  }
  return { gone, remove }
}

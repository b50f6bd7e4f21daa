import { useDraggable, useDroppable } from '@dnd-kit/core'
import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconCrop, IconGripVertical, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Photo } from '@/lib/api-annonces.ts'
import { notifyError } from '@/ui/notify.tsx'
import { Picture } from '@/ui/picture.tsx'
import { usePhotoText } from './annonce-queries.ts'
import classes from './photos-manager.module.css'

/** Loaded when somebody first crops. */
const PhotoCropDialog = lazy(() => import('./photo-crop-dialog.tsx').then((m) => ({ default: m.PhotoCropDialog })))

/** One photo: a handle to carry it, the star that makes it the cover, its words, the way to delete it. */
export function PhotoTile(props: {
  annonceId: string
  photo: Photo
  index: number
  onCover: () => void
  onDelete: () => void
}) {
  const { t } = useTranslation()
  const { photo, index } = props
  const { setNodeRef: dropRef } = useDroppable({ id: photo.id })
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: photo.id,
    attributes: { roleDescription: t('annonces:photos.movable') },
  })
  const [cropping, setCropping] = useState(false)
  const [alt, setAlt] = useState(photo.alt ?? '')
  const save = usePhotoText(props.annonceId)
  const Star = photo.isCover ? IconStarFilled : IconStar
  return (
    <li ref={dropRef} className={classes.tile} data-dragging={isDragging || undefined}>
      <div ref={setNodeRef} className={classes.frame}>
        <Picture src={photo.urls.card} alt={photo.alt ?? ''} />
        {photo.isCover && <span className={classes.cover}>{t('annonces:photos.cover')}</span>}
        <div className={classes.controls}>
          <Tooltip label={t('annonces:photos.move')}>
            <ActionIcon
              ref={setActivatorNodeRef}
              size="md"
              variant="default"
              className={classes.handle}
              {...listeners}
              {...attributes}
              aria-label={t('annonces:photos.moveN', { n: index + 1 })}
            >
              <IconGripVertical size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('annonces:photos.makeCover')}>
            <ActionIcon
              size="md"
              variant="default"
              aria-pressed={photo.isCover}
              onClick={props.onCover}
              aria-label={t('annonces:photos.makeCoverN', { n: index + 1 })}
            >
              <Star size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('annonces:crop.action')}>
            <ActionIcon
              size="md"
              variant="default"
              aria-pressed={photo.crop !== null}
              onClick={() => setCropping(true)}
              aria-label={t('annonces:crop.actionN', { n: index + 1 })}
            >
              <IconCrop size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('action.delete')}>
            <ActionIcon
              size="md"
              variant="default"
              onClick={props.onDelete}
              aria-label={t('annonces:photos.deleteN', { n: index + 1 })}
            >
              <IconTrash size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      <TextInput
        size="xs"
        aria-label={t('annonces:photos.altN', { n: index + 1 })}
        placeholder={t('annonces:photos.alt')}
        maxLength={300}
        value={alt}
        onChange={(e) => setAlt(e.currentTarget.value)}
        onBlur={() => {
          if (alt.trim() !== (photo.alt ?? ''))
            save.mutate({ photoId: photo.id, alt: alt.trim() || null }, { onError: notifyError })
        }}
      />
      {cropping && (
        <Suspense>
          <PhotoCropDialog annonceId={props.annonceId} photo={photo} n={index + 1} onClose={() => setCropping(false)} />
        </Suspense>
      )}
    </li>
  )
}

import 'react-easy-crop/react-easy-crop.css'
import { Button, Modal, SegmentedControl, Slider } from '@mantine/core'
import { useState } from 'react'
import Cropper, { type Area } from 'react-easy-crop'
import { useTranslation } from 'react-i18next'
import type { Photo } from '@/lib/api-annonces.ts'
import type { PhotoCrop } from '@/lib/api-mandates.ts'
import { notifyDone, notifyError, notifyUndo } from '@/ui/notify.tsx'
import { useCropPhoto } from './annonce-queries.ts'
import classes from './photo-crop-dialog.module.css'

const aspects = { '3:2': 3 / 2, '4:3': 4 / 3, '16:9': 16 / 9, '1:1': 1, '3:4': 3 / 4 } as const
type Aspect = keyof typeof aspects
const zoomRange = { min: 1, max: 5 }

const share = (area: Area): PhotoCrop => {
  const part = (value: number) => Math.min(Math.max(value / 100, 0), 1)
  const [x, y] = [Math.min(part(area.x), 0.9), Math.min(part(area.y), 0.9)]
  return {
    x,
    y,
    width: Math.min(Math.max(part(area.width), 0.1), 1 - x),
    height: Math.min(Math.max(part(area.height), 0.1), 1 - y),
  }
}
const percent = ({ x, y, width, height }: PhotoCrop): Area => ({
  x: x * 100,
  y: y * 100,
  width: width * 100,
  height: height * 100,
})

/** Chooses the part of a photo that is shown: by pointer, by arrows and zoom, in usual proportions; whole again at will. */
export function PhotoCropDialog(props: { annonceId: string; photo: Photo; n: number; onClose: () => void }) {
  const { t } = useTranslation()
  const { photo } = props
  const [crop, setCrop] = useState({ x: 0, y: 0 })
  const [zoom, setZoom] = useState(1)
  const [aspect, setAspect] = useState<Aspect>('3:2')
  const [area, setArea] = useState<Area | null>(null)
  const change = useCropPhoto(props.annonceId)
  const before = photo.crop

  function apply(next: PhotoCrop | null) {
    change.mutate(
      { photoId: photo.id, crop: next },
      {
        onSuccess: () => {
          props.onClose()
          if (next === null) notifyDone(t('annonces:crop.reverted'))
          else notifyUndo(t('annonces:crop.done'), () => change.mutateAsync({ photoId: photo.id, crop: before }))
        },
        onError: notifyError,
      },
    )
  }
  return (
    <Modal
      opened
      size="xl"
      onClose={props.onClose}
      title={t('annonces:crop.title', { n: props.n })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.root}>
        <div className={classes.stage} dir="ltr">
          <Cropper
            image={photo.wholeUrl}
            crop={crop}
            zoom={zoom}
            aspect={aspects[aspect]}
            minZoom={zoomRange.min}
            maxZoom={zoomRange.max}
            keyboardStep={8}
            disableAutomaticStylesInjection
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={setArea}
            onCropAreaChange={setArea}
            {...(before ? { initialCroppedAreaPercentages: percent(before) } : {})}
            mediaProps={{ alt: photo.alt ?? '' }}
            cropperProps={{ 'aria-label': t('annonces:crop.area'), role: 'group' }}
          />
        </div>
        <p className={classes.hint}>{t('annonces:crop.hint')}</p>
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t('annonces:crop.aspect')}
            value={aspect}
            onChange={(value) => setAspect(value as Aspect)}
            data={Object.keys(aspects)}
          />
          <div className={classes.zoom}>
            <span aria-hidden>{t('annonces:crop.zoom')}</span>
            <Slider
              min={zoomRange.min}
              max={zoomRange.max}
              step={0.1}
              value={zoom}
              onChange={setZoom}
              label={null}
              thumbLabel={t('annonces:crop.zoom')}
            />
          </div>
        </div>
        <div className={classes.actions}>
          {before && (
            <Button variant="subtle" onClick={() => apply(null)} loading={change.isPending}>
              {t('annonces:crop.revert')}
            </Button>
          )}
          <span className={classes.grow} />
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button disabled={!area} loading={change.isPending} onClick={() => area && apply(share(area))}>
            {t('annonces:crop.apply')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

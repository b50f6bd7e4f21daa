import { UnstyledButton } from '@mantine/core'
import { IconLibraryPhoto } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annonce } from '@/lib/api-annonces.ts'
import { Picture } from '@/ui/picture.tsx'
import classes from './photo-mosaic.module.css'

const Lightbox = lazy(() => import('./lightbox.tsx').then((m) => ({ default: m.Lightbox })))

/** The photographs of an annonce: one large, four beside it, all of them one click away. */
export function PhotoMosaic({ annonce: a }: { annonce: Pick<Annonce, 'photos' | 'title' | 'propertyType'> }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<number | null>(null)
  const photos = [...a.photos].sort((x, y) => Number(y.isCover) - Number(x.isCover) || x.position - y.position)
  const first = photos.slice(0, 5)
  if (first.length === 0)
    return (
      <div className={classes.none}>
        <Picture src={null} propertyType={a.propertyType} />
        <p>{t('annonces:photos.none')}</p>
      </div>
    )
  return (
    <>
      <div className={classes.mosaic} data-count={first.length}>
        {first.map((photo, i) => (
          <UnstyledButton
            key={photo.id}
            className={classes.tile}
            onClick={() => setShown(i)}
            aria-label={t('annonces:photos.open', { n: i + 1, alt: photo.alt ?? a.title })}
          >
            <Picture src={i === 0 ? photo.urls.large : photo.urls.card} alt="" propertyType={a.propertyType} eager />
          </UnstyledButton>
        ))}
        {photos.length > 1 && (
          <UnstyledButton className={classes.all} onClick={() => setShown(0)}>
            <IconLibraryPhoto size={16} stroke={1.5} aria-hidden />
            {t('annonces:photos.all', { count: photos.length })}
          </UnstyledButton>
        )}
      </div>
      {shown !== null && (
        <Suspense fallback={null}>
          <Lightbox photos={photos} title={a.title} index={shown} onIndex={setShown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </>
  )
}

import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './documents.module.css'
import type { Upload } from './use-document-uploads.ts'

/** Files on their way, and those that did not arrive with why. */
export function UploadLines(props: {
  uploads: readonly Upload[]
  retry: (upload: Upload) => void
  dismiss: (upload: Upload) => void
}) {
  const { t } = useTranslation()
  if (props.uploads.length === 0) return null
  return (
    <ul className={classes.uploads} aria-label={t('documents:uploads')}>
      {props.uploads.map((u) => (
        <li key={u.key}>
          <bdi className={classes.fileName}>{u.file.name}</bdi>
          {u.error === null ? (
            <progress value={u.progress} max={1} aria-label={u.file.name} />
          ) : (
            <>
              <span role="alert" className={classes.failed}>
                {u.error}
              </span>
              <span className={classes.acts}>
                <Button variant="subtle" size="compact-xs" onClick={() => props.retry(u)}>
                  {t('action.retry')}
                </Button>
                <Button variant="subtle" color="sand" size="compact-xs" onClick={() => props.dismiss(u)}>
                  {t('action.clear')}
                </Button>
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

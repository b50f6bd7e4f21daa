import { useTranslation } from 'react-i18next'
import type { TemplateFigures } from '@/lib/api-templates.ts'
import classes from './templates-settings.module.css'

/** What became of the messages of a template. */
export function Figures({ figures }: { figures: TemplateFigures }) {
  const { t } = useTranslation()
  if (figures.sent + figures.failed === 0) return <span className={classes.figures}>{t('templates:unused')}</span>
  return (
    <span className={classes.figures}>
      <span>{t('templates:figure.sent', { count: figures.sent })}</span>
      <span>{t('templates:figure.delivered', { count: figures.delivered })}</span>
      <span>{t('templates:figure.read', { count: figures.read })}</span>
      {figures.failed > 0 && (
        <span className={classes.failed}>{t('templates:figure.failed', { count: figures.failed })}</span>
      )}
    </span>
  )
}

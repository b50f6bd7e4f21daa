import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { TemplateDetail } from '@/lib/api-templates.ts'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { StatusTag } from './status-tag.tsx'
import { Figures } from './template-figures.tsx'
import { qualityTone } from './template-tone.ts'
import classes from './templates-settings.module.css'

/** What the provider says of a template, and its versions with their figures. */
export function TemplateState({ template }: { template: TemplateDetail }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const letter = template.account.kind === 'SMTP'
  const { status, quality, reason, note, language, name, version, versions, submitting } = template
  return (
    <>
      <div className={classes.head}>
        <StatusTag status={status} kind={template.account.kind} />
        {submitting && <Tag tone="saffron">{t('templates:submitting')}</Tag>}
        {quality && (
          <Tag tone={qualityTone(quality)}>{t(`templates:quality.${quality}`, { defaultValue: quality })}</Tag>
        )}
        <Tag>{t(`templates:language.${language.slice(0, 2)}`, { defaultValue: language })}</Tag>
        <code className={classes.hint} dir="ltr">
          {name}
        </code>
      </div>
      {(reason || note) && (
        <Alert color={status === 'APPROVED' ? 'sand' : 'terracotta'}>
          {[reason && t(`templates:reason.${reason}`, { defaultValue: reason }), note].filter(Boolean).join(' — ')}
        </Alert>
      )}
      <details>
        <summary className={classes.label}>{t('templates:versions', { count: versions.length })}</summary>
        <ul className={classes.versions}>
          {versions.map((each) => (
            <li key={each.version}>
              <span className={classes.between}>
                <span>
                  {t('templates:versionNumber', { number: each.version })}
                  {' · '}
                  <InstantText at={each.createdAt} zone={zoneOf(null)} />
                  {each.author && ` · ${each.author}`}
                </span>
                {each.version === version && <Tag tone="mint">{t(letter ? 'letters:inUse' : 'templates:inUse')}</Tag>}
              </span>
              <Figures figures={each.figures} />
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterPreview as Shown } from '@/lib/api-templates.ts'
import { LetterFrame } from '@/ui/letter-frame.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './letter-preview.module.css'

/** The letter as the person will get it: its subject, and the page as wide as a telephone or a desk. */
export function LetterPreview(props: {
  shown: Shown | undefined
  error: Error | null
  stale: boolean
  language: string
  onRetry: () => void
}) {
  const { t } = useTranslation()
  const { shown, language } = props
  const [at, setAt] = useState<'phone' | 'desk'>('phone')
  return (
    <figure className={classes.preview} aria-label={t('letters:preview')} aria-busy={props.stale}>
      <div className={classes.head}>
        <p className={classes.subject}>
          <span className={classes.label}>{t('letters:subject')}</span>
          {shown?.subject && (
            <strong lang={language.replace('_', '-')} dir="auto">
              {shown.subject}
            </strong>
          )}
          {shown?.subject === '' && t('letters:noSubject')}
        </p>
        <SegmentedControl
          size="xs"
          aria-label={t('letters:width')}
          value={at}
          onChange={(value) => setAt(value === 'desk' ? 'desk' : 'phone')}
          data={[
            { value: 'phone', label: t('letters:phone') },
            { value: 'desk', label: t('letters:desk') },
          ]}
        />
      </div>
      {props.error && <ErrorState error={props.error} onRetry={props.onRetry} />}
      {!props.error && !shown && <ListSkeleton rows={4} avatar={false} />}
      {!props.error && shown && (
        <div className={classes.page}>
          <LetterFrame html={shown.html} title={t('letters:frame')} at={at} />
        </div>
      )}
    </figure>
  )
}

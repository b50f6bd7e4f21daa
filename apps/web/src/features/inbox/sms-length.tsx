import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'

/** How many text messages a text becomes: each is paid for. Counted by a library that loads with the first word. */
export function SmsLength({ text }: { text: string }) {
  const { t } = useTranslation()
  const counter = useQuery({
    queryKey: ['sms-segments'],
    queryFn: () => import('sms-segments-calculator'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const shown = useDeferredValue(text)
  if (!counter.data || shown.trim() === '') return null
  const { segmentsCount, numberOfCharacters } = new counter.data.SegmentedMessage(shown)
  return (
    <p className={classes.hint}>
      {t('inbox:composer.segments', { count: segmentsCount })} ·{' '}
      {t('inbox:composer.characters', { count: numberOfCharacters })}
    </p>
  )
}

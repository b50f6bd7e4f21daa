import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'
import { ErrorState } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './thread.module.css'

/** Every try at sending a message that gave up; read when it is opened. */
export function MessageAttempts(props: { id: string; conversationId: string; count: number; zone: string }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const attempts = useQuery({
    queryKey: keys.attempts(props.conversationId, props.id),
    queryFn: () => take(api.GET('/api/v1/outbound/messages/{id}/attempts', { params: { path: { id: props.id } } })),
    enabled: opened,
  })
  return (
    <details className={classes.attempts} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('inbox:thread.attempts', { count: props.count })}</summary>
      {attempts.isError && <ErrorState error={attempts.error} onRetry={() => void attempts.refetch()} />}
      {opened && attempts.isPending && <Skeleton height={16} mt={6} />}
      <ol reversed>
        {attempts.data?.items.map(({ n, state, code, cause, startedAt }) => (
          <li key={n} value={n}>
            <InstantText at={startedAt} zone={props.zone} style="dateTime" />
            {' · '}
            {cause ?? t(`inbox:attempt.${state}`)}
            {code && <bdi className={classes.code}> {t('inbox:thread.code', { code })}</bdi>}
          </li>
        ))}
      </ol>
    </details>
  )
}

import { Button } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PublicFrame } from '@/features/visit-answer/public-frame.tsx'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'
import { notifyError } from '@/ui/notify.tsx'
import { EmptyState, ListSkeleton } from '@/ui/states.tsx'
import classes from './unsubscribe.module.css'

const askedQuery = (token: string) =>
  queryOptions({
    queryKey: keys.unsubscribe(token),
    queryFn: ({ signal }) => take(api.GET('/api/v1/unsubscribe/{token}', { params: { path: { token } }, signal })),
    retry: false,
  })

/** Where the unsubscribe link of a letter leads: one button, and what it did. Needs no account. */
export function UnsubscribePage({ token }: { token: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const state = useRef<HTMLParagraphElement>(null)
  const asked = useQuery(askedQuery(token))
  const stop = useMutation({
    mutationFn: () => take(api.POST('/api/v1/unsubscribe/{token}', { params: { path: { token } }, body: {} })),
    onSuccess: (now) => {
      queries.setQueryData(keys.unsubscribe(token), now)
      // The button that was pressed goes: reading goes on from what is said now.
      state.current?.focus()
    },
    onError: notifyError,
  })
  const done = asked.data?.state === 'DONE'
  return (
    <PublicFrame locale={asked.data?.locale}>
      {asked.isPending && <ListSkeleton />}
      {asked.isError && (
        <EmptyState icon={IconMailOff} title={t('unsubscribe:goneTitle')} body={t('unsubscribe:goneBody')} />
      )}
      {asked.data && (
        <>
          <p className={classes.agency}>{asked.data.agency}</p>
          <h1 className={classes.title}>{t('unsubscribe:title')}</h1>
          <p ref={state} tabIndex={-1} role="status" className={classes.state}>
            {done
              ? t(stop.isSuccess ? 'unsubscribe:done' : 'unsubscribe:already', { agency: asked.data.agency })
              : t('unsubscribe:body', { agency: asked.data.agency })}
          </p>
          {!done && (
            <Button size="md" fullWidth loading={stop.isPending} onClick={() => stop.mutate()}>
              {t('unsubscribe:act')}
            </Button>
          )}
        </>
      )}
    </PublicFrame>
  )
}

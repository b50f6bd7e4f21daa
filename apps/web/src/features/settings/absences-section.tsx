import { Button, TextInput } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { instantOfWallClock } from '@/lib/wall-clock.ts'
import { notifyDone, notifyError, notifyUndo } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './settings.module.css'
import { absencesQuery } from './settings-queries.ts'

/** Days away: no slot is offered in them. */
export function AbsencesSection({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const zone = zoneOf()
  const queries = useQueryClient()
  const absences = useQuery(absencesQuery(userId))
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const onSettled = () => queries.invalidateQueries({ queryKey: ['member', 'absences', userId] })
  const add = useMutation({
    mutationFn: (body: { userId: string; startsAt: string; endsAt: string; reason?: string }) =>
      take(api.POST('/api/v1/absences', { body })),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (id: string) => take(api.DELETE('/api/v1/absences/{id}', { params: { path: { id } } })),
    onSettled,
  })
  const startsAt = instantOfWallClock(`${from}T00:00`, zone)
  const endsAt = instantOfWallClock(`${to}T23:59`, zone)
  const valid = startsAt !== null && endsAt !== null && startsAt < endsAt
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!valid) return
    add.mutate(
      { userId, startsAt, endsAt, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      {
        onSuccess: () => {
          notifyDone(t('settings:hours.absenceAdded'))
          setFrom('')
          setTo('')
          setReason('')
        },
        onError: notifyError,
      },
    )
  }
  return (
    <Section title={t('settings:hours.absences')}>
      {absences.isPending && <ListSkeleton rows={1} />}
      {absences.isError && <ErrorState error={absences.error} onRetry={() => void absences.refetch()} />}
      {absences.data?.items.length === 0 && <p className={classes.muted}>{t('settings:hours.noAbsences')}</p>}
      <ul className={classes.rows}>
        {absences.data?.items.map((a) => (
          <li key={a.id} className={classes.row}>
            <IconCalendarOff size={20} stroke={1.5} aria-hidden />
            <span className={classes.grow}>
              <InstantText at={a.startsAt} zone={zone} style="date" /> –{' '}
              <InstantText at={a.endsAt} zone={zone} style="date" />
              {a.reason && <span className={classes.muted}> · {a.reason}</span>}
            </span>
            <Button
              variant="subtle"
              color="terracotta"
              size="compact-md"
              onClick={() =>
                remove.mutate(a.id, {
                  onError: notifyError,
                  onSuccess: () =>
                    notifyUndo(t('settings:hours.absenceRemoved'), () =>
                      add.mutateAsync({
                        userId,
                        startsAt: a.startsAt,
                        endsAt: a.endsAt,
                        ...(a.reason ? { reason: a.reason } : {}),
                      }),
                    ),
                })
              }
            >
              {t('action.delete')}
            </Button>
          </li>
        ))}
      </ul>
      <form className={classes.pair} onSubmit={submit}>
        <TextInput
          type="date"
          label={t('settings:hours.absenceFrom')}
          value={from}
          onChange={(e) => setFrom(e.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('settings:hours.absenceTo')}
          min={from}
          value={to}
          onChange={(e) => setTo(e.currentTarget.value)}
        />
        <TextInput
          label={t('settings:hours.reason')}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!valid} loading={add.isPending}>
          {t('settings:hours.addAbsence')}
        </Button>
      </form>
    </Section>
  )
}

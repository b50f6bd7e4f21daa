import { Button } from '@mantine/core'
import { IconCalendarCheck, IconCalendarOff, IconCalendarQuestion, IconMapPin, IconPhone } from '@tabler/icons-react'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { AskedVisit, VisitAct } from '@/lib/api-reminders.ts'
import { formatInstant, formatName } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { learnZones } from '@/lib/zones.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { EmptyState, ListSkeleton } from '@/ui/states.tsx'
import { PhoneText } from '@/ui/text.tsx'
import { PublicFrame } from './public-frame.tsx'
import classes from './visit-answer.module.css'

const askedQuery = (token: string) =>
  queryOptions({
    queryKey: keys.askedVisit(token),
    queryFn: async ({ signal }) =>
      known(await take(api.GET('/api/v1/visit-answers/{token}', { params: { path: { token } }, signal }))),
    retry: false,
  })

/** Where the link of a reminder leads: whoever is expected says whether they come. Needs no account. */
export function VisitAnswerPage({ token }: { token: string }) {
  const { t } = useTranslation()
  const asked = useQuery(askedQuery(token))
  return (
    <PublicFrame locale={asked.data?.locale}>
      {asked.isPending && <ListSkeleton />}
      {asked.isError && (
        <EmptyState icon={IconCalendarOff} title={t('reminders:page.goneTitle')} body={t('reminders:page.goneBody')} />
      )}
      {asked.data && <Asked visit={asked.data} token={token} />}
    </PublicFrame>
  )
}

const icons = {
  ASKED: IconCalendarQuestion,
  CONFIRMED: IconCalendarCheck,
  MOVE_ASKED: IconCalendarQuestion,
  CANCELLED: IconCalendarOff,
  MOVED: IconCalendarQuestion,
  OVER: IconCalendarOff,
} as const

/** The hour that is shown is the one the agency's server told. */
function known(visit: AskedVisit): AskedVisit {
  learnZones({ [visit.timezone]: visit.clock })
  return visit
}

function Asked({ visit: v, token }: { visit: AskedVisit; token: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const state = useRef<HTMLParagraphElement>(null)
  const answer = useMutation({
    mutationFn: (act: VisitAct) =>
      take(api.POST('/api/v1/visit-answers/{token}', { params: { path: { token } }, body: { act } })),
    onSuccess: (now) => {
      queries.setQueryData(keys.askedVisit(token), now)
      // The button that was pressed goes: reading goes on from what is said now.
      state.current?.focus()
    },
    onError: notifyError,
  })
  async function say(act: VisitAct) {
    const sure =
      act !== 'cancel' ||
      (await confirm({
        title: t('reminders:page.cancelTitle'),
        body: t('reminders:page.cancelBody'),
        confirm: t('reminders:page.act.cancel'),
      }))
    if (sure) answer.mutate(act)
  }
  const Icon = icons[v.state]
  const choices = choicesIn[v.state]
  return (
    <>
      <p className={classes.agency}>{v.agency}</p>
      <h1 className={classes.title}>
        {formatName(v.name) === v.name ? t('reminders:page.hello', { name: v.name }) : t('reminders:page.helloPlain')}
      </h1>
      <section className={classes.visit} aria-label={t('reminders:page.visit')}>
        <Icon size={28} stroke={1.5} aria-hidden />
        <div>
          <p className={classes.what}>{label('appointmentType', v.type)}</p>
          <time className={classes.when} dateTime={v.startsAt}>
            {formatInstant(v.startsAt, v.timezone, currentLocale(), 'spoken')}
          </time>
          {v.place && (
            <p className={classes.place}>
              <IconMapPin size={16} stroke={1.5} aria-hidden /> {v.place}
            </p>
          )}
        </div>
      </section>
      <p ref={state} tabIndex={-1} role="status" className={classes.state} data-state={v.state}>
        {t(`reminders:page.state.${v.state}`)}
      </p>
      {choices.length > 0 && (
        <div className={classes.choices}>
          {choices.map((act, index) => (
            <Button
              key={act}
              size="md"
              variant={index === 0 && act === 'confirm' ? 'filled' : 'default'}
              loading={answer.isPending && answer.variables === act}
              disabled={answer.isPending}
              onClick={() => void say(act)}
            >
              {t(`reminders:page.act.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {v.agencyPhone && (
        <p className={classes.call}>
          <IconPhone size={16} stroke={1.5} aria-hidden />
          <a href={`tel:${v.agencyPhone.replace(/\s/g, '')}`}>
            <PhoneText value={v.agencyPhone} />
          </a>
        </p>
      )}
    </>
  )
}

/** What may still be said in each state; nothing once it is over, called off, or at another time. */
const choicesIn: Record<AskedVisit['state'], readonly VisitAct[]> = {
  ASKED: ['confirm', 'move', 'cancel'],
  CONFIRMED: ['move', 'cancel'],
  MOVE_ASKED: ['confirm', 'cancel'],
  CANCELLED: [],
  MOVED: [],
  OVER: [],
}

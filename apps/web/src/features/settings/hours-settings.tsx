import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '@/features/session/members.ts'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { WorkingHours } from '@/lib/api-organizations.ts'
import { keys } from '@/lib/keys.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { AbsencesSection } from './absences-section.tsx'
import { copyMonday, rangesAreSound, readTime } from './hours.ts'
import classes from './settings.module.css'
import { hoursQuery } from './settings-queries.ts'
import { weekdayName } from './weekday-name.ts'

/** Working hours and absences: one's own, or anybody's for who manages the team. */
export function HoursSettings() {
  const { t } = useTranslation()
  const { me, can } = useSession()
  const manages = can('member.write')
  const members = useQuery({ ...membersQuery, enabled: manages })
  const [userId, setUserId] = useState(me.user.id)
  const hours = useQuery(hoursQuery(userId))
  return (
    <>
      <Section
        title={t('settings:nav.hours')}
        hint={t('settings:hours.hint')}
        actions={
          manages && (
            <Select
              aria-label={t('settings:hours.person')}
              data={members.data?.items.map((m) => ({ value: m.userId, label: m.name })) ?? []}
              value={userId}
              onChange={(v) => setUserId(v ?? me.user.id)}
              allowDeselect={false}
              searchable
            />
          )
        }
      >
        {hours.isPending && <DetailSkeleton />}
        {hours.isError && <ErrorState error={hours.error} onRetry={() => void hours.refetch()} />}
        {hours.data && <HoursForm key={userId} userId={userId} initial={hours.data.items} />}
      </Section>
      <AbsencesSection key={userId} userId={userId} />
    </>
  )
}

/** A range has no identity of its own; while it is edited it needs one, so that removing another moves no field. */
type KeyedRange = WorkingHours & { key: string }
let serial = 0
function keyed(range: WorkingHours): KeyedRange {
  serial += 1
  return { ...range, key: String(serial) }
}
const unkeyed = ({ key: _key, ...range }: KeyedRange): WorkingHours => range

function HoursForm({ userId, initial }: { userId: string; initial: WorkingHours[] }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [unchanged] = useState(() => initial.map(keyed))
  const [ranges, setRanges] = useState(unchanged)
  const sound = rangesAreSound(ranges)
  const save = useMutation({
    mutationFn: () =>
      take(
        api.PUT('/api/v1/working-hours/{userId}', {
          params: { path: { userId } },
          body: { items: ranges.map(unkeyed) },
        }),
      ),
    onSuccess: () => notifyDone(t('settings:hours.saved')),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.workingHours(userId) }),
  })
  const change = (range: KeyedRange, next: Partial<WorkingHours>) =>
    setRanges(ranges.map((r) => (r === range ? { ...r, ...next } : r)))
  const add = (weekday: number) => {
    const afternoon = ranges.some((r) => r.weekday === weekday)
    const [starts, ends] = afternoon ? ['14:00', '18:30'] : ['09:00', '12:30']
    setRanges([...ranges, keyed({ weekday, starts, ends })])
  }
  return (
    <div className={classes.stack}>
      <div>
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
          const day = ranges.filter((r) => r.weekday === weekday)
          const name = weekdayName(weekday)
          return (
            <div key={weekday} className={classes.day}>
              <strong>{name}</strong>
              <div className={classes.ranges}>
                {day.length === 0 && <span className={classes.off}>{t('settings:hours.off')}</span>}
                {day.map((r) => (
                  <div key={r.key} className={classes.range}>
                    <TimeField
                      label={`${name} ${t('settings:hours.from')}`}
                      value={r.starts}
                      onChange={(starts) => change(r, { starts })}
                    />
                    {t('settings:hours.to')}
                    <TimeField
                      label={`${name} ${t('settings:hours.to')}`}
                      value={r.ends}
                      onChange={(ends) => change(r, { ends })}
                    />
                    <ActionIcon
                      aria-label={`${t('settings:hours.removeRange')} (${name})`}
                      onClick={() => setRanges(ranges.filter((x) => x !== r))}
                    >
                      <IconX size={16} stroke={1.5} />
                    </ActionIcon>
                  </div>
                ))}
              </div>
              <ActionIcon
                aria-label={`${t('settings:hours.addRange')} (${name})`}
                title={t('settings:hours.addRange')}
                onClick={() => add(weekday)}
              >
                <IconPlus size={16} stroke={1.5} />
              </ActionIcon>
            </div>
          )
        })}
      </div>
      {!sound && (
        <p className={classes.error} role="alert">
          {t('settings:hours.invalid')}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="subtle" onClick={() => setRanges(copyMonday(ranges).map(keyed))}>
          {t('settings:hours.copy')}
        </Button>
        <Button disabled={!sound || ranges === unchanged} loading={save.isPending} onClick={() => save.mutate()}>
          {t('action.save')}
        </Button>
      </div>
    </div>
  )
}

/** A 24-hour time in every language; "9" or "930" is understood when the field is left. */
function TimeField(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      className={classes.time}
      aria-label={props.label}
      inputMode="numeric"
      placeholder="00:00"
      maxLength={5}
      dir="ltr"
      value={props.value}
      onChange={(e) => props.onChange(e.currentTarget.value)}
      onBlur={(e) => props.onChange(readTime(e.currentTarget.value) ?? e.currentTarget.value)}
    />
  )
}

import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AgentField } from '@/features/dossiers/pickers.tsx'
import { offered, useCodes } from '@/features/reference-lists/reference-queries.ts'
import { useSession } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Reminder } from '@/lib/api-tasks.ts'
import type { Task } from '@/lib/api-types.ts'
import { instantOfWallClock, wallClock } from '@/lib/wall-clock.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { RecurrenceField } from './recurrence-field.tsx'
import classes from './task-form.module.css'
import { useChangeTask, useNewTask } from './tasks.ts'

const minutes = ['0', '15', '60', '1440'] as const

/** Makes a task of a dossier, or changes one; of one that repeats, alone or with those that follow. */
export function TaskForm(props: {
  task?: Task
  dossierId: string | null
  zone: string
  assigneeId: string | null
  onClose: () => void
}) {
  const { task, zone, onClose } = props
  const { t } = useTranslation()
  const { me } = useSession()
  const [title, setTitle] = useState(task?.title ?? '')
  const categories = useCodes('TASK_CATEGORY', task?.category)
  const [picked, setCategory] = useState(task?.category ?? 'CALL_BACK')
  const category = offered(categories, picked)
  const [due, setDue] = useState(task?.dueAt ? wallClock(Date.parse(task.dueAt), zone) : '')
  const [assigneeId, setAssigneeId] = useState(task ? (task.assignee?.id ?? null) : (props.assigneeId ?? me.user.id))
  const given = task?.reminder?.minutesBefore ?? null
  const [reminder, setReminder] = useState<string | null>(given === null ? null : `${given}`)
  const [rule, setRule] = useState<string | null>(task?.recurrence?.rule ?? null)
  const [custom, setCustom] = useState(false)
  const [scope, setScope] = useState<'ONE' | 'FOLLOWING'>('ONE')
  const add = useNewTask()
  const change = useChangeTask()
  const dueAt = due ? instantOfWallClock(due, zone) : null
  const failed = add.error ?? change.error
  const fault = (field: string) =>
    failed instanceof ApiError ? (failed.fields.find((f) => f.field === field)?.message ?? null) : null
  const onError = (error: unknown) => {
    if (!(error instanceof ApiError && error.fields.length > 0)) notifyError(error)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!title.trim()) return
    const remind: Reminder | null = dueAt && reminder !== null ? { minutesBefore: Number(reminder) } : null
    const common = { title: title.trim(), category }
    if (!task)
      return add.mutate(
        {
          ...common,
          ...(props.dossierId ? { dossierId: props.dossierId } : {}),
          ...(dueAt ? { dueAt } : {}),
          ...(assigneeId ? { assigneeId } : {}),
          ...(remind ? { reminder: remind } : {}),
          ...(rule && dueAt ? { recurrence: rule } : {}),
        },
        { onSuccess: onClose, onError },
      )
    const before = task.recurrence?.rule ?? null
    const keepsInstant = task.reminder !== null && given === null && remind === null
    change.mutate(
      {
        task,
        ...common,
        dueAt,
        assigneeId,
        ...(keepsInstant ? {} : { reminder: remind }),
        ...(rule === before ? {} : { recurrence: rule }),
        ...(before && rule === before ? { scope } : {}),
      },
      {
        onSuccess: () => {
          notifyDone(t('tasks:saved'))
          onClose()
        },
        onError,
      },
    )
  }

  const choices = reminder !== null && !minutes.some((m) => m === reminder) ? [...minutes, reminder] : minutes
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t('dossiers:tasks.what')}
        data-autofocus
        autoFocus
        maxLength={200}
        value={title}
        error={fault('title')}
        onChange={(e) => setTitle(e.currentTarget.value)}
      />
      <div className={classes.pair}>
        <Select
          label={t('dossiers:tasks.category')}
          data={categories}
          value={category}
          allowDeselect={false}
          onChange={(v) => v && setCategory(v)}
        />
        <TextInput
          type="datetime-local"
          label={t('dossiers:tasks.due')}
          value={due}
          error={fault('dueAt')}
          onChange={(e) => setDue(e.currentTarget.value)}
        />
      </div>
      <RecurrenceField
        value={rule}
        custom={custom}
        dueAt={dueAt}
        zone={zone}
        error={fault('recurrence')}
        onChange={(next, open) => {
          setRule(next)
          setCustom(open)
        }}
      />
      {dueAt && (
        <Select
          label={t('tasks:reminder.label')}
          placeholder={t('tasks:reminder.none')}
          data={choices.map((m) => ({
            value: m,
            label: minutes.some((known) => known === m)
              ? t(`tasks:reminder.${m}`)
              : t('tasks:reminder.minutes', { minutes: m }),
          }))}
          value={reminder}
          clearable
          error={fault('reminder')}
          onChange={setReminder}
        />
      )}
      <AgentField
        label={t('dossiers:tasks.assignee')}
        value={assigneeId}
        error={fault('assigneeId')}
        onChange={setAssigneeId}
      />
      {task?.recurrence && rule === task.recurrence.rule && (
        <ChoicePills
          label={t('tasks:scope.label')}
          choices={(['ONE', 'FOLLOWING'] as const).map((value) => ({ value, label: t(`tasks:scope.${value}`) }))}
          value={scope}
          onChange={(v) => setScope(v === 'FOLLOWING' ? 'FOLLOWING' : 'ONE')}
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" size="compact-md" loading={add.isPending || change.isPending} disabled={!title.trim()}>
          {t(task ? 'action.save' : 'action.add')}
        </Button>
      </div>
    </form>
  )
}

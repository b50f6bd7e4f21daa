import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AgentField } from '@/features/dossiers/pickers.tsx'
import { offered, useCodes } from '@/features/reference-lists/reference-queries.ts'
import { useSession } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Task } from '@/lib/api-types.ts'
import { instantOfWallClock, wallClock } from '@/lib/wall-clock.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { followDue } from './recurrence.ts'
import { RecurrenceField } from './recurrence-field.tsx'
import { choiceOf, reminderOf } from './reminder.ts'
import { ReminderField } from './reminder-field.tsx'
import classes from './task-form.module.css'
import { useChangeTask, useNewTask } from './tasks.ts'

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
  const given = choiceOf(task?.reminder ?? null, zone)
  const [reminder, setReminder] = useState(given)
  const [tried, setTried] = useState(false)
  const [rule, setRule] = useState<string | null>(task?.recurrence?.rule ?? null)
  const [custom, setCustom] = useState(false)
  const [scope, setScope] = useState<'ONE' | 'FOLLOWING'>('ONE')
  const add = useNewTask()
  const change = useChangeTask()
  const dueAt = due ? instantOfWallClock(due, zone) : null
  const before = task?.recurrence?.rule ?? null
  const kept = task?.recurrence && rule === before && scope === 'ONE' ? task.recurrence : null
  const start = kept ? { startsAt: kept.startsAt, after: kept.occurrenceAt } : dueAt ? { startsAt: dueAt } : null
  const remind = reminderOf(reminder, zone, dueAt !== null)
  const failed = add.error ?? change.error
  const fault = (field: string) =>
    failed instanceof ApiError ? (failed.fields.find((f) => f.field === field)?.message ?? null) : null
  const onError = (error: unknown) => {
    if (!(error instanceof ApiError && error.fields.length > 0)) notifyError(error)
  }

  /** A rule that the due day suggested goes along with it, unless this one alone is moved. */
  function moveDue(local: string) {
    setDue(local)
    const to = instantOfWallClock(local, zone)
    if (rule && dueAt && to && !kept) setRule(followDue(rule, dueAt, to, zone))
  }
  function chooseScope(chosen: 'ONE' | 'FOLLOWING') {
    setScope(chosen)
    const { occurrenceAt } = task?.recurrence ?? {}
    if (chosen === 'FOLLOWING' && rule && dueAt && occurrenceAt) setRule(followDue(rule, occurrenceAt, dueAt, zone))
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!title.trim() || (reminder.kind === 'at' && !remind)) return
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
    const sameReminder = reminder.kind === given.kind && reminder.at === given.at
    change.mutate(
      {
        task,
        ...common,
        dueAt,
        assigneeId,
        ...(sameReminder ? {} : { reminder: remind }),
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
          onChange={(e) => moveDue(e.currentTarget.value)}
        />
      </div>
      <RecurrenceField
        value={rule}
        custom={custom}
        start={start}
        zone={zone}
        assigneeId={assigneeId}
        error={fault('recurrence')}
        onChange={(next, open) => {
          setRule(next)
          setCustom(open)
        }}
      />
      <ReminderField
        value={reminder}
        given={given}
        zone={zone}
        hasDue={dueAt !== null}
        repeats={rule !== null && dueAt !== null}
        tried={tried}
        error={fault('reminder')}
        onChange={setReminder}
      />
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
          onChange={(v) => chooseScope(v === 'FOLLOWING' ? 'FOLLOWING' : 'ONE')}
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

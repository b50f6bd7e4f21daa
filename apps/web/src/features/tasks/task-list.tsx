import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconCircle, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AgentField } from '@/features/dossiers/pickers.tsx'
import { offered, useCodes } from '@/features/reference-lists/reference-queries.ts'
import { useSession } from '@/features/session/session.ts'
import type { Task } from '@/lib/api-types.ts'
import { label } from '@/lib/label.ts'
import { useNow } from '@/lib/use-now.ts'
import { instantOfWallClock } from '@/lib/wall-clock.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { InstantText } from '@/ui/text.tsx'
import { TickButton } from '@/ui/tick-button.tsx'
import classes from './task-list.module.css'
import { byUrgency, dossierTasksQuery, useCloseTask, useNewTask } from './tasks.ts'

/** What is left to do for a dossier, the most urgent first. */
export function TaskList(props: {
  dossierId: string
  zone: string
  assigneeId: string | null
  canEdit: boolean
  adding: boolean
  onAdded: () => void
}) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const tasks = useQuery(dossierTasksQuery(props.dossierId))
  const open = byUrgency(tasks.data?.items.filter((x) => x.state === 'OPEN') ?? [])
  return (
    <>
      {props.adding && <TaskForm {...props} />}
      {tasks.data && open.length === 0 && !props.adding && <p className={classes.none}>{t('dossiers:tasks.none')}</p>}
      {tasks.isError && <p className={classes.none}>{t('state.errorTitle')}</p>}
      <ul className={classes.list}>
        {open.map((task) => (
          <TaskRow key={task.id} task={task} zone={props.zone} canEdit={props.canEdit} now={now} />
        ))}
      </ul>
    </>
  )
}

function TaskRow({ task, zone, canEdit, now }: { task: Task; zone: string; canEdit: boolean; now: number }) {
  const { t } = useTranslation()
  const change = useCloseTask()
  const late = task.dueAt !== null && Date.parse(task.dueAt) < now
  function close(state: 'DONE' | 'CANCELLED') {
    change.mutate(
      { task, state },
      {
        onSuccess: () => notifyDone(t(state === 'DONE' ? 'dossiers:tasks.done' : 'dossiers:tasks.cancelled')),
        onError: notifyError,
      },
    )
  }
  return (
    <li className={classes.task} data-late={late || undefined}>
      {canEdit ? (
        <TickButton
          label={t('dossiers:tasks.complete', { title: task.title })}
          disabled={change.isPending}
          onClick={() => close('DONE')}
        />
      ) : (
        <IconCircle size={18} stroke={1.5} aria-hidden />
      )}
      <div className={classes.text}>
        <p>{task.title}</p>
        <small>
          {label('taskCategory', task.category)}
          {task.dueAt && (
            <>
              {' · '}
              {late && <strong>{t('dossiers:tasks.overdue')} · </strong>}
              <InstantText at={task.dueAt} zone={zone} relative />
            </>
          )}
        </small>
      </div>
      {task.assignee && (
        <span title={task.assignee.name}>
          <Avatar name={task.assignee.name} size={20} />
        </span>
      )}
      {canEdit && (
        <ActionIcon
          size="sm"
          className={classes.cancel}
          onClick={() => close('CANCELLED')}
          aria-label={t('dossiers:tasks.cancel', { title: task.title })}
        >
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  )
}

function TaskForm(props: { dossierId: string; zone: string; assigneeId: string | null; onAdded: () => void }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const [title, setTitle] = useState('')
  const categories = useCodes('TASK_CATEGORY')
  const [picked, setCategory] = useState('CALL_BACK')
  const category = offered(categories, picked)
  const [due, setDue] = useState('')
  const [assigneeId, setAssigneeId] = useState<string | null>(props.assigneeId ?? me.user.id)
  const add = useNewTask()
  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!title.trim()) return
        const dueAt = due ? instantOfWallClock(due, props.zone) : null
        add.mutate(
          {
            title: title.trim(),
            category,
            dossierId: props.dossierId,
            ...(dueAt ? { dueAt } : {}),
            ...(assigneeId ? { assigneeId } : {}),
          },
          { onSuccess: props.onAdded, onError: notifyError },
        )
      }}
    >
      <TextInput
        label={t('dossiers:tasks.what')}
        data-autofocus
        autoFocus
        maxLength={200}
        value={title}
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
          onChange={(e) => setDue(e.currentTarget.value)}
        />
      </div>
      <AgentField label={t('dossiers:tasks.assignee')} value={assigneeId} onChange={setAssigneeId} />
      <div className={classes.actions}>
        <Button variant="default" size="compact-md" onClick={props.onAdded}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" size="compact-md" loading={add.isPending} disabled={!title.trim()}>
          {t('action.add')}
        </Button>
      </div>
    </form>
  )
}

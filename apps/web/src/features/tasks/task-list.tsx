import { ActionIcon, Menu, Skeleton } from '@mantine/core'
import { IconCircle, IconRepeat, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '@/lib/api-types.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { useNow } from '@/lib/use-now.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { InstantText } from '@/ui/text.tsx'
import { TickButton } from '@/ui/tick-button.tsx'
import { recurrenceWords } from './recurrence.ts'
import classes from './task-list.module.css'
import { byUrgency, dossierTasksQuery, useChangeTask, useRefreshTasks } from './tasks.ts'
import { tellNext } from './tell-next.ts'

const TaskForm = lazy(() => import('./task-form.tsx').then((m) => ({ default: m.TaskForm })))

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
      {props.adding && (
        <Suspense fallback={<Skeleton height={240} />}>
          <TaskForm {...props} onClose={props.onAdded} />
        </Suspense>
      )}
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
  const change = useChangeTask()
  const refresh = useRefreshTasks()
  const [editing, setEditing] = useState(false)
  const late = task.dueAt !== null && Date.parse(task.dueAt) < now
  const rule = task.recurrence?.rule
  // The row is gone by the time of the answer: what is told then is told without it.
  function done() {
    change.mutateAsync({ task, state: 'DONE' }).then((answer) => tellNext(answer, zone, refresh), notifyError)
  }
  function cancel(scope: 'ONE' | 'FOLLOWING') {
    change
      .mutateAsync({ task, state: 'CANCELLED', ...(rule ? { scope } : {}) })
      .then(() => notifyDone(t('dossiers:tasks.cancelled')), notifyError)
  }
  if (editing)
    return (
      <li>
        <Suspense fallback={<Skeleton height={240} />}>
          <TaskForm task={task} dossierId={null} zone={zone} assigneeId={null} onClose={() => setEditing(false)} />
        </Suspense>
      </li>
    )
  const cross = (act?: () => void) => (
    <ActionIcon
      size="sm"
      className={classes.cancel}
      {...(act ? { onClick: act } : {})}
      aria-label={t('dossiers:tasks.cancel', { title: task.title })}
    >
      <IconX size={14} stroke={1.75} />
    </ActionIcon>
  )
  return (
    <li className={classes.task} data-late={late || undefined}>
      {canEdit ? (
        <TickButton
          label={t('dossiers:tasks.complete', { title: task.title })}
          disabled={change.isPending}
          onClick={done}
        />
      ) : (
        <IconCircle size={18} stroke={1.5} aria-hidden />
      )}
      <div className={classes.text}>
        <p>
          {canEdit ? (
            <button
              type="button"
              className={classes.title}
              aria-label={t('tasks:edit', { title: task.title })}
              onClick={() => setEditing(true)}
            >
              {task.title}
            </button>
          ) : (
            task.title
          )}
        </p>
        <small>
          {label('taskCategory', task.category)}
          {task.dueAt && (
            <>
              {' · '}
              {late && <strong>{t('dossiers:tasks.overdue')} · </strong>}
              <InstantText at={task.dueAt} zone={zone} relative />
            </>
          )}
          {rule && (
            <span className={classes.repeats}>
              <IconRepeat size={12} stroke={1.75} aria-hidden />
              {recurrenceWords(rule, t, currentLocale())}
            </span>
          )}
        </small>
      </div>
      {task.assignee && (
        <span title={task.assignee.name}>
          <Avatar name={task.assignee.name} size={20} />
        </span>
      )}
      {canEdit && !rule && cross(() => cancel('ONE'))}
      {canEdit && rule && (
        <Menu position="bottom-end">
          <Menu.Target>{cross()}</Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('tasks:cancelSeries.title')}</Menu.Label>
            <Menu.Item onClick={() => cancel('ONE')}>{t('tasks:cancelSeries.one')}</Menu.Item>
            <Menu.Item color="terracotta" onClick={() => cancel('FOLLOWING')}>
              {t('tasks:cancelSeries.all')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

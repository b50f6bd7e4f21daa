import i18next from 'i18next'
import { api, take } from '@/lib/api.ts'
import type { ChangedTask } from '@/lib/api-tasks.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyOffers } from '@/ui/notify.tsx'

/**
 * Says that a task is done and what comes after: the next of its series, or steps to plan with one click.
 * @param refresh brings the lists up to date once a step is planned
 */
export function tellNext(done: ChangedTask, zone: string, refresh: () => Promise<unknown>): void {
  const when = (at: string) => formatInstant(at, zone, currentLocale(), 'day')
  const { dossier, assignee, next } = done
  if (next?.dueAt) {
    notifyDone(i18next.t('tasks:next.made', { when: when(next.dueAt) }))
    return
  }
  if (!dossier || done.steps.length === 0) {
    notifyDone(i18next.t('dossiers:tasks.done'))
    return
  }
  notifyOffers(
    i18next.t('tasks:next.ask'),
    done.steps.map(({ category, dueAt }) => {
      const title = label('taskCategory', category)
      return {
        label: `${title} · ${when(dueAt)}`,
        act: async () => {
          const assigneeId = assignee ? { assigneeId: assignee.id } : {}
          await take(
            api.POST('/api/v1/tasks', { body: { title, category, dueAt, dossierId: dossier.id, ...assigneeId } }),
          )
          notifyDone(i18next.t('tasks:next.planned', { title }))
          await refresh()
        },
      }
    }),
  )
}

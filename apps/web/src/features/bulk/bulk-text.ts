import { useTranslation } from 'react-i18next'
import { useAgents } from '@/features/dossiers/pickers.tsx'
import type { BulkChange } from '@/lib/api-bulk.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'

/** How far a change is: of its records while it runs, of those it changed while it is taken back. */
export function doneOf({ state, total, counts: c }: BulkChange): { done: number; of: number } {
  if (state === 'UNDOING' || state === 'UNDONE') return { done: c.undone + c.kept, of: c.done + c.undone + c.kept }
  return { done: total - c.waiting, of: total }
}

/** A change in words: what was asked, and how far it is or how it ended. */
export function useBulkText() {
  const { t } = useTranslation()
  const agents = useAgents()
  const figure = (n: number) => formatNumber(n, currentLocale(), 0)
  return {
    command({ list, command, total }: BulkChange): string {
      const what = t(`lists:bulk.of.${list}`, { count: total, figure: figure(total) })
      if (command.kind === 'ASSIGN') {
        const name = agents.find((a) => a.id === command.assigneeId)?.name ?? t('person.unassigned')
        return t('lists:bulk.did.ASSIGN', { what, name })
      }
      if (command.kind === 'SOURCE')
        return t('lists:bulk.did.SOURCE', { what, name: label('source', String(command.source)) })
      const family = list === 'DOSSIERS' ? 'status' : 'annonceStatus'
      return t('lists:bulk.did.MOVE', { what, name: label(family, String(command.to)) })
    },
    progress(bulk: BulkChange): string {
      const { counts: c, state } = bulk
      const { done, of } = doneOf(bulk)
      if (state === 'RUNNING' || state === 'UNDOING')
        return t(`lists:bulk.now.${state}`, { done: figure(done), of: figure(of) })
      const parts =
        state === 'UNDONE'
          ? [t('lists:bulk.end.undone', { count: c.undone }), c.kept > 0 && t('lists:bulk.end.kept', { count: c.kept })]
          : [
              t('lists:bulk.end.done', { count: c.done }),
              c.same > 0 && t('lists:bulk.end.same', { count: c.same }),
              c.skipped > 0 && t('lists:bulk.end.skipped', { count: c.skipped }),
            ]
      return [...parts, c.refused > 0 && t('lists:bulk.end.refused', { count: c.refused })].filter(Boolean).join(' · ')
    },
  }
}

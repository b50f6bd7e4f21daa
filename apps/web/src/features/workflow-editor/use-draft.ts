import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Definition, WorkflowDraft } from '@/lib/api-workflows.ts'
import { keys } from '@/lib/keys.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { beginHistory, record, redo, undo } from './draft-model.ts'

/** How long typing rests before it is saved, in milliseconds. */
const REST_MS = 500

export type SaveState = 'saved' | 'saving' | 'failed'

/**
 * The draft as it is being edited: each change is seen at once, can be taken back, and is saved when the hand rests.
 * What somebody else saved meanwhile wins, and the person is told.
 */
export function useDraft(draft: WorkflowDraft) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [history, setHistory] = useState(() => beginHistory(draft.definition))
  const [save, setSave] = useState<SaveState>('saved')
  const saved = useRef({ version: draft.version, definition: draft.definition })
  const { id } = draft
  const { present } = history

  const adopt = useCallback((current: WorkflowDraft) => {
    saved.current = { version: current.version, definition: current.definition }
    setHistory(beginHistory(current.definition))
    setSave('saved')
  }, [])

  // Somebody else saved, and nothing of ours is waiting.
  useEffect(() => {
    if (draft.version > saved.current.version && save === 'saved') adopt(draft)
  }, [draft, save, adopt])

  const store = useCallback(
    async (definition: Definition) => {
      try {
        const next = await take(
          api.PUT('/api/v1/workflow-drafts/{id}', {
            params: { path: { id } },
            body: { version: saved.current.version, definition },
          }),
        )
        saved.current = { version: next.version, definition }
        queries.setQueryData(keys.workflowDraft(id), next)
        setSave('saved')
      } catch (error) {
        const conflict = error instanceof ApiError && error.code === 'VERSION_CONFLICT'
        if (!conflict) {
          setSave('failed')
          notifyError(error)
          return
        }
        const current = await take(api.GET('/api/v1/workflow-drafts/{id}', { params: { path: { id } } }))
        queries.setQueryData(keys.workflowDraft(id), current)
        adopt(current)
        notifyDone(t('workflows:edit.adopted', { name: current.updatedBy.name ?? '' }))
      }
    },
    [id, queries, adopt, t],
  )

  useEffect(() => {
    if (save === 'saving' || present === saved.current.definition) return undefined
    const timer = setTimeout(() => {
      setSave('saving')
      void store(present)
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [present, save, store])

  return {
    definition: present,
    problems: draft.problems,
    /** Whether what is seen is what the server has judged. */
    settled: save === 'saved' && present === saved.current.definition,
    save,
    change: (next: Definition) => setHistory((now) => record(now, next)),
    undo: history.past.length > 0 ? () => setHistory(undo) : null,
    redo: history.future.length > 0 ? () => setHistory(redo) : null,
  }
}

import { Button, Modal, Radio, Select, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { WorkflowActivation, WorkflowDraft } from '@/lib/api-workflows.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { ListSkeleton } from '@/ui/states.tsx'
import classes from './editor.module.css'
import { simulationQuery } from './editor-queries.ts'
import { stateName } from './naming.ts'

/** Asks what happens to running dossiers, and where those whose state goes away are to stand; then activates. */
export function ActivationDialog({ draft, onClose }: { draft: WorkflowDraft; onClose: (activated: boolean) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const simulation = useQuery(simulationQuery(draft.id, draft.version))
  const [running, setRunning] = useState<WorkflowActivation['running']>('KEEP')
  const [mapping, setMapping] = useState<Record<string, string>>({})
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [note, setNote] = useState('')
  const activate = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/workflow-drafts/{id}/activation', {
          params: { path: { id: draft.id } },
          body: {
            version: draft.version,
            running,
            ...(note.trim() ? { note: note.trim() } : {}),
            ...(running === 'MIGRATE' ? { mapping } : {}),
          },
        }),
      ),
    onSuccess: ({ version }) => {
      notifyDone(t('workflows:activate.done', { version }))
      onClose(true)
    },
    onError: (error) => {
      if (error instanceof ApiError) setErrors(error.byField())
      notifyError(error)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['workflow'] }),
  })
  const { toMap = [], goals = [], total = 0, states = [] } = simulation.data ?? {}
  const countOf = (state: string) =>
    states.filter((s) => s.status === state || s.heldFrom === state).reduce((n, s) => n + s.count, 0)
  const unmapped = running === 'MIGRATE' && toMap.some((state) => !mapping[state])
  return (
    <Modal
      opened
      size="lg"
      onClose={() => onClose(false)}
      title={t('workflows:activate.title', { version: draft.base.version + 1 })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          activate.mutate()
        }}
      >
        {simulation.isPending && <ListSkeleton rows={2} avatar={false} />}
        <Radio.Group
          label={t('workflows:activate.running', { count: total })}
          value={running}
          onChange={(value) => setRunning(value === 'MIGRATE' ? 'MIGRATE' : 'KEEP')}
        >
          <div className={classes.radios}>
            <Radio value="KEEP" label={t('workflows:activate.KEEP')} description={t('workflows:activate.keepHint')} />
            <Radio
              value="MIGRATE"
              label={t('workflows:activate.MIGRATE')}
              description={t('workflows:activate.migrateHint')}
            />
          </div>
        </Radio.Group>
        {running === 'MIGRATE' && toMap.length > 0 && (
          <fieldset className={classes.mapping}>
            <legend>{t('workflows:activate.mapping')}</legend>
            {toMap.map((state) => (
              <Select
                key={state}
                label={`${stateName(draft.base.definition, state)} (${t('workflows:edit.inUse', { count: countOf(state) })})`}
                placeholder={t('workflows:activate.goal')}
                data={goals.map((goal) => ({ value: goal, label: stateName(draft.definition, goal) }))}
                value={mapping[state] ?? null}
                searchable
                allowDeselect={false}
                error={errors[`mapping.${state}`]}
                onChange={(goal) => {
                  if (goal) setMapping({ ...mapping, [state]: goal })
                }}
              />
            ))}
          </fieldset>
        )}
        <Textarea
          label={t('workflows:activate.note')}
          placeholder={t('workflows:activate.noteHint')}
          maxLength={500}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={() => onClose(false)}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={activate.isPending} disabled={unmapped || simulation.isPending}>
            {t('workflows:activate.go')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

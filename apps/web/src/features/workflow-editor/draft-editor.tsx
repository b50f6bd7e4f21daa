import { ActionIcon, Button, Drawer, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { WorkflowCatalogue, WorkflowDraft } from '@/lib/api-workflows.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { DetailSkeleton } from '@/ui/states.tsx'
import { ActivationDialog } from './activation-dialog.tsx'
import { addState, type Chosen, codeFor } from './draft-model.ts'
import { EditPanel } from './edit-panel.tsx'
import classes from './editor.module.css'
import { ProblemsList, wrongPlaces } from './problems-list.tsx'
import { StatesList } from './states-list.tsx'
import { useDraft } from './use-draft.ts'

const WorkflowGraph = lazy(() => import('./graph.tsx').then((m) => ({ default: m.WorkflowGraph })))

/** The draft in the hand: picture or list, the panel of what is chosen, what is wrong, and the way to activation. */
export function DraftEditor(props: {
  draft: WorkflowDraft
  catalogue: WorkflowCatalogue
  readOnly: boolean
  onDone(): void
  onSimulate(): void
}) {
  const { t } = useTranslation()
  const { draft, readOnly } = props
  const edit = useDraft(draft)
  const { definition, problems } = edit
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false })
  const [shape, setShape] = useState<'graph' | 'list'>('graph')
  const [chosen, setChosen] = useState<Chosen>(null)
  const [dialog, setDialog] = useState<'add' | 'activate' | null>(null)
  const discard = useDiscard(draft, props.onDone)
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length
  useUndoKeys(edit.undo, edit.redo)

  const panel = {
    definition,
    base: draft.base.definition,
    catalogue: props.catalogue,
    chosen,
    readOnly,
    onChange: edit.change,
    onChoose: setChosen,
  }
  const view = { ...panel, inUse: draft.inUse, wrong: wrongPlaces(problems) }
  return (
    <>
      <div className={classes.toolbar}>
        {!narrow && (
          <SegmentedControl
            aria-label={t('workflows:edit.shape')}
            data={[
              { value: 'graph', label: t('workflows:edit.shapeGraph') },
              { value: 'list', label: t('workflows:edit.shapeList') },
            ]}
            value={shape}
            onChange={(value) => setShape(value === 'list' ? 'list' : 'graph')}
          />
        )}
        {!readOnly && (
          <>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
              onClick={() => setDialog('add')}
            >
              {t('workflows:edit.addState')}
            </Button>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('workflows:edit.undo')}
              disabled={!edit.undo}
              onClick={() => edit.undo?.()}
            >
              <IconArrowBackUp size={18} className="flip-rtl" aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('workflows:edit.redo')}
              disabled={!edit.redo}
              onClick={() => edit.redo?.()}
            >
              <IconArrowForwardUp size={18} className="flip-rtl" aria-hidden />
            </ActionIcon>
          </>
        )}
        <span className={classes.saved} role="status">
          {readOnly ? '' : t(`workflows:save.${edit.settled ? 'saved' : edit.save === 'failed' ? 'failed' : 'saving'}`)}
        </span>
        {!readOnly && (
          <>
            <Button variant="subtle" color="terracotta" onClick={discard}>
              {t('workflows:edit.discard')}
            </Button>
            <Button variant="default" disabled={!edit.settled} onClick={props.onSimulate}>
              {t('workflows:edit.simulate')}
            </Button>
            <Button disabled={!edit.settled || errors > 0} onClick={() => setDialog('activate')}>
              {t('workflows:edit.activate')}
            </Button>
          </>
        )}
      </div>
      <ProblemsList definition={definition} problems={problems} onChoose={setChosen} />
      <div className={classes.work}>
        <div className={classes.view}>
          {narrow || shape === 'list' ? (
            <StatesList {...view} />
          ) : (
            <Suspense fallback={<DetailSkeleton />}>
              <WorkflowGraph {...view} />
            </Suspense>
          )}
        </div>
        {!narrow && (
          <aside className={classes.side} aria-label={t('workflows:edit.panel')}>
            <EditPanel {...panel} />
          </aside>
        )}
      </div>
      {narrow && (
        <Drawer
          opened={chosen !== null}
          onClose={() => setChosen(null)}
          position="bottom"
          size="85%"
          title={t('workflows:edit.panel')}
          closeButtonProps={{ 'aria-label': t('action.close') }}
        >
          <EditPanel {...panel} />
        </Drawer>
      )}
      {dialog === 'add' && (
        <AddStateDialog
          taken={definition.states}
          onClose={() => setDialog(null)}
          onAdd={(code, name) => {
            edit.change(addState(definition, code, name))
            setChosen({ kind: 'state', state: code })
            setDialog(null)
          }}
        />
      )}
      {dialog === 'activate' && (
        <ActivationDialog
          draft={draft}
          onClose={(activated) => {
            setDialog(null)
            if (activated) props.onDone()
          }}
        />
      )}
    </>
  )
}

function AddStateDialog(props: {
  taken: readonly string[]
  onClose(): void
  onAdd(code: string, name: { fr: string; ar: string; en: string }): void
}) {
  const { t } = useTranslation()
  const [name, setName] = useState({ fr: '', ar: '', en: '' })
  const languages = ['fr', 'ar', 'en'] as const
  const code = codeFor(name.fr || name.en, props.taken)
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('workflows:edit.addState')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          props.onAdd(code, name)
        }}
      >
        {languages.map((language, i) => (
          <TextInput
            key={language}
            label={t('workflows:edit.nameIn', { language: t(`language.${language}`) })}
            maxLength={60}
            dir={language === 'ar' ? 'rtl' : 'ltr'}
            lang={language}
            value={name[language]}
            {...(i === 0 ? { 'data-autofocus': true } : {})}
            onChange={(event) => setName({ ...name, [language]: event.currentTarget.value })}
          />
        ))}
        <p className={classes.muted}>
          {t('workflows:edit.codeWillBe')} <code>{code}</code>
        </p>
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{t('action.add')}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** @returns what asks and then throws the draft away */
function useDiscard(draft: WorkflowDraft, onDone: () => void): () => void {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const discard = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/workflow-drafts/{id}/discard', {
          params: { path: { id: draft.id } },
          body: { version: draft.version },
        }),
      ),
    onSuccess: onDone,
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['workflow'] }),
  })
  return () => {
    void confirm({
      title: t('workflows:edit.discardTitle'),
      body: t('workflows:edit.discardBody'),
      confirm: t('workflows:edit.discard'),
    }).then((yes) => {
      if (yes) discard.mutate()
    })
  }
}

/** Ctrl or ⌘ with Z and Shift+Z, outside fields that have their own. */
function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return
      const act = event.shiftKey ? redo : undo
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo, redo])
}

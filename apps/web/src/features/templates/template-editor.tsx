import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { channelAccountsQuery } from '@/features/settings/settings-queries.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { TemplateDetail } from '@/lib/api-templates.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { draftOf, wordsOfDraft } from './draft.ts'
import { letterDraftOf, wordsOfLetter } from './letter-draft.ts'
import { LetterWords } from './letter-words.tsx'
import { NumberWords } from './number-words.tsx'
import { TemplateHead } from './template-head.tsx'
import { TemplateState } from './template-state.tsx'
import { useTemplateAct } from './templates-queries.ts'
import classes from './templates-settings.module.css'

const KINDS = ['WHATSAPP_CLOUD', 'TWILIO_WHATSAPP', 'SMTP']

/** Writes a template of a number or a mailbox, shown as it will be read. What was sent is never changed: saving makes a version more. */
export function TemplateEditor(props: {
  template: TemplateDetail | null
  mayEdit: boolean
  onWritten: (id: string) => void
  onUnsaved: (unsaved: boolean) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { template, mayEdit, onUnsaved } = props
  const confirm = useConfirm()
  const accounts = useQuery({ ...channelAccountsQuery, enabled: template === null })
  const act = useTemplateAct()
  // Both are kept while an account is chosen: what was written for one is there again when one goes back.
  const [draft, setDraft] = useState(() => draftOf(template))
  const [letter, setLetter] = useState(() => letterDraftOf(template))
  const [saved, setSaved] = useState({ draft, letter })
  const [named, setNamed] = useState({ name: '', language: 'fr', accountId: '' })
  const places = accounts.data?.items.filter(({ kind }) => KINDS.includes(kind)) ?? []
  const accountId = template?.account.id ?? (named.accountId || (places[0]?.id ?? ''))
  const kind = template?.account.kind ?? places.find(({ id }) => id === accountId)?.kind
  const elsewhere = kind === 'TWILIO_WHATSAPP'
  const written = kind === 'SMTP'
  const language = template?.language ?? named.language
  const refused = act.error instanceof ApiError ? act.error.byField() : {}
  const changed = draft !== saved.draft || letter !== saved.letter
  const media = template?.versions[0]?.header?.format ?? 'TEXT'
  // Pictures above the text and the provider's other buttons are not written here.
  const locked =
    !mayEdit || media !== 'TEXT' || template?.versions[0]?.buttons.some(({ type }) => type === 'OTHER') === true
  const dirty = template === null || changed
  const unsaved = changed || named.name !== ''

  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved])

  const failed = (error: Error) => {
    if (!(error instanceof ApiError) || error.fields.length === 0) notifyError(error)
  }

  function save(event: FormEvent) {
    event.preventDefault()
    const words = written ? wordsOfLetter(letter) : wordsOfDraft(draft, elsewhere)
    act.mutate(
      template
        ? { act: 'write', template, words }
        : { act: 'add', words: { ...words, accountId, name: named.name, language } },
      {
        onSuccess: (made) => {
          setSaved({ draft, letter })
          onUnsaved(false)
          notifyDone(t(written ? 'letters:saved' : 'templates:saved'))
          props.onWritten((made as TemplateDetail).id)
        },
        onError: failed,
      },
    )
  }

  function submit() {
    if (template)
      act.mutate(
        { act: 'submit', template },
        { onSuccess: () => notifyDone(t('templates:submitted')), onError: notifyError },
      )
  }

  async function remove() {
    if (!template) return
    const sure = await confirm({
      title: t('templates:deleteTitle'),
      body: t(written ? 'letters:deleteBody' : 'templates:deleteBody'),
      confirm: t('action.delete'),
    })
    if (sure) act.mutate({ act: 'delete', template }, { onSuccess: props.onClose, onError: notifyError })
  }

  const head = template ? (
    <TemplateState template={template} />
  ) : (
    <TemplateHead
      named={{ ...named, accountId }}
      places={places}
      refused={refused}
      onChange={(change) => setNamed({ ...named, ...change })}
    />
  )
  const common = { head, language, locked, refused }
  const saveWords = written ? 'letters:save' : template ? 'templates:saveVersion' : 'templates:saveDraft'
  const reviewable =
    template && kind === 'WHATSAPP_CLOUD' && !template.submitting && template.status !== 'DELETED' && !changed

  return (
    <form className={classes.editor} data-letter={written || undefined} onSubmit={save} noValidate>
      {written ? (
        <LetterWords {...common} accountId={accountId} draft={letter} onChange={setLetter} />
      ) : (
        <NumberWords {...common} media={media} elsewhere={elsewhere} draft={draft} onChange={setDraft} />
      )}
      {mayEdit && (
        <div className={classes.foot}>
          {template && template.status !== 'DELETED' && (
            <Button variant="subtle" color="terracotta" className={classes.apart} onClick={() => void remove()}>
              {t('action.delete')}
            </Button>
          )}
          {!locked && (
            <Button type="submit" variant={dirty ? 'filled' : 'default'} disabled={!dirty} loading={act.isPending}>
              {t(saveWords)}
            </Button>
          )}
          {reviewable && (template.latest > template.version || ['DRAFT', 'REJECTED'].includes(template.status)) && (
            <Button loading={act.isPending} onClick={submit}>
              {t('templates:submit')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

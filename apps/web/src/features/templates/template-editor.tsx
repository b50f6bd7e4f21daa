import { Alert, Button, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PhonePreview } from '@/features/inbox/templates/phone-preview.tsx'
import { piecesOf, wordsOf } from '@/features/inbox/templates/template-model.ts'
import { channelAccountsQuery } from '@/features/settings/settings-queries.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { TemplateCategory, TemplateDetail } from '@/lib/api-templates.ts'
import { directionOf } from '@/lib/i18n.ts'
import { asLocale } from '@/lib/preferences.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { ButtonsFields } from './buttons-fields.tsx'
import { blank, draftOf, nextNumber, variablesOf, withVariable, wordsOfDraft } from './draft.ts'
import { TemplateState } from './template-state.tsx'
import { useTemplateAct } from './templates-queries.ts'
import classes from './templates-settings.module.css'
import { VariableFields } from './variable-fields.tsx'

const CATEGORIES: TemplateCategory[] = ['UTILITY', 'MARKETING']
const LANGUAGES = ['fr', 'ar', 'en']
const MOST = { header: 60, body: 1024, footer: 60 }

/** Writes a template, shown as it will stand on a phone. What was sent is never changed: saving makes a version more. */
export function TemplateEditor(props: {
  template: TemplateDetail | null
  mayEdit: boolean
  onWritten: (id: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { template, mayEdit } = props
  const confirm = useConfirm()
  const accounts = useQuery(channelAccountsQuery)
  const act = useTemplateAct()
  const [draft, setDraft] = useState(() => draftOf(template))
  const [saved, setSaved] = useState(draft)
  const [named, setNamed] = useState({ name: '', language: 'fr', accountId: '' })
  const body = useRef<HTMLTextAreaElement>(null)
  const numbers =
    accounts.data?.items.filter(({ kind }) => kind === 'WHATSAPP_CLOUD' || kind === 'TWILIO_WHATSAPP') ?? []
  const accountId = template?.account.id ?? (named.accountId || (numbers[0]?.id ?? ''))
  const elsewhere = (template?.account.kind ?? numbers.find(({ id }) => id === accountId)?.kind) === 'TWILIO_WHATSAPP'
  const language = template?.language ?? named.language
  const direction = directionOf(asLocale(language.slice(0, 2)))
  const refused = act.error instanceof ApiError ? act.error.byField() : {}
  const variables = variablesOf(draft)
  const inBody = variables.filter(({ part }) => part === 'body')
  const shown = (part: 'header' | 'body') =>
    variables.filter((each) => each.part === part).map(({ variable }) => variable.example)
  const changed = draft !== saved
  const media = template?.versions[0]?.header?.format ?? 'TEXT'
  // Pictures above the text and the provider's other buttons are not written here.
  const locked = !mayEdit || media !== 'TEXT' || template?.versions[0]?.buttons.some(({ type }) => type === 'OTHER')
  const dirty = template === null || changed

  function insertVariable() {
    const field = body.current
    const at = field?.selectionStart ?? draft.body.length
    const number = nextNumber(draft.body)
    const text = `${draft.body.slice(0, at)}{{${number}}}${draft.body.slice(at)}`
    const kept = draft.bodyVariables[number - 1]
      ? draft.bodyVariables
      : [...draft.bodyVariables, blank(`variable_${number}`)]
    setDraft({ ...draft, body: text, bodyVariables: kept })
    field?.focus()
  }

  const failed = (error: Error) => {
    if (!(error instanceof ApiError) || error.fields.length === 0) notifyError(error)
  }

  function save(event: FormEvent) {
    event.preventDefault()
    const words = wordsOfDraft(draft, elsewhere)
    act.mutate(
      template
        ? { act: 'write', template, words }
        : { act: 'add', words: { ...words, accountId, name: named.name, language } },
      {
        onSuccess: (made) => {
          setSaved(draft)
          notifyDone(t('templates:saved'))
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
      body: t('templates:deleteBody'),
      confirm: t('action.delete'),
    })
    if (sure) act.mutate({ act: 'delete', template }, { onSuccess: props.onClose, onError: notifyError })
  }

  const field = (of: 'header' | 'footer') => (
    <TextInput
      label={t(`templates:field.${of}`)}
      description={t('templates:count', { count: draft[of].length, most: MOST[of] })}
      maxLength={200}
      readOnly={locked}
      dir={direction}
      value={draft[of]}
      onChange={(e) => setDraft({ ...draft, [of]: e.currentTarget.value })}
      error={refused[of]}
    />
  )
  const reviewable = template && !elsewhere && !template.submitting && template.status !== 'DELETED'

  return (
    <form className={classes.editor} onSubmit={save} noValidate>
      <div className={classes.fields}>
        {template ? (
          <TemplateState template={template} />
        ) : (
          <div className={classes.pair}>
            <TextInput
              label={t('templates:field.name')}
              description={t('templates:nameHint')}
              withAsterisk
              dir="ltr"
              data-autofocus
              maxLength={200}
              value={named.name}
              onChange={(e) =>
                setNamed({ ...named, name: e.currentTarget.value.toLowerCase().replace(/[^a-z0-9_]+/g, '_') })
              }
              error={refused.name}
            />
            <Select
              label={t('templates:field.language')}
              description={t('templates:languageHint')}
              allowDeselect={false}
              data={LANGUAGES.map((value) => ({ value, label: t(`templates:language.${value}`) }))}
              value={named.language}
              onChange={(value) => setNamed({ ...named, language: value ?? 'fr' })}
              error={refused.language}
            />
            {numbers.length > 1 && (
              <Select
                label={t('templates:field.account')}
                allowDeselect={false}
                data={numbers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
                value={accountId}
                onChange={(value) => setNamed({ ...named, accountId: value ?? '' })}
              />
            )}
          </div>
        )}
        {media !== 'TEXT' && <Alert color="sand">{t(`templates:media.${media}`)}</Alert>}
        <div className={classes.pair}>
          <Select
            label={t('templates:field.category')}
            allowDeselect={false}
            readOnly={locked}
            data={[...new Set([...CATEGORIES, draft.category])].map((value) => ({
              value,
              label: t(`templates:category.${value}`),
            }))}
            value={draft.category}
            onChange={(value) => setDraft({ ...draft, category: (value ?? 'UTILITY') as TemplateCategory })}
          />
          {elsewhere && (
            <TextInput
              label={t('templates:field.contentSid')}
              description={t('templates:contentSidHint')}
              dir="ltr"
              readOnly={locked}
              value={draft.contentSid}
              onChange={(e) => setDraft({ ...draft, contentSid: e.currentTarget.value })}
              error={refused.contentSid}
            />
          )}
        </div>
        {media === 'TEXT' && field('header')}
        <Textarea
          ref={body}
          label={t('templates:field.body')}
          description={t('templates:count', { count: [...draft.body].length, most: MOST.body })}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={4096}
          readOnly={locked}
          dir={direction}
          value={draft.body}
          onChange={(e) => setDraft({ ...draft, body: e.currentTarget.value })}
          error={refused.body}
        />
        {!locked && (
          <Button variant="default" size="compact-sm" className={classes.insert} onClick={insertVariable}>
            {t('templates:insertVariable')}
          </Button>
        )}
        {field('footer')}
        <VariableFields
          variables={variables}
          locked={locked === true}
          direction={direction}
          refused={refused}
          onChange={(of, variable) => setDraft(withVariable(draft, of, variable))}
        />
        <ButtonsFields
          buttons={draft.buttons}
          locked={locked === true}
          direction={direction}
          refused={refused}
          onChange={(buttons) => setDraft({ ...draft, buttons })}
        />
      </div>
      <div className={classes.side}>
        <PhonePreview
          header={wordsOf(draft.header, shown('header')) || null}
          footer={draft.footer || null}
          pieces={piecesOf(draft.body, shown('body'))}
          buttons={draft.buttons.map(({ text }) => text).filter(Boolean)}
          language={language}
          nameOf={(index) => inBody[index]?.variable.name ?? ''}
        />
        <p className={classes.hint}>{t('templates:previewHint')}</p>
      </div>
      {mayEdit && (
        <div className={classes.foot}>
          {template && template.status !== 'DELETED' && (
            <Button variant="subtle" color="terracotta" className={classes.apart} onClick={() => void remove()}>
              {t('action.delete')}
            </Button>
          )}
          {!locked && (
            <Button type="submit" variant={dirty ? 'filled' : 'default'} disabled={!dirty} loading={act.isPending}>
              {t(template ? 'templates:saveVersion' : 'templates:saveDraft')}
            </Button>
          )}
          {reviewable &&
            !changed &&
            (template.latest > template.version || ['DRAFT', 'REJECTED'].includes(template.status)) && (
              <Button loading={act.isPending} onClick={submit}>
                {t('templates:submit')}
              </Button>
            )}
        </div>
      )}
    </form>
  )
}

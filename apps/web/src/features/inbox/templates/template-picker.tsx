import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import type { TemplateChoice } from '@/lib/api-templates.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { notifyDone } from '@/ui/notify.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { templatesQuery, useSend } from '../inbox-queries.ts'
import { LetterForm, TemplateForm } from './template-form.tsx'
import { TemplateList } from './template-list.tsx'
import { found, keyOf, titleOf } from './template-model.ts'
import classes from './templates.module.css'

/** Chooses a template, fills its variables and sends it: letters, and the way to write when the 24 hours are over. */
export function TemplatePicker({ conversation: c, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation()
  const { me, can } = useSession()
  const templates = useQuery(templatesQuery(c.id))
  const send = useSend(c.id, { id: me.user.id, name: me.user.name })
  const [search, setSearch] = useState('')
  const [picked, setPicked] = useState<TemplateChoice | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const items = templates.data?.items ?? []
  const shown = found(items, search)
  const name = c.contact.displayName
  const letters = c.channel === 'EMAIL'

  function deliver(template: TemplateChoice, variables: string[], said: { subject: string | null; text: string }) {
    setRefusal(null)
    send.mutate(
      {
        ...said,
        template: { name: template.name, language: template.language, variables },
        idempotencyKey: crypto.randomUUID(),
      },
      {
        onSuccess: () => {
          notifyDone(t(letters ? 'letters:sent' : 'templates:sent', { name }))
          onClose()
        },
        onError: (error) =>
          setRefusal(
            error instanceof ApiError
              ? [error.message, error.detail].filter(Boolean).join('. ')
              : t('state.networkBody'),
          ),
      },
    )
  }

  const form = (template: TemplateChoice) => ({
    template,
    refusal,
    sending: send.isPending,
    onBack() {
      setRefusal(null)
      setPicked(null)
    },
    onSend: (variables: string[], said: { subject: string | null; text: string }) => deliver(template, variables, said),
  })

  return (
    <Modal
      opened
      onClose={onClose}
      size={letters ? 960 : 'xl'}
      title={
        picked
          ? t(`templates:name.${picked.name}`, { defaultValue: titleOf(picked.name) })
          : t('templates:pickFor', { name })
      }
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {picked ? (
        letters ? (
          <LetterForm key={keyOf(picked)} conversationId={c.id} {...form(picked)} />
        ) : (
          <TemplateForm key={keyOf(picked)} {...form(picked)} />
        )
      ) : (
        <div className={classes.picker}>
          <p className={classes.hint}>{t(letters ? 'letters:hint' : 'templates:hint')}</p>
          <TextInput
            type="search"
            aria-label={t('templates:search')}
            placeholder={t('templates:search')}
            leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
            value={search}
            onChange={(e) => setSearch(e.currentTarget.value)}
            data-autofocus
          />
          {templates.isPending && <ListSkeleton rows={4} avatar={false} />}
          {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
          {templates.isSuccess && items.length === 0 && (
            <EmptyState
              title={t(letters ? 'letters:none' : 'templates:none')}
              body={t(letters ? 'letters:noneBody' : 'templates:noneBody')}
              action={
                can('template.edit') && (
                  <ButtonLink to="/settings/$section" params={{ section: 'templates' }} variant="light">
                    {t('letters:write')}
                  </ButtonLink>
                )
              }
            />
          )}
          {items.length > 0 && shown.length === 0 && (
            <EmptyState title={t('templates:nothingFound')} body={t('templates:nothingFoundBody')} />
          )}
          {shown.length > 0 && <TemplateList templates={shown} onPick={setPicked} />}
        </div>
      )}
    </Modal>
  )
}

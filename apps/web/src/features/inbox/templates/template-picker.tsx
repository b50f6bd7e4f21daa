import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import type { TemplateChoice } from '@/lib/api-templates.ts'
import { notifyDone } from '@/ui/notify.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { templatesQuery, useSend } from '../inbox-queries.ts'
import { TemplateForm } from './template-form.tsx'
import { TemplateList } from './template-list.tsx'
import { found, keyOf, titleOf } from './template-model.ts'
import classes from './templates.module.css'

/** Chooses a template, fills its variables and sends it: the way to write when the 24 hours are over. */
export function TemplatePicker({ conversation: c, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const templates = useQuery(templatesQuery(c.id))
  const send = useSend(c.id, { id: me.user.id, name: me.user.name })
  const [search, setSearch] = useState('')
  const [picked, setPicked] = useState<TemplateChoice | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const items = templates.data?.items ?? []
  const shown = found(items, search)
  const name = c.contact.displayName

  function deliver(template: TemplateChoice, variables: string[], words: string) {
    setRefusal(null)
    send.mutate(
      {
        text: words,
        template: { name: template.name, language: template.language, variables },
        idempotencyKey: crypto.randomUUID(),
      },
      {
        onSuccess: () => {
          notifyDone(t('templates:sent', { name }))
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

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={
        picked
          ? t(`templates:name.${picked.name}`, { defaultValue: titleOf(picked.name) })
          : t('templates:pickFor', { name })
      }
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {picked ? (
        <TemplateForm
          key={keyOf(picked)}
          template={picked}
          refusal={refusal}
          sending={send.isPending}
          onBack={() => {
            setRefusal(null)
            setPicked(null)
          }}
          onSend={(variables, words) => deliver(picked, variables, words)}
        />
      ) : (
        <div className={classes.picker}>
          <p className={classes.hint}>{t('templates:hint')}</p>
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
          {templates.isSuccess && shown.length === 0 && (
            <EmptyState
              title={t(items.length === 0 ? 'templates:none' : 'templates:nothingFound')}
              body={t(items.length === 0 ? 'templates:noneBody' : 'templates:nothingFoundBody')}
            />
          )}
          {shown.length > 0 && <TemplateList templates={shown} onPick={setPicked} />}
        </div>
      )}
    </Modal>
  )
}

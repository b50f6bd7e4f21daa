import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/lib/api-error.ts'
import type { ListDefinition, ListName, SavedView } from '@/lib/api-lists.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useViewCommands } from './list-queries.ts'

/** Names what is on screen, or gives a saved filter another name. */
export function ViewDialog(props: {
  list: ListName
  /** The one to rename; null saves a new one. */
  view: SavedView | null
  current: ListDefinition
  onClose: () => void
  onSaved: (view: SavedView) => void
}) {
  const { t } = useTranslation()
  const { save, change } = useViewCommands(props.list)
  const { view } = props
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const [fault, setFault] = useState<string | null>(null)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '') return setFault(t('lists:views.nameRequired'))
    const answer = {
      onSuccess: (saved: SavedView) => {
        notifyDone(t('lists:views.saved', { name: saved.name }))
        props.onSaved(saved)
        props.onClose()
      },
      onError: (error: unknown) => {
        const taken = error instanceof ApiError ? error.fields.find((e) => e.field === 'name') : undefined
        if (taken?.message) setFault(taken.message)
        else notifyError(error)
      },
    }
    if (view) change.mutate({ view, name: name.trim() }, answer)
    else save.mutate({ ...props.current, name: name.trim(), shared }, answer)
  }

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t(view ? 'lists:views.renameTitle' : 'lists:views.saveTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('lists:views.name')}
            placeholder={t('lists:views.nameExample')}
            value={name}
            maxLength={80}
            data-autofocus
            error={fault}
            onChange={(e) => {
              setName(e.currentTarget.value)
              setFault(null)
            }}
          />
          {!view && (
            <Switch
              label={t('lists:views.shareNew')}
              description={t('lists:views.shareHint')}
              checked={shared}
              onChange={(e) => setShared(e.currentTarget.checked)}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending || change.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

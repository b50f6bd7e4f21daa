import { ActionIcon, Button, Modal, Select, Switch, TextInput } from '@mantine/core'
import { IconDoor, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { resourcesQuery, useResourceAct } from '@/features/calendar/attendees.ts'
import { resourceIcons } from '@/features/calendar/attendees-lines.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Resource, ResourceKind } from '@/lib/api-attendees.ts'
import { ApiError } from '@/lib/api-error.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './settings.module.css'

const kinds: readonly ResourceKind[] = ['ROOM', 'CAR', 'KEYS', 'EQUIPMENT', 'OTHER']

/** Rooms, cars and keys of each branch, of which an appointment can take some along. */
export function ResourcesSettings() {
  const { t } = useTranslation()
  const { can, org } = useSession()
  const resources = useQuery(resourcesQuery)
  const act = useResourceAct()
  const [edited, setEdited] = useState<Resource | 'new' | null>(null)
  const mayWrite = can('settings.write')
  const items = resources.data?.items ?? []
  const branchName = (id: string) => org.branches.find((b) => b.id === id)?.name ?? ''
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setEdited('new')}>
      {t('resources:add')}
    </Button>
  )
  return (
    <Section title={t('settings:nav.resources')} hint={t('resources:hint')} actions={items.length > 0 && add}>
      {resources.isPending && <ListSkeleton rows={3} avatar={false} />}
      {resources.isError && <ErrorState error={resources.error} onRetry={() => void resources.refetch()} />}
      {resources.isSuccess && items.length === 0 && (
        <EmptyState icon={IconDoor} title={t('resources:empty')} body={t('resources:emptyBody')} action={add} />
      )}
      {items.length > 0 && (
        <ul className={classes.rows}>
          {items.map((r) => {
            const Picture = resourceIcons[r.kind]
            return (
              <li key={r.id} className={classes.row}>
                <Picture size={20} stroke={1.5} aria-hidden />
                <span className={classes.grow}>
                  <strong dir="auto">{r.name}</strong>
                  <span className={classes.muted}>
                    {' '}
                    {t(`codes:resourceKind.${r.kind}`)} · {branchName(r.branchId)}
                  </span>
                </span>
                <Switch
                  size="sm"
                  checked={r.active}
                  disabled={!mayWrite}
                  aria-label={t('resources:inUse', { name: r.name })}
                  onChange={(e) =>
                    act.mutate(
                      { act: 'change', resource: r, fields: { active: e.currentTarget.checked } },
                      { onError: notifyError },
                    )
                  }
                />
                {mayWrite && (
                  <ActionIcon aria-label={t('resources:editName', { name: r.name })} onClick={() => setEdited(r)}>
                    <IconPencil size={17} stroke={1.6} />
                  </ActionIcon>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {edited && <ResourceDialog resource={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}

function ResourceDialog({ resource, onClose }: { resource: Resource | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const act = useResourceAct()
  const [name, setName] = useState(resource?.name ?? '')
  const [kind, setKind] = useState<ResourceKind>(resource?.kind ?? 'ROOM')
  const [branchId, setBranchId] = useState(resource?.branchId ?? org.branches[0]?.id ?? '')
  const [tried, setTried] = useState(false)
  const refused = act.error instanceof ApiError ? act.error.byField() : {}

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return
    const fields = { name: name.trim(), kind }
    act.mutate(resource ? { act: 'change', resource, fields } : { act: 'add', fields: { ...fields, branchId } }, {
      onSuccess: () => {
        notifyDone(t('resources:saved'))
        onClose()
      },
      onError: (error) => {
        if (!(error instanceof ApiError) || error.fields.length === 0) notifyError(error)
      },
    })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(resource ? 'resources:edit' : 'resources:add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('resources:name')}
          withAsterisk
          maxLength={80}
          data-autofocus
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          error={refused.name ?? (tried && name.trim() === '' ? t('resources:required') : null)}
        />
        <Select
          label={t('resources:kind')}
          data={kinds.map((code) => ({ value: code, label: t(`codes:resourceKind.${code}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(kinds.find((code) => code === value) ?? kind)}
        />
        {!resource && (
          <Select
            label={t('resources:branch')}
            data={org.branches.map((b) => ({ value: b.id, label: b.name }))}
            value={branchId}
            allowDeselect={false}
            onChange={(value) => setBranchId(value ?? branchId)}
            error={refused.branchId ?? null}
          />
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

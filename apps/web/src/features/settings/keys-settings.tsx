import { Button, Modal, MultiSelect, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { ApiKey } from '@/lib/api-organizations.ts'
import { keys } from '@/lib/keys.ts'
import { instantOfWallClock } from '@/lib/wall-clock.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { CopyLine } from '@/ui/copy-line.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './settings.module.css'
import { apiKeysQuery } from './settings-queries.ts'

/** Keys for programs: named, scoped, expiring; the secret is shown once. */
export function KeysSettings() {
  const { t } = useTranslation()
  const apiKeys = useQuery(apiKeysQuery)
  const [creating, setCreating] = useState(false)
  return (
    <Section
      title={t('settings:nav.keys')}
      hint={t('settings:keys.hint')}
      actions={
        <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setCreating(true)}>
          {t('settings:keys.add')}
        </Button>
      }
    >
      {apiKeys.isPending && <ListSkeleton rows={2} />}
      {apiKeys.isError && <ErrorState error={apiKeys.error} onRetry={() => void apiKeys.refetch()} />}
      {apiKeys.data?.items.length === 0 && <p className={classes.muted}>{t('settings:keys.empty')}</p>}
      <ul className={classes.rows}>
        {apiKeys.data?.items.map((k) => (
          <KeyRow key={k.id} apiKey={k} />
        ))}
      </ul>
      {creating && <KeyDialog onClose={() => setCreating(false)} />}
    </Section>
  )
}

function KeyRow({ apiKey: k }: { apiKey: ApiKey }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const zone = zoneOf()
  const revoke = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id: k.id } } })),
    onSuccess: () => notifyDone(t('settings:keys.revoked')),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.apiKeys }),
  })
  async function ask() {
    const yes = await confirm({
      title: t('settings:keys.revokeTitle', { name: k.name }),
      loses: [t('settings:keys.revokeLoses')],
      confirm: t('settings:keys.revoke'),
    })
    if (yes) revoke.mutate()
  }
  return (
    <li className={classes.row}>
      <IconKey size={20} stroke={1.5} aria-hidden />
      <span className={classes.grow}>
        <strong>{k.name}</strong> <bdi className={classes.muted}>{k.prefix}…</bdi>
        <br />
        <span className={classes.muted}>
          {t('settings:keys.expires')} :{' '}
          {k.expiresAt ? <InstantText at={k.expiresAt} zone={zone} style="date" /> : t('settings:keys.never')} ·{' '}
          {t('settings:keys.lastUsed')} :{' '}
          {k.lastUsedAt ? <InstantText at={k.lastUsedAt} zone={zone} relative /> : t('settings:keys.unused')}
        </span>
      </span>
      <span className={classes.tags}>
        {k.scopes.map((s) => (
          <Tag key={s}>
            <bdi>{s}</bdi>
          </Tag>
        ))}
      </span>
      {k.revokedAt ? (
        <Tag tone="terracotta">{t('settings:keys.revokedTag')}</Tag>
      ) : (
        <Button
          variant="subtle"
          color="terracotta"
          size="compact-md"
          loading={revoke.isPending}
          onClick={() => void ask()}
        >
          {t('settings:keys.revoke')}
        </Button>
      )}
    </li>
  )
}

function KeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { org, zoneOf } = useSession()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { name: '', scopes: [] as string[], expires: '' },
    validate: {
      name: isNotEmpty(t('auth:required')),
      scopes: (v) => (v.length > 0 ? null : t('settings:keys.scopesRequired')),
    },
  })
  const create = useMutation({
    mutationFn: (v: typeof form.values) => {
      const expiresAt = instantOfWallClock(`${v.expires}T23:59`, zoneOf())
      return take(
        api.POST('/api/v1/api-keys', {
          body: { name: v.name, scopes: v.scopes, ...(expiresAt ? { expiresAt } : {}) },
        }),
      )
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(error.byField())
      notifyError(error)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.apiKeys }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings:keys.add')}
      closeOnClickOutside={!create.data}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {create.data ? (
        <div className={classes.stack}>
          <p>{t('settings:keys.created')}</p>
          <CopyLine text={create.data.secret} />
          <div className={classes.actions}>
            <Button onClick={onClose}>{t('action.close')}</Button>
          </div>
        </div>
      ) : (
        <form className={classes.form} onSubmit={form.onSubmit((v) => create.mutate(v))}>
          <TextInput label={t('settings:keys.name')} data-autofocus {...form.getInputProps('name')} />
          <MultiSelect
            label={t('settings:keys.scopes')}
            data={org.permissions}
            searchable
            {...form.getInputProps('scopes')}
          />
          <TextInput
            type="date"
            label={`${t('settings:keys.expires')} (${t('state.optional')})`}
            {...form.getInputProps('expires')}
          />
          <div className={classes.actions}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('action.create')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}

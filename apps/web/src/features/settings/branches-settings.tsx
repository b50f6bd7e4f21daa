import { Button, Modal, Select, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { IconBuildingStore, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Branch } from '@/lib/api-organizations.ts'
import { keys } from '@/lib/keys.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { LegalMentionsDialog } from './legal-mentions-dialog.tsx'
import classes from './settings.module.css'
import { branchesQuery } from './settings-queries.ts'

/** The country settles the currency, the usual zone and how local phone numbers read. */
const countries = {
  MA: { currency: 'MAD', timezone: 'Africa/Casablanca' },
  FR: { currency: 'EUR', timezone: 'Europe/Paris' },
} as const

/** The agencies of the organisation, each with its place, zone and currency. */
export function BranchesSettings() {
  const { t } = useTranslation()
  const { can } = useSession()
  const branches = useQuery(branchesQuery)
  const [editing, setEditing] = useState<Branch | 'new' | null>(null)
  const [saying, setSaying] = useState<Branch | null>(null)
  const mayWrite = can('settings.write')
  return (
    <Section
      title={t('settings:nav.branches')}
      hint={t('settings:branches.hint')}
      actions={
        mayWrite && (
          <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setEditing('new')}>
            {t('settings:branches.add')}
          </Button>
        )
      }
    >
      {branches.isPending && <ListSkeleton rows={2} />}
      {branches.isError && <ErrorState error={branches.error} onRetry={() => void branches.refetch()} />}
      <ul className={classes.rows}>
        {branches.data?.items.map((b) => (
          <li key={b.id} className={classes.row}>
            <IconBuildingStore size={20} stroke={1.5} aria-hidden />
            <span className={classes.grow}>
              <strong>{b.name}</strong>
              <span className={classes.muted}>
                {' '}
                {b.city} · <bdi>{b.timezone}</bdi> · {b.currency}
              </span>
            </span>
            {b.country === 'FR' && !b.legal.card && <Tag tone="saffron">{t('settings:legal.noCard')}</Tag>}
            {mayWrite && (
              <>
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t('settings:legal.titleOf', { name: b.name })}
                  onClick={() => setSaying(b)}
                >
                  {t('settings:legal.title')}
                </Button>
                <Button variant="default" size="compact-md" onClick={() => setEditing(b)}>
                  {t('action.edit')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {editing && <BranchDialog branch={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {saying && <LegalMentionsDialog branch={saying} onClose={() => setSaying(null)} />}
    </Section>
  )
}

function BranchDialog({ branch, onClose }: { branch: Branch | null; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: {
      name: branch?.name ?? '',
      city: branch?.city ?? '',
      country: (branch?.country === 'FR' ? 'FR' : 'MA') as keyof typeof countries,
      address: branch?.address ?? '',
    },
    validate: { name: isNotEmpty(t('auth:required')), city: isNotEmpty(t('auth:required')) },
  })
  const save = useMutation({
    mutationFn: (v: typeof form.values) => {
      const address = v.address.trim() || null
      if (branch) {
        return take(
          api.PATCH('/api/v1/branches/{id}', {
            params: { path: { id: branch.id } },
            body: { version: branch.version, name: v.name, city: v.city, address },
          }),
        )
      }
      return take(
        api.POST('/api/v1/branches', { body: { ...v, ...countries[v.country], phoneRegion: v.country, address } }),
      )
    },
    onSuccess: () => {
      notifyDone(t('settings:branches.saved'))
      onClose()
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(error.byField())
      notifyError(error)
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.branches }),
        queries.invalidateQueries({ queryKey: keys.me }),
      ]),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(branch ? 'settings:branches.edit' : 'settings:branches.add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit((v) => save.mutate(v))}>
        <TextInput label={t('settings:branches.name')} data-autofocus {...form.getInputProps('name')} />
        <div className={classes.pair}>
          <TextInput label={t('settings:branches.city')} {...form.getInputProps('city')} />
          <Select
            label={t('settings:branches.country')}
            data={[
              { value: 'MA', label: t('auth:org.MA') },
              { value: 'FR', label: t('auth:org.FR') },
            ]}
            allowDeselect={false}
            disabled={branch !== null}
            {...form.getInputProps('country')}
          />
        </div>
        <TextInput label={t('settings:branches.address')} {...form.getInputProps('address')} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

import { Button, Modal, MultiSelect, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Member } from '@/lib/api-organizations.ts'
import type { Role } from '@/lib/api-types.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './settings.module.css'
import { usePatchMember } from './use-patch-member.ts'

const roles: readonly Role[] = ['ADMIN_ORG', 'MANAGER', 'AGENT', 'OWNER', 'MODERATOR', 'AUDITOR']

/** Invites somebody (`member` null) or changes a member's roles and branches. */
export function MemberDialog({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const queries = useQueryClient()
  const patch = usePatchMember()
  const invite = useMutation({
    mutationFn: (body: { email: string; roles: Role[]; branchIds: string[] }) =>
      take(api.POST('/api/v1/invitations', { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.invitations }),
  })
  const form = useForm({
    initialValues: {
      email: member?.email ?? '',
      roles: member?.roles ?? (['AGENT'] as Role[]),
      branchIds: member?.branchIds ?? [],
    },
    validate: {
      email: isEmail(t('auth:emailInvalid')),
      roles: (v) => (v.length > 0 ? null : t('settings:members.rolesRequired')),
    },
  })
  function save(v: typeof form.values) {
    const onError = (error: Error) => {
      if (error instanceof ApiError) form.setErrors(error.byField())
      notifyError(error)
    }
    const finish = (text: string) => () => {
      notifyDone(text)
      onClose()
    }
    if (member) {
      const { userId } = member
      patch.mutate(
        { userId, roles: v.roles, branchIds: v.branchIds },
        { onError, onSuccess: finish(t('settings:members.saved')) },
      )
    } else {
      invite.mutate(v, { onError, onSuccess: finish(t('settings:members.invited', { email: v.email })) })
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={member ? t('settings:members.edit', { name: member.name }) : t('settings:members.inviteTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
        <TextInput
          label={t('settings:members.email')}
          type="email"
          dir="ltr"
          disabled={member !== null}
          data-autofocus={member === null || undefined}
          {...form.getInputProps('email')}
        />
        <MultiSelect
          label={t('settings:members.roles')}
          data={roles.map((r) => ({ value: r, label: label('role', r) }))}
          {...form.getInputProps('roles')}
        />
        <MultiSelect
          label={t('settings:members.branches')}
          placeholder={form.values.branchIds.length === 0 ? t('settings:members.allBranches') : ''}
          data={org.branches.map((b) => ({ value: b.id, label: b.name }))}
          {...form.getInputProps('branchIds')}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={patch.isPending || invite.isPending}>
            {t(member ? 'action.save' : 'settings:members.invite')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

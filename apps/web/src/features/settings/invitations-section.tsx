import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { Invitation } from '@/lib/api-organizations.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { notifyError, notifyUndo } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './settings.module.css'
import { invitationsQuery } from './settings-queries.ts'

/** Invitations not yet accepted; withdrawing one can be taken back by sending it again. */
export function InvitationsSection() {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const queries = useQueryClient()
  const invitations = useQuery(invitationsQuery)
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.invitations })
  const invite = useMutation({
    mutationFn: ({ email, roles, branchIds }: Invitation) =>
      take(api.POST('/api/v1/invitations', { body: { email, roles, branchIds } })),
    onSettled,
  })
  const revoke = useMutation({
    mutationFn: (i: Invitation) => take(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id: i.id } } })),
    onSuccess: (_done, i) => notifyUndo(t('settings:members.revoked'), () => invite.mutateAsync(i)),
    onError: notifyError,
    onSettled,
  })
  return (
    <Section title={t('settings:members.invitations')}>
      {invitations.isPending && <ListSkeleton rows={1} />}
      {invitations.isError && <ErrorState error={invitations.error} onRetry={() => void invitations.refetch()} />}
      {invitations.data?.items.length === 0 && <p className={classes.muted}>{t('settings:members.noInvitations')}</p>}
      <ul className={classes.rows}>
        {invitations.data?.items.map((i) => (
          <li key={i.id} className={classes.row}>
            <IconMailForward size={20} stroke={1.5} aria-hidden />
            <span className={classes.grow}>
              <bdi>{i.email}</bdi>{' '}
              <span className={classes.muted}>
                <InstantText at={i.createdAt} zone={zoneOf()} relative />
              </span>
            </span>
            <span className={classes.tags}>
              {i.roles.map((r) => (
                <Tag key={r}>{label('role', r)}</Tag>
              ))}
            </span>
            <Button variant="subtle" color="terracotta" size="compact-md" onClick={() => revoke.mutate(i)}>
              {t('settings:members.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

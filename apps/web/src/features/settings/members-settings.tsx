import { Button, Menu, TextInput } from '@mantine/core'
import { IconDots, IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '@/features/session/members.ts'
import { useSession } from '@/features/session/session.ts'
import type { Member } from '@/lib/api-organizations.ts'
import { formatElapsed } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { useNow } from '@/lib/use-now.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { notifyError, notifyUndo } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { DepartureDialog } from './departure-dialog.tsx'
import { GuestDialog } from './guest-dialog.tsx'
import { GuestEnd } from './guest-end.tsx'
import { InvitationsSection } from './invitations-section.tsx'
import { MemberDialog } from './member-dialog.tsx'
import classes from './settings.module.css'
import { usePatchMember } from './use-patch-member.ts'

/** The team: who is here, with which roles, in which branches; invitations on their way. */
export function MembersSettings() {
  const { t } = useTranslation()
  const { can } = useSession()
  const members = useQuery(membersQuery)
  const [q, setQ] = useState('')
  const [editing, setEditing] = useState<Member | null>(null)
  const [inviting, setInviting] = useState(false)
  const [welcoming, setWelcoming] = useState(false)
  const mayWrite = can('member.write')
  const wanted = q.trim().toLowerCase()
  const shown = members.data?.items.filter((m) => `${m.name} ${m.email}`.toLowerCase().includes(wanted)) ?? []
  return (
    <>
      <Section
        title={t('settings:members.title')}
        actions={
          <>
            <TextInput
              value={q}
              onChange={(e) => setQ(e.currentTarget.value)}
              placeholder={t('settings:members.search')}
              aria-label={t('settings:members.search')}
              leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
            />
            {mayWrite && (
              <Button variant="default" onClick={() => setWelcoming(true)}>
                {t('settings:guests.invite')}
              </Button>
            )}
            {mayWrite && (
              <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setInviting(true)}>
                {t('settings:members.invite')}
              </Button>
            )}
          </>
        }
      >
        {members.isPending && <ListSkeleton rows={4} />}
        {members.isError && <ErrorState error={members.error} onRetry={() => void members.refetch()} />}
        {members.isSuccess && shown.length === 0 && (
          <EmptyState icon={IconSearch} title={t('state.noMatchTitle')} body={t('state.noMatchBody')} />
        )}
        <ul className={classes.rows}>
          {shown.map((m) => (
            <MemberRow key={m.userId} member={m} onEdit={mayWrite ? () => setEditing(m) : null} />
          ))}
        </ul>
      </Section>
      {mayWrite && <InvitationsSection />}
      {editing && <MemberDialog member={editing} onClose={() => setEditing(null)} />}
      {inviting && <MemberDialog member={null} onClose={() => setInviting(false)} />}
      {welcoming && <GuestDialog onClose={() => setWelcoming(false)} />}
    </>
  )
}

function MemberRow({ member: m, onEdit }: { member: Member; onEdit: (() => void) | null }) {
  const { t } = useTranslation()
  const { me, org } = useSession()
  const branches = m.branchIds.map((id) => org.branches.find((b) => b.id === id)?.name).filter(Boolean)
  const branchesText = branches.length > 0 ? branches.join(', ') : t('settings:members.allBranches')
  const self = m.userId === me.user.id
  return (
    <li className={classes.row}>
      <Avatar name={m.name} />
      <span className={classes.grow}>
        <strong>{m.name}</strong> {self && <span className={classes.muted}>({t('settings:members.you')})</span>}
        <br />
        <bdi className={classes.muted}>{m.email}</bdi>
      </span>
      <span className={classes.muted}>
        {m.guestUntil && m.status === 'ACTIVE' ? <TimeLeft until={m.guestUntil} /> : branchesText}
      </span>
      <span className={classes.tags}>
        {m.roles.map((r) => (
          <Tag key={r} tone={r === 'ADMIN_ORG' ? 'majorelle' : 'sand'}>
            {label('role', r)}
          </Tag>
        ))}
        {m.guestUntil && <Tag tone="saffron">{t('settings:guests.tag')}</Tag>}
        {m.status !== 'ACTIVE' && <Tag tone="terracotta">{label('memberStatus', m.status)}</Tag>}
      </span>
      {onEdit && !m.guestUntil && <MemberMenu member={m} self={self} onEdit={onEdit} />}
      {onEdit && m.guestUntil && m.status === 'ACTIVE' && <GuestEnd guest={m} />}
    </li>
  )
}

/** Until when a guest of the platform is inside, and how long that is from now. */
function TimeLeft({ until }: { until: string }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const now = useNow(60_000)
  return (
    <>
      {t('settings:guests.until')} <InstantText at={until} zone={zoneOf()} style="dateTime" />
      {' · '}
      <bdi className="num">{formatElapsed(now, Date.parse(until), currentLocale())}</bdi>
    </>
  )
}

function MemberMenu({ member: m, self, onEdit }: { member: Member; self: boolean; onEdit: () => void }) {
  const { t } = useTranslation()
  const [leaving, setLeaving] = useState(false)
  const patch = usePatchMember()
  function setStatus(status: Member['status']) {
    patch.mutate(
      { userId: m.userId, status },
      {
        onError: notifyError,
        onSuccess: () => {
          if (status === 'SUSPENDED') {
            notifyUndo(t('settings:members.suspended', { name: m.name }), () =>
              patch.mutateAsync({ userId: m.userId, status: 'ACTIVE' }),
            )
          }
        },
      },
    )
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="subtle"
            color="sand"
            size="compact-md"
            aria-label={t('settings:members.edit', { name: m.name })}
          >
            <IconDots size={18} stroke={1.5} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t('action.edit')}</Menu.Item>
          {!self && m.status === 'ACTIVE' && (
            <Menu.Item onClick={() => setStatus('SUSPENDED')}>{t('settings:members.suspend')}</Menu.Item>
          )}
          {m.status !== 'ACTIVE' && (
            <Menu.Item onClick={() => setStatus('ACTIVE')}>{t('settings:members.reactivate')}</Menu.Item>
          )}
          {!self && m.status !== 'LEFT' && (
            <Menu.Item color="terracotta" onClick={() => setLeaving(true)}>
              {t('settings:members.leave')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {leaving && <DepartureDialog member={m} onClose={() => setLeaving(false)} />}
    </>
  )
}

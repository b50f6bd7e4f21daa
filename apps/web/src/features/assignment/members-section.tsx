import { NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import settings from '@/features/settings/settings.module.css'
import type { AssignmentMember } from '@/lib/api-assignments.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import classes from './assignment.module.css'
import { useSaveLimits } from './assignment-queries.ts'

/** Who receives new dossiers, and how many open ones are enough for each. */
export function MembersSection({ members, readOnly }: { members: readonly AssignmentMember[]; readOnly: boolean }) {
  const { t } = useTranslation()
  return (
    <Section title={t('assignment:members.title')} hint={t('assignment:members.hint')}>
      <ul className={settings.rows}>
        {members
          .filter((m) => m.onTeam)
          .map((member) => (
            <MemberRow key={`${member.id} ${member.version}`} member={member} readOnly={readOnly} />
          ))}
      </ul>
    </Section>
  )
}

function MemberRow({ member, readOnly }: { member: AssignmentMember; readOnly: boolean }) {
  const { t } = useTranslation()
  const save = useSaveLimits()
  const [maxOpen, setMaxOpen] = useState(member.maxOpen)
  const put = (next: Partial<Pick<AssignmentMember, 'receives' | 'maxOpen'>>) =>
    save.mutate(
      { userId: member.id, version: member.version, receives: member.receives, maxOpen: member.maxOpen, ...next },
      { onError: notifyError },
    )
  const full = member.maxOpen !== null && member.open >= member.maxOpen
  return (
    <li className={settings.row}>
      <Avatar name={member.name} size={36} />
      <span className={settings.grow}>
        <strong dir="auto">{member.name}</strong>
        <span className={classes.load} data-full={full || undefined}>
          {member.maxOpen === null
            ? t('assignment:members.open', { count: member.open })
            : t('assignment:members.openOf', { count: member.open, max: member.maxOpen })}
        </span>
      </span>
      <NumberInput
        className={classes.max}
        size="sm"
        min={1}
        max={10000}
        allowDecimal={false}
        placeholder={t('assignment:members.noLimit')}
        aria-label={t('assignment:members.max', { name: member.name })}
        disabled={readOnly || save.isPending}
        value={maxOpen ?? ''}
        onChange={(value) => setMaxOpen(typeof value === 'number' ? value : null)}
        onBlur={() => {
          if (maxOpen !== member.maxOpen) put({ maxOpen })
        }}
      />
      <Switch
        label={t('assignment:members.receives')}
        aria-label={`${t('assignment:members.receives')} · ${member.name}`}
        checked={member.receives}
        disabled={readOnly || save.isPending}
        onChange={(e) => put({ receives: e.currentTarget.checked })}
      />
    </li>
  )
}

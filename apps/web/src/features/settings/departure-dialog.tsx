import { Button, Modal, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '@/features/session/members.ts'
import type { Member } from '@/lib/api-organizations.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './settings.module.css'
import { usePatchMember } from './use-patch-member.ts'

/** Records that somebody leaves: what stops at once, and who takes over what they had in hand. */
export function DepartureDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation()
  const members = useQuery(membersQuery)
  const patch = usePatchMember()
  const [reassignTo, setReassignTo] = useState<string | null>(null)
  const heirs = members.data?.items.filter((m) => m.status === 'ACTIVE' && m.userId !== member.userId) ?? []
  function leave() {
    patch.mutate(
      { userId: member.userId, status: 'LEFT', reassignTo },
      {
        onSuccess: () => {
          notifyDone(t('settings:members.saved'))
          onClose()
        },
        onError: notifyError,
      },
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings:members.leaveTitle', { name: member.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.stack}>
        <ul className={classes.loses}>
          <li>{t('settings:members.leaveLoses')}</li>
          <li>{t('settings:members.leaveLoses2')}</li>
        </ul>
        <Select
          label={t('settings:members.reassignTo')}
          placeholder={t('settings:members.reassignNobody')}
          data={heirs.map((m) => ({ value: m.userId, label: m.name }))}
          value={reassignTo}
          onChange={setReassignTo}
          clearable
          searchable
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button color="terracotta" loading={patch.isPending} onClick={leave}>
            {t('settings:members.leave')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

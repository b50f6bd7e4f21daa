import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconEyeOff, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '@/lib/api-timeline.ts'
import { useNow } from '@/lib/use-now.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useWithdrawNote } from './dossier-queries.ts'
import { RedactDialog } from './redact-dialog.tsx'

/** How long the author may delete a note (crm.md); afterwards it is corrected, or hidden with a reason. */
const withdrawMs = 15 * 60_000

/**
 * What can be done with a note: its author corrects it and, while it is fresh, deletes it; hiding it is for the author
 * and for whoever may hide those of others.
 */
export function NoteMenu(props: { entry: Activity; dossierId: string; mine: boolean; onEdit: () => void }) {
  const { entry, mine } = props
  const { t } = useTranslation()
  const confirm = useConfirm()
  const withdraw = useWithdrawNote(props.dossierId)
  const fresh = useNow(30_000) - Date.parse(entry.at) < withdrawMs
  const [redacting, setRedacting] = useState(false)

  async function remove() {
    const sure = await confirm({
      title: t('notes:delete.title'),
      loses: [t('notes:delete.text'), ...(entry.editedAt ? [t('notes:redact.versions')] : [])],
      confirm: t('action.delete'),
    })
    if (sure) withdraw.mutate(entry.id, { onSuccess: () => notifyDone(t('notes:delete.done')), onError: notifyError })
  }

  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t('notes:menu')} loading={withdraw.isPending}>
            <IconDots size={15} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mine && (
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={props.onEdit}>
              {t('timeline:note.edit')}
            </Menu.Item>
          )}
          {mine && fresh && (
            <Menu.Item
              color="terracotta"
              leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
              onClick={() => void remove()}
            >
              {t('notes:delete.act')}
            </Menu.Item>
          )}
          <Menu.Item
            color="terracotta"
            leftSection={<IconEyeOff size={16} stroke={1.5} aria-hidden />}
            onClick={() => setRedacting(true)}
          >
            {t('notes:redact.act')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {redacting && <RedactDialog entry={entry} dossierId={props.dossierId} onClose={() => setRedacting(false)} />}
    </>
  )
}

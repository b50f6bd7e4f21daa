import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api.ts'
import type { Member } from '@/lib/api-organizations.ts'
import { keys } from '@/lib/keys.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'

/** Ends the access of a guest of the platform, once confirmed. */
export function GuestEnd({ guest }: { guest: Member }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => api.DELETE('/api/v1/members/guests/{userId}', { params: { path: { userId: guest.userId } } }),
    onSuccess: () => notifyDone(t('settings:guests.ended')),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.members }),
  })
  async function ask() {
    const yes = await confirm({
      title: t('settings:guests.endTitle', { name: guest.name }),
      body: t('settings:guests.endBody'),
      confirm: t('settings:guests.end'),
    })
    if (yes) end.mutate()
  }
  return (
    <Button variant="subtle" color="terracotta" size="compact-md" loading={end.isPending} onClick={() => void ask()}>
      {t('settings:guests.end')}
    </Button>
  )
}

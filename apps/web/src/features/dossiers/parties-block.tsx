import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Dossier, Party } from '@/lib/api-dossiers.ts'
import { notifyError } from '@/ui/notify.tsx'
import { useParty, useWriteTo } from './dossier-queries.ts'
import { PeopleList, PersonForm } from './people-list.tsx'
import { SideBlock } from './side-block.tsx'

/** Who is part of the case, and as what. */
export function PartiesBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const change = useParty(d.id)
  const [adding, setAdding] = useState(false)
  const { can } = useSession()
  const navigate = useNavigate()
  const writeTo = useWriteTo(d.id)
  function write(party: Party) {
    writeTo.mutate(party.contact.id, {
      onSuccess: ({ id }) => void navigate({ to: '/inbox/$conversationId', params: { conversationId: id } }),
      onError: notifyError,
    })
  }
  const busy = writeTo.isPending
    ? (d.parties.find((party) => party.contact.id === writeTo.variables)?.id ?? null)
    : null
  return (
    <SideBlock
      title={t('dossiers:parties.title')}
      action={
        d.canEdit &&
        !adding && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAdding(true)}>
            {t('action.add')}
          </Button>
        )
      }
    >
      {adding && <PersonForm change={change} onClose={() => setAdding(false)} />}
      <PeopleList
        parties={d.parties}
        change={change}
        mayChange={d.canEdit}
        mayRemove={(party) => d.canEdit && !party.primary}
        {...(d.canEdit && can('message.send') ? { write: { busy, to: write } } : {})}
        removeTitle={(name) => t('dossiers:parties.removeTitle', { name })}
      />
    </SideBlock>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { useParty } from './dossier-queries.ts'
import { PeopleList, PersonForm } from './people-list.tsx'
import { SideBlock } from './side-block.tsx'

/** Who is part of the case, and as what. */
export function PartiesBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const change = useParty(d.id)
  const [adding, setAdding] = useState(false)
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
        removeTitle={(name) => t('dossiers:parties.removeTitle', { name })}
      />
    </SideBlock>
  )
}

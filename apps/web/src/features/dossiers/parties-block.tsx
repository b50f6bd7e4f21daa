import { ActionIcon, Button, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { partyRoles } from './dossier-codes.ts'
import { useParty } from './dossier-queries.ts'
import classes from './dossier-side.module.css'
import { ContactField, type PickedContact } from './pickers.tsx'
import { SideBlock } from './side-block.tsx'

/** Who is part of the case, and as what. */
export function PartiesBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const change = useParty(d.id)
  const [adding, setAdding] = useState(false)
  async function remove(partyId: string, name: string) {
    const yes = await confirm({
      title: t('dossiers:parties.removeTitle', { name }),
      body: t('dossiers:parties.removeBody'),
      confirm: t('action.delete'),
    })
    if (yes) change.mutate({ remove: partyId }, { onError: notifyError })
  }
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
      {adding && <PartyForm dossierId={d.id} onClose={() => setAdding(false)} />}
      <ul className={classes.list}>
        {d.parties.map((party) => (
          <li key={party.id} className={classes.person}>
            <Avatar name={party.contact.displayName} size={28} />
            <span>
              <Link to="/contacts/$contactId" params={{ contactId: party.contact.id }}>
                {party.contact.displayName}
              </Link>
              <small>
                {label('partyRole', party.role)}
                {party.primary && ` · ${t('dossiers:parties.primary')}`}
                {party.share !== null && ` · ${t('dossiers:parties.share', { share: party.share })}`}
              </small>
            </span>
            {d.canEdit && !party.primary && (
              <ActionIcon
                size="sm"
                aria-label={t('dossiers:parties.remove', { name: party.contact.displayName })}
                onClick={() => void remove(party.id, party.contact.displayName)}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </SideBlock>
  )
}

function PartyForm({ dossierId, onClose }: { dossierId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [contact, setContact] = useState<PickedContact | null>(null)
  const [role, setRole] = useState('BUYER')
  const add = useParty(dossierId)
  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (contact) add.mutate({ add: { contactId: contact.id, role } }, { onSuccess: onClose, onError: notifyError })
      }}
    >
      <ContactField label={t('dossiers:parties.contact')} value={contact} onChange={setContact} />
      <Select
        label={t('dossiers:parties.role')}
        data={partyRoles.map((code) => ({ value: code, label: label('partyRole', code) }))}
        value={role}
        allowDeselect={false}
        onChange={(v) => v && setRole(v)}
      />
      <div className={classes.actions}>
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" size="compact-md" disabled={!contact} loading={add.isPending}>
          {t('action.add')}
        </Button>
      </div>
    </form>
  )
}

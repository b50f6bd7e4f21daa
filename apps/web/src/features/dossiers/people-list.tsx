import { ActionIcon, Button, NumberInput, Select, Switch, Textarea } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Party, PartyChange } from '@/lib/api-dossiers.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { partyRoles } from './dossier-codes.ts'
import classes from './dossier-side.module.css'
import { ContactField, type PickedContact } from './pickers.tsx'

export type PeopleAct =
  | { add: PartyChange & { contactId: string; role: string } }
  | { change: string; to: PartyChange }
  | { remove: string }

/** The mutation that carries out what is done to a party, of a dossier or of an annonce. */
export interface PeopleChange {
  isPending: boolean
  mutate(act: PeopleAct, told: { onSuccess?: () => void; onError: (error: Error) => void }): void
}

/** People with their part: role, share, note; changed and taken off in place where one may. */
export function PeopleList(props: {
  parties: readonly Party[]
  change: PeopleChange
  mayChange: boolean
  mayRemove: (party: Party) => boolean
  removeTitle: (name: string) => string
}) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const [editing, setEditing] = useState<string | null>(null)
  async function remove(party: Party) {
    const yes = await confirm({
      title: props.removeTitle(party.contact.displayName),
      body: t('dossiers:parties.removeBody'),
      confirm: t('action.delete'),
    })
    if (yes) props.change.mutate({ remove: party.id }, { onError: notifyError })
  }
  return (
    <ul className={classes.list}>
      {props.parties.map((party) =>
        party.id === editing ? (
          <li key={party.id}>
            <PersonForm party={party} change={props.change} onClose={() => setEditing(null)} />
          </li>
        ) : (
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
              {party.note && <small dir="auto">{party.note}</small>}
            </span>
            {props.mayChange && (
              <ActionIcon
                size="sm"
                aria-label={t('dossiers:parties.edit', { name: party.contact.displayName })}
                onClick={() => setEditing(party.id)}
              >
                <IconPencil size={14} stroke={1.75} />
              </ActionIcon>
            )}
            {props.mayRemove(party) && (
              <ActionIcon
                size="sm"
                aria-label={t('dossiers:parties.remove', { name: party.contact.displayName })}
                onClick={() => void remove(party)}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ),
      )}
    </ul>
  )
}

/** Adds a person, or changes the part of one who is there. */
export function PersonForm({
  party,
  change,
  firstRole = 'BUYER',
  onClose,
}: {
  party?: Party
  change: PeopleChange
  firstRole?: string
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [contact, setContact] = useState<PickedContact | null>(null)
  const [role, setRole] = useState(party?.role ?? firstRole)
  const [share, setShare] = useState<number | null>(party?.share ?? null)
  const [note, setNote] = useState(party?.note ?? '')
  const [primary, setPrimary] = useState(party?.primary ?? false)
  function save(event: FormEvent) {
    event.preventDefault()
    const part = { role, share, note: note.trim() || null, primary }
    const told = { onSuccess: onClose, onError: notifyError }
    if (party) change.mutate({ change: party.id, to: part }, told)
    else if (contact) change.mutate({ add: { ...part, contactId: contact.id } }, told)
  }
  return (
    <form className={classes.form} onSubmit={save}>
      {!party && <ContactField label={t('dossiers:parties.contact')} value={contact} onChange={setContact} />}
      <Select
        label={t('dossiers:parties.role')}
        data={partyRoles.map((code) => ({ value: code, label: label('partyRole', code) }))}
        value={role}
        allowDeselect={false}
        onChange={(v) => v && setRole(v)}
      />
      <NumberInput
        label={t('dossiers:parties.shareLabel')}
        suffix=" %"
        min={0.001}
        max={100}
        decimalScale={3}
        clampBehavior="strict"
        value={share ?? ''}
        onChange={(v) => setShare(typeof v === 'number' ? v : null)}
      />
      <Textarea
        label={t('dossiers:parties.note')}
        autosize
        maxLength={1000}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
      />
      <Switch
        label={t('dossiers:parties.makePrimary')}
        checked={primary}
        onChange={(e) => setPrimary(e.currentTarget.checked)}
      />
      <div className={classes.actions}>
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" size="compact-md" disabled={!party && !contact} loading={change.isPending}>
          {t(party ? 'action.save' : 'action.add')}
        </Button>
      </div>
    </form>
  )
}

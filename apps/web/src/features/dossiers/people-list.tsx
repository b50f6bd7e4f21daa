import { closestCenter, DndContext, DragOverlay, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'
import { Button, NumberInput, Select, Switch, Textarea, VisuallyHidden } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { movedTo } from '@/features/annonces/photo-order.ts'
import { moveColumn } from '@/features/lists/list-columns.ts'
import type { Party, PartyChange } from '@/lib/api-dossiers.ts'
import { label } from '@/lib/label.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { partyRoles } from './dossier-codes.ts'
import classes from './dossier-side.module.css'
import { PartyRow } from './party-row.tsx'
import { ContactField, type PickedContact } from './pickers.tsx'

export type PeopleAct =
  | { add: PartyChange & { contactId: string; role: string } }
  | { change: string; to: PartyChange }
  | { remove: string }
  | { arrange: string[] }

/** The mutation that carries out what is done to a party, of a dossier or of an annonce. */
export interface PeopleChange {
  isPending: boolean
  mutate(act: PeopleAct, told: { onSuccess?: () => void; onError: (error: Error) => void }): void
}

/**
 * People with their part: role, share, note; changed, written to and taken off in place where one may. Dragging, or the
 * arrow keys on a handle, arranges them; the primary one stands first.
 */
export function PeopleList(props: {
  parties: readonly Party[]
  change: PeopleChange
  mayChange: boolean
  mayRemove: (party: Party) => boolean
  removeTitle: (name: string) => string
  /** Absent where nobody can be written to from here. */
  write?: { busy: string | null; to: (party: Party) => void }
}) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const [editing, setEditing] = useState<string | null>(null)
  const [carried, setCarried] = useState<string | null>(null)
  const [preview, setPreview] = useState<string[] | null>(null)
  const [said, setSaid] = useState('')
  const hint = useId()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  )
  const { change, mayChange, write } = props
  const fixed = props.parties.filter((party) => party.primary).map(({ id }) => id)
  const order = props.parties.filter((party) => !party.primary).map(({ id }) => id)
  const shown = [...fixed, ...(preview ?? order)].flatMap((id) => props.parties.find((p) => p.id === id) ?? [])
  const held = props.parties.find(({ id }) => id === carried)

  async function remove(party: Party) {
    const yes = await confirm({
      title: props.removeTitle(party.contact.displayName),
      body: t('dossiers:parties.removeBody'),
      confirm: t('action.delete'),
    })
    if (yes) change.mutate({ remove: party.id }, { onError: notifyError })
  }
  function arrange(ids: string[]) {
    if (ids.join() === order.join()) return setPreview(null)
    setPreview(ids)
    change.mutate(
      { arrange: [...fixed, ...ids] },
      {
        onSuccess: () => setPreview(null),
        onError: (error) => {
          setPreview(null)
          notifyError(error)
        },
      },
    )
  }
  function step(party: Party, by: -1 | 1) {
    const ids = moveColumn(preview ?? order, party.id, by)
    arrange(ids)
    setSaid(
      t('dossiers:parties.moved', {
        name: party.contact.displayName,
        place: fixed.length + ids.indexOf(party.id) + 1,
        count: shown.length,
      }),
    )
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={({ active }) => setCarried(String(active.id))}
      onDragOver={({ active, over }) => {
        if (over) setPreview(movedTo(preview ?? order, String(active.id), String(over.id)))
      }}
      onDragEnd={() => {
        setCarried(null)
        if (preview) arrange(preview)
      }}
      onDragCancel={() => {
        setCarried(null)
        setPreview(null)
      }}
    >
      <ul className={classes.list}>
        {shown.map((party) =>
          party.id === editing ? (
            <li key={party.id}>
              <PersonForm party={party} change={change} onClose={() => setEditing(null)} />
            </li>
          ) : (
            <PartyRow
              key={party.id}
              party={party}
              describedBy={hint}
              onStep={mayChange && !party.primary && order.length > 1 ? (by) => step(party, by) : null}
              writing={write?.busy === party.id}
              onWrite={write ? () => write.to(party) : null}
              onEdit={mayChange ? () => setEditing(party.id) : null}
              onRemove={props.mayRemove(party) ? () => void remove(party) : null}
            />
          ),
        )}
      </ul>
      <DragOverlay dropAnimation={null}>
        {held && <div className={classes.carried}>{held.contact.displayName}</div>}
      </DragOverlay>
      <VisuallyHidden id={hint}>{t('dossiers:parties.moveHint')}</VisuallyHidden>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </DndContext>
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

import { Button, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { offered, useCodes } from '@/features/reference-lists/reference-queries.ts'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { caseTypes } from './dossier-codes.ts'
import { DuplicateNotice, readDuplicate } from './duplicate-notice.tsx'
import classes from './new-dossier-dialog.module.css'
import { AgentField, AnnonceField, ContactField, type PickedAnnonce, type PickedContact } from './pickers.tsx'

/** Opens a dossier for a known or a new person; a case that is already open is offered first. */
export function NewDossierDialog(props: {
  caseType: string
  contact?: PickedContact | null
  annonce?: PickedAnnonce | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('dossiers:create.title')}
      size={520}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <NewDossierForm {...props} />
    </Modal>
  )
}

function NewDossierForm(props: {
  caseType: string
  contact?: PickedContact | null
  annonce?: PickedAnnonce | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { org, can } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [who, setWho] = useState<'known' | 'new'>('known')
  const [contact, setContact] = useState<PickedContact | null>(props.contact ?? null)
  const [person, setPerson] = useState({ name: '', phone: '', email: '' })
  const [caseType, setCaseType] = useState(props.caseType)
  const sources = useCodes('SOURCE')
  const [pickedSource, setSource] = useState('PHONE_CALL')
  const source = offered(sources, pickedSource)
  const [branchId, setBranchId] = useState(org.branches[0]?.id ?? null)
  const [annonce, setAnnonce] = useState<PickedAnnonce | null>(props.annonce ?? null)
  const [assigneeId, setAssigneeId] = useState<string | null>(null)
  const [budget, setBudget] = useState<number | string>('')
  const [tried, setTried] = useState(false)
  const currency = org.branches.find((b) => b.id === branchId)?.currency ?? org.currency
  const named = who === 'known' ? contact !== null : person.name.trim() !== ''

  const create = useMutation({
    mutationFn: (duplicateReason?: string) =>
      take(
        api.POST('/api/v1/dossiers', {
          body: {
            caseType,
            source,
            ...(who === 'known' && contact ? { contactId: contact.id } : {}),
            ...(who === 'new'
              ? {
                  contact: {
                    displayName: person.name.trim(),
                    ...(person.phone.trim() ? { phones: [person.phone.trim()] } : {}),
                    ...(person.email.trim() ? { emails: [person.email.trim()] } : {}),
                  },
                }
              : {}),
            ...(branchId ? { branchId } : {}),
            ...(annonce ? { annonceId: annonce.id } : {}),
            ...(assigneeId ? { assigneeId } : {}),
            ...(budget === '' ? {} : { budget: { min: null, max: Math.round(Number(budget) * 100), currency } }),
            ...(duplicateReason ? { duplicateReason } : {}),
          },
        }),
      ),
    onSuccess: (dossier) => {
      notifyDone(t('dossiers:create.done', { reference: dossier.reference }))
      props.onClose()
      void queries.invalidateQueries({ queryKey: ['dossier'] })
      void navigate({ to: '/dossiers/$dossierId', params: { dossierId: dossier.id } })
    },
    onError: (error) => {
      if (!readDuplicate(error) && !(error instanceof ApiError && error.fields.length > 0)) notifyError(error)
    },
  })
  const fields = create.error instanceof ApiError ? create.error.byField() : {}
  const duplicate = readDuplicate(create.error)

  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        setTried(true)
        if (named) create.mutate(undefined)
      }}
    >
      {duplicate && (
        <DuplicateNotice
          duplicate={duplicate}
          annonceId={annonce?.id ?? null}
          creating={create.isPending}
          onCreateAnyway={(reason) => create.mutate(reason)}
          onClose={props.onClose}
        />
      )}
      <Select
        label={t('dossiers:create.caseType')}
        data={caseTypes.map((code) => ({ value: code, label: label('caseType', code) }))}
        value={caseType}
        allowDeselect={false}
        onChange={(v) => v && setCaseType(v)}
      />
      {!props.contact && (
        <SegmentedControl
          value={who}
          onChange={(v) => setWho(v === 'new' ? 'new' : 'known')}
          data={[
            { value: 'known', label: t('dossiers:create.knownContact') },
            { value: 'new', label: t('dossiers:create.newContact') },
          ]}
        />
      )}
      {who === 'known' ? (
        <ContactField
          label={t('dossiers:create.contact')}
          placeholder={t('dossiers:create.contactHint')}
          withAsterisk
          value={contact}
          onChange={setContact}
          error={fields.contactId ?? (tried && !named ? t('dossiers:create.needsContact') : null)}
        />
      ) : (
        <>
          <TextInput
            label={t('dossiers:create.name')}
            withAsterisk
            maxLength={200}
            value={person.name}
            onChange={(e) => setPerson({ ...person, name: e.currentTarget.value })}
            error={fields['contact.displayName'] ?? (tried && !named ? t('dossiers:create.needsContact') : null)}
          />
          <div className={classes.pair}>
            <TextInput
              label={t('dossiers:create.phone')}
              type="tel"
              value={person.phone}
              onChange={(e) => setPerson({ ...person, phone: e.currentTarget.value })}
              error={fields['contact.phones.0'] ?? fields['phones.0']}
            />
            <TextInput
              label={t('dossiers:create.email')}
              type="email"
              value={person.email}
              onChange={(e) => setPerson({ ...person, email: e.currentTarget.value })}
              error={fields['contact.emails.0'] ?? fields['emails.0']}
            />
          </div>
        </>
      )}
      <div className={classes.pair}>
        <Select
          label={t('dossiers:create.source')}
          searchable
          data={sources}
          value={source}
          allowDeselect={false}
          onChange={(v) => v && setSource(v)}
        />
        <NumberInput
          label={t('dossiers:create.budget')}
          min={0}
          hideControls
          thousandSeparator={'\u00a0'}
          suffix={` ${currency}`}
          value={budget}
          onChange={setBudget}
          error={fields['budget.max']}
        />
      </div>
      <AnnonceField label={t('dossiers:create.annonce')} clearable value={annonce} onChange={setAnnonce} />
      {org.branches.length > 1 && (
        <Select
          label={t('dossiers:create.branch')}
          data={org.branches.map((b) => ({ value: b.id, label: b.name }))}
          value={branchId}
          allowDeselect={false}
          onChange={setBranchId}
        />
      )}
      {can('dossier.assign') && (
        <AgentField
          label={t('dossiers:create.assignee')}
          placeholder={t('assignment:byRules')}
          clearable
          value={assigneeId}
          onChange={setAssigneeId}
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('dossiers:create.submit')}
        </Button>
      </div>
    </form>
  )
}

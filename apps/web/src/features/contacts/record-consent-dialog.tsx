import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { ConsentState } from '@/lib/api-consents.ts'
import type { Contact, Identity } from '@/lib/api-contacts.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Channel } from '@/lib/api-types.ts'
import { formatPhone } from '@/lib/format.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useRecordConsent } from './contact-queries.ts'
import classes from './contacts.module.css'

/** Channels that a kind of identity can carry. */
export function channelsOf(kind: Identity['kind']): Channel[] {
  if (kind === 'EMAIL') return ['EMAIL']
  return kind === 'PHONE' ? ['WHATSAPP', 'SMS', 'PHONE'] : ['WHATSAPP']
}

/** Usages that a channel knows: nobody "answers" by telephone later on. */
function purposesOf(channel: string): ConsentState['purpose'][] {
  return channel === 'PHONE' ? ['CONTACT', 'MARKETING'] : ['REPLY', 'CONTACT', 'MARKETING']
}

/** The proof as it is kept: an import names its file, a statement, or both. */
function evidenceOf(v: { source: string; file: string; evidence: string }): { evidence?: Record<string, string> } {
  const file = v.source === 'IMPORT' ? v.file.trim() : ''
  const words = v.evidence.trim()
  if (!file && !words) return {}
  return {
    evidence: {
      ...(file ? { file } : {}),
      ...(words ? { [v.source === 'IMPORT' ? 'statement' : 'note']: words } : {}),
    },
  }
}

/** Records what a person agreed to or refused outside the channels: with its proof, in the recorder's name. */
export function RecordConsentDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation()
  const record = useRecordConsent(contact.id)
  const first = contact.identities[0]
  const form = useForm({
    initialValues: {
      identityId: first?.id ?? '',
      channel: (first ? channelsOf(first.kind)[0] : 'WHATSAPP') as string,
      purpose: 'CONTACT',
      state: 'GRANTED',
      source: 'PAPER',
      textShown: '',
      textVersion: '',
      evidence: '',
      file: '',
    },
    validate: {
      // A list that came from elsewhere rarely kept the words that were shown.
      textShown: (v, all) =>
        all.state !== 'GRANTED' || all.source === 'IMPORT' || v.trim() ? null : t('contacts:proofRequired'),
      evidence: (v, all) => {
        const proved = all.state !== 'GRANTED' || v.trim() || (all.source === 'IMPORT' && all.file.trim())
        return proved ? null : t(all.source === 'IMPORT' ? 'contacts:importProofRequired' : 'contacts:proofRequired')
      },
    },
  })
  const identity = contact.identities.find((i) => i.id === form.values.identityId)
  function takeChannel(channel: string) {
    form.setFieldValue('channel', channel)
    if (!purposesOf(channel).some((purpose) => purpose === form.values.purpose))
      form.setFieldValue('purpose', 'CONTACT')
  }
  // An e-mail address has no telephone: the channel follows the number or address.
  function takeIdentity(id: string) {
    form.setFieldValue('identityId', id)
    const channels = channelsOf(contact.identities.find((i) => i.id === id)?.kind ?? 'PHONE')
    if (!channels.some((channel) => channel === form.values.channel)) takeChannel(channels[0] ?? 'WHATSAPP')
  }
  function save(v: typeof form.values) {
    record.mutate(
      {
        identityId: v.identityId,
        channel: v.channel as Channel,
        purpose: v.purpose as ConsentState['purpose'],
        state: v.state as 'GRANTED' | 'DENIED' | 'REVOKED',
        source: v.source,
        ...(v.textShown ? { textShown: v.textShown } : {}),
        ...(v.textVersion ? { textVersion: v.textVersion } : {}),
        ...evidenceOf(v),
      },
      {
        onSuccess: () => {
          notifyDone(t('contacts:recorded'))
          onClose()
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.byField())
          notifyError(error)
        },
      },
    )
  }
  const choice = (family: 'purpose' | 'consent' | 'consentSource' | 'channel', codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: label(family, code) }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('contacts:recordTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
        <p className={classes.muted}>{t('contacts:recordHint')}</p>
        <Select
          label={t('contacts:identity')}
          data={contact.identities.map((i) => ({
            value: i.id,
            label: i.kind === 'PHONE' ? formatPhone(i.value) : i.value,
          }))}
          allowDeselect={false}
          {...form.getInputProps('identityId')}
          onChange={(id) => id && takeIdentity(id)}
        />
        <div className={classes.pair}>
          <Select
            label={t('contacts:channel')}
            data={choice('channel', identity ? channelsOf(identity.kind) : [])}
            allowDeselect={false}
            {...form.getInputProps('channel')}
            onChange={(channel) => channel && takeChannel(channel)}
          />
          <Select
            label={t('contacts:purpose')}
            data={choice('purpose', purposesOf(form.values.channel))}
            allowDeselect={false}
            {...form.getInputProps('purpose')}
          />
        </div>
        <div className={classes.pair}>
          <Select
            label={t('contacts:state')}
            data={choice('consent', ['GRANTED', 'DENIED', 'REVOKED'])}
            allowDeselect={false}
            {...form.getInputProps('state')}
          />
          <Select
            label={t('contacts:source')}
            data={choice('consentSource', ['PAPER', 'PORTAL_FORM', 'EMAIL_CONFIRM', 'IMPORT', 'UI'])}
            allowDeselect={false}
            {...form.getInputProps('source')}
          />
        </div>
        <Textarea label={t('contacts:textShown')} autosize minRows={2} {...form.getInputProps('textShown')} />
        <TextInput label={t('contacts:textVersion')} {...form.getInputProps('textVersion')} />
        {form.values.source === 'IMPORT' && (
          <TextInput label={t('contacts:importFile')} maxLength={1000} {...form.getInputProps('file')} />
        )}
        <Textarea
          label={t(form.values.source === 'IMPORT' ? 'contacts:importStatement' : 'contacts:evidenceNote')}
          autosize
          minRows={2}
          {...form.getInputProps('evidence')}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={record.isPending} disabled={!identity}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

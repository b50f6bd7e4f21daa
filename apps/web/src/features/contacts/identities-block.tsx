import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconBrandWhatsapp, IconMail, IconPhone, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallBadge } from '@/features/privacy/call-badge.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Contact, Identity } from '@/lib/api-contacts.ts'
import { ApiError } from '@/lib/api-error.ts'
import { formatPhone } from '@/lib/format.ts'
import { label } from '@/lib/label.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { PanelBlock } from '@/ui/panel-block.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { consentsQuery, useIdentities } from './contact-queries.ts'
import classes from './contacts.module.css'

const icons = { PHONE: IconPhone, EMAIL: IconMail, WHATSAPP_BSUID: IconBrandWhatsapp }

/** Numbers and addresses: normalised form, the form as typed, the primary one. */
export function IdentitiesBlock({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const mayWrite = can('contact.write')
  return (
    <PanelBlock
      title={t('contacts:identities')}
      tools={
        mayWrite &&
        !adding && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAdding(true)}>
            {t('action.add')}
          </Button>
        )
      }
    >
      <ul className={classes.lines}>
        {contact.identities.map((i) => (
          <IdentityLine key={i.id} contact={contact} identity={i} removable={mayWrite} />
        ))}
      </ul>
      {adding && <AddIdentity contactId={contact.id} onClose={() => setAdding(false)} />}
    </PanelBlock>
  )
}

function IdentityLine(props: { contact: Contact; identity: Identity; removable: boolean }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const { remove } = useIdentities(props.contact.id)
  const i = props.identity
  const Picture = icons[i.kind]
  const shown = i.kind === 'PHONE' ? formatPhone(i.value) : i.value
  async function ask() {
    const yes = await confirm({
      title: t('contacts:removeIdentityTitle', { value: shown }),
      loses: [t('contacts:removeIdentityLoses'), t('contacts:removeIdentityLoses2')],
      confirm: t('contacts:removeIdentity'),
    })
    if (yes) remove.mutate(i.id, { onError: notifyError })
  }
  return (
    <li className={classes.line}>
      <Picture size={18} stroke={1.5} role="img" aria-label={label('identityKind', i.kind)} />
      <span className={classes.grow}>
        {i.kind === 'PHONE' ? (
          <a href={`tel:${i.value}`} className={classes.phone}>
            <bdi className="num ltr">{shown}</bdi>
          </a>
        ) : (
          <bdi className="num ltr">{shown}</bdi>
        )}
        {i.raw && i.raw !== i.value && <small className={classes.muted}>{t('contacts:raw', { raw: i.raw })}</small>}
      </span>
      {i.kind === 'PHONE' && <KnownCallBadge contact={props.contact} identity={i} />}
      {i.bouncedAt && <Tag title={t('contacts:bouncedWhy')}>{t('contacts:bounced')}</Tag>}
      {i.primary && <Tag>{t('contacts:primary')}</Tag>}
      {props.removable && (
        <ActionIcon
          size="md"
          aria-label={`${t('contacts:removeIdentity')} : ${shown}`}
          title={t('contacts:removeIdentity')}
          loading={remove.isPending}
          onClick={() => void ask()}
        >
          <IconTrash size={16} stroke={1.5} />
        </ActionIcon>
      )}
    </li>
  )
}

function KnownCallBadge({ contact, identity }: { contact: Contact; identity: Identity }) {
  const { can } = useSession()
  const consents = useQuery({ ...consentsQuery(contact.id), enabled: can('consent.read') })
  return <CallBadge contactId={contact.id} identity={identity} consents={consents.data?.items ?? []} />
}

function AddIdentity({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { add } = useIdentities(contactId)
  const [kind, setKind] = useState<'PHONE' | 'EMAIL'>('PHONE')
  const [value, setValue] = useState('')
  const [error, setError] = useState<string | null>(null)
  function save(event: FormEvent) {
    event.preventDefault()
    if (!value.trim()) return
    add.mutate(
      { kind, value: value.trim() },
      {
        onSuccess: () => {
          notifyDone(t('contacts:identityAdded'))
          onClose()
        },
        onError: (refusal) =>
          setError(
            refusal instanceof ApiError ? (refusal.fields[0]?.message ?? refusal.detail) : t('state.networkBody'),
          ),
      },
    )
  }
  return (
    <form className={classes.form} onSubmit={save}>
      <Select
        label={t('contacts:identityKind')}
        value={kind}
        onChange={(v) => setKind(v === 'EMAIL' ? 'EMAIL' : 'PHONE')}
        allowDeselect={false}
        data={['PHONE', 'EMAIL'].map((code) => ({ value: code, label: label('identityKind', code) }))}
      />
      <TextInput
        label={t('contacts:identityValue')}
        dir="ltr"
        value={value}
        error={error}
        onChange={(e) => {
          setValue(e.currentTarget.value)
          setError(null)
        }}
        data-autofocus
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={add.isPending}>
          {t('action.add')}
        </Button>
      </div>
    </form>
  )
}

import type { SelectProps } from '@mantine/core'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '@/features/session/members.ts'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { AnnonceSummary } from '@/lib/api-annonces.ts'
import type { ContactSummary } from '@/lib/api-contacts.ts'
import type { DossierSummary } from '@/lib/api-dossiers.ts'
import { formatMoney, formatPhone } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { AsyncSelect } from '@/ui/async-select.tsx'
import { Avatar } from '@/ui/avatar.tsx'
import { Picture } from '@/ui/picture.tsx'
import classes from './pickers.module.css'

type Field<T> = Pick<SelectProps, 'label' | 'placeholder' | 'description' | 'error' | 'withAsterisk' | 'clearable'> & {
  value: T | null
  onChange: (record: T | null) => void
}

/** Enough of a contact to be named in a field. */
export type PickedContact = Pick<ContactSummary, 'id' | 'displayName'> & Partial<Pick<ContactSummary, 'identities'>>

function mainIdentity(contact: PickedContact): string | null {
  const best = contact.identities?.find((i) => i.primary) ?? contact.identities?.[0]
  return best ? (best.kind === 'PHONE' ? formatPhone(best.value) : best.value) : null
}

/** Finds a contact by name, number or address. */
export function ContactField(props: Field<PickedContact>) {
  return (
    <AsyncSelect<PickedContact>
      {...props}
      queryKey={['contact']}
      load={async (q) => (await take(api.GET('/api/v1/contacts', { params: { query: { limit: 20, q } } }))).items}
      toOption={(c) => ({ value: c.id, label: c.displayName })}
      render={(c) => (
        <span className={classes.option}>
          <Avatar name={c.displayName} size={24} />
          <span>
            {c.displayName}
            {mainIdentity(c) && (
              <small>
                <bdi className="ltr">{mainIdentity(c)}</bdi>
              </small>
            )}
          </span>
        </span>
      )}
    />
  )
}

/** Enough of an annonce to be named in a field. */
export type PickedAnnonce = Pick<AnnonceSummary, 'id' | 'reference' | 'title'> &
  Partial<Pick<AnnonceSummary, 'coverUrl' | 'price' | 'city' | 'zone'>>

/** Finds an annonce by reference, title or place. */
export function AnnonceField(props: Field<PickedAnnonce>) {
  return (
    <AsyncSelect<PickedAnnonce>
      {...props}
      queryKey={['annonce']}
      load={async (q) => (await take(api.GET('/api/v1/annonces', { params: { query: { limit: 20, q } } }))).items}
      toOption={(a) => ({ value: a.id, label: `${a.reference} · ${a.title}` })}
      render={(a) => (
        <span className={classes.option}>
          <span className={classes.photo}>
            <Picture src={a.coverUrl ?? null} />
          </span>
          <span>
            {a.title}
            <small>
              <bdi>{a.reference}</bdi>
              {a.price && (
                <>
                  {' · '}
                  <bdi className="num">{formatMoney(a.price, currentLocale())}</bdi>
                </>
              )}
            </small>
          </span>
        </span>
      )}
    />
  )
}

/** Enough of a dossier to book for it. */
export type PickedDossier = Pick<DossierSummary, 'id' | 'reference' | 'contact' | 'branchId' | 'caseType'> &
  Partial<Pick<DossierSummary, 'annonce' | 'assignee'>>

/** Finds an open dossier by name or reference. */
export function DossierField(props: Field<PickedDossier>) {
  return (
    <AsyncSelect<PickedDossier>
      {...props}
      queryKey={['dossier', 'list']}
      load={async (q) =>
        (await take(api.GET('/api/v1/dossiers', { params: { query: { limit: 20, q, open: true } } }))).items
      }
      toOption={(d) => ({ value: d.id, label: `${d.contact.displayName} · ${d.reference}` })}
      render={(d) => (
        <span className={classes.option}>
          <Avatar name={d.contact.displayName} size={24} />
          <span>
            {d.contact.displayName}
            <small>
              <bdi>{d.reference}</bdi> · {label('caseType', d.caseType)}
            </small>
          </span>
        </span>
      )}
    />
  )
}

/** One of the colleagues who work dossiers; oneself first. */
export function AgentField(
  props: Pick<SelectProps, 'label' | 'placeholder' | 'error' | 'withAsterisk' | 'clearable' | 'size'> & {
    value: string | null
    onChange: (userId: string | null) => void
  },
) {
  const { t } = useTranslation()
  const { me } = useSession()
  const agents = useAgents()
  return (
    <Select
      {...props}
      searchable
      nothingFoundMessage={t('state.noMatchTitle')}
      data={agents.map((a) => ({ value: a.id, label: a.id === me.user.id ? `${a.name} (${t('person.me')})` : a.name }))}
    />
  )
}

/** Active people who may hold dossiers and appointments; the signed-in one first. Empty while loading. */
export function useAgents(): { id: string; name: string; branchIds: readonly string[] }[] {
  const { me, can, org } = useSession()
  const members = useQuery({ ...membersQuery, enabled: can('member.read') })
  const working = (members.data?.items ?? [])
    .filter((m) => m.status === 'ACTIVE' && m.roles.some((r) => r === 'AGENT' || r === 'MANAGER' || r === 'ADMIN_ORG'))
    .map((m) => ({ id: m.userId, name: m.name, branchIds: m.branchIds }))
  const own = working.find((m) => m.id === me.user.id)
  if (!members.data && org.roles.some((r) => r === 'AGENT'))
    return [{ id: me.user.id, name: me.user.name, branchIds: [] }]
  return own ? [own, ...working.filter((m) => m !== own)] : working
}

import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dossierQuery } from '@/features/dossiers/dossier-queries.ts'
import { useAgents } from '@/features/dossiers/pickers.tsx'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { Attendees } from '@/lib/api-attendees.ts'
import { resourcesQuery } from './attendees.ts'
import { choicesOf, keyOf, picked } from './attendees-choices.ts'

/**
 * Who and what comes along, as chips: parties of the dossier are proposed first, then colleagues and resources of the
 * branch; a name that is typed finds any contact.
 */
export function AttendeesField(props: {
  value: Attendees
  onChange: (value: Attendees) => void
  /** Those who are on the appointment already. */
  agentId: string | null
  contactId: string | null
  dossierId: string | null
  branchId: string | undefined
  error?: string | null | undefined
  autoFocus?: boolean
}) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 250)
  const agents = useAgents()
  const resources = useQuery(resourcesQuery)
  const dossier = useQuery({ ...dossierQuery(props.dossierId ?? ''), enabled: props.dossierId !== null })
  const contacts = useQuery({
    queryKey: ['contact', 'pick', q],
    queryFn: async () => (await take(api.GET('/api/v1/contacts', { params: { query: { limit: 8, q } } }))).items,
    enabled: q.length > 1 && can('contact.read'),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const groups = choicesOf({
    chosen: props.value,
    parties: (dossier.data?.parties ?? []).map((p) => p.contact),
    colleagues: agents.map(({ id, name }) => ({ id, name })),
    resources: (resources.data?.items ?? []).filter((r) => r.active && r.branchId === props.branchId),
    contacts: q.length > 1 ? (contacts.data ?? []) : [],
    without: { agentId: props.agentId, contactId: props.contactId },
    typed: typed.trim(),
  })
  const chosen = [
    ...props.value.contacts.map((c) => keyOf('contact', c.id)),
    ...props.value.colleagues.map((c) => keyOf('colleague', c.id)),
    ...props.value.resources.map((r) => keyOf('resource', r.id)),
  ]
  return (
    <MultiSelect
      label={t('calendar:attendees.label')}
      placeholder={chosen.length === 0 ? t('calendar:attendees.hint') : ''}
      searchable
      hidePickedOptions
      maxDropdownHeight={260}
      data={groups.map(({ group, items }) => ({
        group: t(`calendar:attendees.${group}`),
        items: items.map(({ value, label }) => ({ value, label })),
      }))}
      // What is typed was looked for already, at the server too.
      filter={({ options }) => options}
      nothingFoundMessage={contacts.isFetching ? t('state.loading') : t('calendar:attendees.none')}
      value={chosen}
      onChange={(values) => {
        props.onChange(picked(values, groups, props.value))
        setTyped('')
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      clearSearchOnChange
      error={props.error ?? null}
      data-autofocus={props.autoFocus || undefined}
    />
  )
}

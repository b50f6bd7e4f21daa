import { Button } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PeopleAct, PeopleList, PersonForm } from '@/features/dossiers/people-list.tsx'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { keys } from '@/lib/keys.ts'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './annonce-aside.module.css'

function useAnnonceParty(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (act: PeopleAct) => {
      const one = (partyId: string) => ({ params: { path: { id, partyId } } })
      if ('add' in act)
        await take(api.POST('/api/v1/annonces/{id}/parties', { params: { path: { id } }, body: act.add }))
      else if ('change' in act)
        await take(api.PATCH('/api/v1/annonces/{id}/parties/{partyId}', { ...one(act.change), body: act.to }))
      else if ('remove' in act) await take(api.DELETE('/api/v1/annonces/{id}/parties/{partyId}', one(act.remove)))
      else
        await take(
          api.PUT('/api/v1/annonces/{id}/parties/order', { params: { path: { id } }, body: { partyIds: act.arrange } }),
        )
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.annonceParties(id) }),
  })
}

/** The owner, and whoever else has a part in the property: sellers, a notary, a bank. */
export function AnnoncePeople({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const change = useAnnonceParty(a.id)
  const parties = useQuery({
    queryKey: keys.annonceParties(a.id),
    queryFn: () => take(api.GET('/api/v1/annonces/{id}/parties', { params: { path: { id: a.id } } })),
  })
  const mayChange = a.actions.canEdit && can('contact.write')
  const items = parties.data?.items ?? []
  return (
    <section className={classes.card}>
      <div className={classes.cardHead}>
        <h2>{t('dossiers:parties.title')}</h2>
        {mayChange && !adding && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAdding(true)}>
            {t('action.add')}
          </Button>
        )}
      </div>
      {a.ownerContactId && (
        <Link to="/contacts/$contactId" params={{ contactId: a.ownerContactId }} className={classes.owner}>
          <IconUser size={18} stroke={1.5} aria-hidden />
          {t('annonces:owner')}
        </Link>
      )}
      {adding && (
        <PersonForm
          change={change}
          firstRole={a.transaction === 'RENT' ? 'LANDLORD' : 'SELLER'}
          onClose={() => setAdding(false)}
        />
      )}
      {parties.isPending && <ListSkeleton />}
      {parties.isError && <ErrorState error={parties.error} onRetry={() => void parties.refetch()} />}
      {parties.isSuccess && items.length === 0 && !a.ownerContactId && !adding && (
        <p className={classes.muted}>{t('dossiers:parties.none')}</p>
      )}
      {items.length > 0 && (
        <PeopleList
          parties={items}
          change={change}
          mayChange={mayChange}
          mayRemove={() => mayChange}
          removeTitle={(name) => t('dossiers:parties.removeFromAnnonce', { name })}
        />
      )}
    </section>
  )
}

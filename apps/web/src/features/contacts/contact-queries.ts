import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { ConsentState } from '@/lib/api-consents.ts'
import type { Channel } from '@/lib/api-types.ts'
import { keys } from '@/lib/keys.ts'
import { type ContactsSearch, contactsAsked } from './contacts-search.ts'

export const contactsQuery = (search: ContactsSearch) => {
  const query = contactsAsked(search)
  return infiniteQueryOptions({
    queryKey: keys.contacts(query),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/contacts', { params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: keys.contact(id),
    queryFn: () => take(api.GET('/api/v1/contacts/{id}', { params: { path: { id } } })),
  })

export const consentsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.consents(id),
    queryFn: () => take(api.GET('/api/v1/contacts/{id}/consents', { params: { path: { id } } })),
  })

export interface NewContact {
  firstName: string
  lastName: string
  phone: string
  email: string
  locale: string
  note: string
}

export function useCreateContact() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (v: NewContact) =>
      take(
        api.POST('/api/v1/contacts', {
          body: {
            ...(v.firstName ? { firstName: v.firstName } : {}),
            ...(v.lastName ? { lastName: v.lastName } : {}),
            phones: v.phone ? [v.phone] : [],
            emails: v.email ? [v.email] : [],
            locale: v.locale,
            ...(v.note ? { note: v.note } : {}),
          },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['contact', 'list'] }),
  })
}

export interface ContactPatch {
  version: number
  displayName: string
  firstName: string | null
  lastName: string | null
  locale: string | null
  note: string | null
}

export function usePatchContact(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ContactPatch) => take(api.PATCH('/api/v1/contacts/{id}', { params: { path: { id } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['contact'] }),
  })
}

export function useIdentities(contactId: string) {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ['contact'] })
  const add = useMutation({
    mutationFn: (body: { kind: 'PHONE' | 'EMAIL'; value: string }) =>
      take(api.POST('/api/v1/contacts/{id}/identities', { params: { path: { id: contactId } }, body })),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (identityId: string) =>
      take(
        api.DELETE('/api/v1/contacts/{id}/identities/{identityId}', {
          params: { path: { id: contactId, identityId } },
        }),
      ),
    onSettled,
  })
  return { add, remove }
}

export interface ConsentRecord {
  identityId: string
  channel: Channel
  purpose: ConsentState['purpose']
  state: 'GRANTED' | 'DENIED' | 'REVOKED'
  source: string
  textShown?: string
  textVersion?: string
  evidence?: Record<string, unknown>
}

export function useRecordConsent(contactId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ConsentRecord) =>
      take(api.POST('/api/v1/contacts/{id}/consents', { params: { path: { id: contactId } }, body })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['contact'] }),
        queries.invalidateQueries({ queryKey: ['conversation', 'one'] }),
        queries.invalidateQueries({ queryKey: ['dossier', 'one'] }),
      ]),
  })
}

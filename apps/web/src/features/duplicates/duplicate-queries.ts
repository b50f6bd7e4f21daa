import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { api, take } from '@/lib/api.ts'
import type { MergeDone, MergeSide, SaidOfPair } from '@/lib/api-duplicates.ts'
import { keys } from '@/lib/keys.ts'
import { notifyDone, notifyUndo } from '@/ui/notify.tsx'

/** Pairs that may be one person, the likeliest first; of one contact when it is named. */
export const suggestionsQuery = (contactId?: string) =>
  infiniteQueryOptions({
    queryKey: keys.duplicates(contactId ?? null),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/duplicates', {
          params: { query: { ...(contactId ? { contactId } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const contactPlanQuery = (survivorId: string, loserId: string) =>
  queryOptions({
    queryKey: keys.contactMerge(survivorId, loserId),
    queryFn: () =>
      take(api.GET('/api/v1/contacts/{id}/merge', { params: { path: { id: survivorId }, query: { with: loserId } } })),
    staleTime: 0,
  })

export const dossierPlanQuery = (survivorId: string, loserId: string) =>
  queryOptions({
    queryKey: keys.dossierMerge(survivorId, loserId),
    queryFn: () =>
      take(api.GET('/api/v1/dossiers/{id}/merge', { params: { path: { id: survivorId }, query: { with: loserId } } })),
    staleTime: 0,
  })

/** Merges that hold, of one contact or one dossier. */
export const mergesQuery = (of: { contactId: string } | { dossierId: string }) =>
  queryOptions({
    queryKey: 'contactId' in of ? keys.contactMerges(of.contactId) : keys.dossierMerges(of.dossierId),
    queryFn: () => take(api.GET('/api/v1/merges', { params: { query: of } })),
  })

export interface MergeOrder {
  kind: 'contact' | 'dossier'
  survivor: { id: string; version: number; name: string }
  loser: { id: string; version: number; name: string }
  fields: Record<string, MergeSide>
  dossiers: SaidOfPair[]
}

function send(order: MergeOrder): Promise<MergeDone> {
  const path = { id: order.survivor.id }
  const body = {
    loserId: order.loser.id,
    version: order.survivor.version,
    loserVersion: order.loser.version,
    fields: order.fields,
  }
  return order.kind === 'contact'
    ? take(api.POST('/api/v1/contacts/{id}/merge', { params: { path }, body: { ...body, dossiers: order.dossiers } }))
    : take(api.POST('/api/v1/dossiers/{id}/merge', { params: { path }, body }))
}

/** Takes a merge back and says what stayed because somebody changed it since. */
export function useUndoMerge() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (mergeId: string) => take(api.POST('/api/v1/merges/{id}/undo', { params: { path: { id: mergeId } } })),
    onSuccess: (done) =>
      notifyDone(
        done.kept.length === 0
          ? i18next.t('duplicates:undone')
          : i18next.t('duplicates:undoneBut', { count: done.kept.length }),
      ),
    onSettled: () => queries.invalidateQueries(),
  })
}

/** Merges, and offers at once to take it back. */
export function useMerge() {
  const queries = useQueryClient()
  const undo = useUndoMerge()
  return useMutation({
    mutationFn: send,
    onSuccess: (done, order) =>
      notifyUndo(i18next.t('duplicates:done', { loser: order.loser.name, survivor: order.survivor.name }), () =>
        undo.mutateAsync(done.mergeId),
      ),
    // Everything but the plan that was just carried out: it is about two records, and one of them is gone.
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'merge' }),
  })
}

/** "Not a duplicate", and back. */
export function useDecide() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ['contact', 'list'] })
  const restore = useMutation({
    mutationFn: (id: string) => take(api.POST('/api/v1/duplicates/{id}/restore', { params: { path: { id } } })),
    onSettled,
  })
  const dismiss = useMutation({
    mutationFn: (id: string) => take(api.POST('/api/v1/duplicates/{id}/dismiss', { params: { path: { id } } })),
    onSuccess: (_done, id) => notifyUndo(i18next.t('duplicates:dismissed'), () => restore.mutateAsync(id)),
    onSettled,
  })
  return dismiss
}

/** Asks the server to look among all contacts; suggestions come in as they are found. */
export function useScan() {
  return useMutation({
    mutationFn: () => take(api.POST('/api/v1/duplicates/scan')),
    onSuccess: () => notifyDone(i18next.t('duplicates:scanning')),
  })
}

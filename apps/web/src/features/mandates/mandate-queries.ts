import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { MandateEntry, MandateTerms, Signature } from '@/lib/api-mandates.ts'
import { keys } from '@/lib/keys.ts'

/** Entries about one annonce, the newest first. */
export const annonceMandatesQuery = (annonceId: string) =>
  queryOptions({
    queryKey: keys.annonceMandates(annonceId),
    queryFn: () => take(api.GET('/api/v1/mandates', { params: { query: { annonceId, limit: 100 } } })),
  })

export const registersQuery = queryOptions({
  queryKey: keys.registers,
  queryFn: () => take(api.GET('/api/v1/mandates/registers')),
})

/** The register of a branch, the highest number first. */
export const registerQuery = (branchId: string) =>
  infiniteQueryOptions({
    queryKey: keys.mandates(branchId),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/mandates', {
          params: { query: { branchId, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

/** What can be entered in the register. */
export type Entering =
  | { kind: 'MANDATE'; terms: MandateTerms & Signature & { remark?: string } }
  | {
      kind: 'AMENDMENT' | 'CORRECTION'
      last: MandateEntry
      terms: Partial<MandateTerms> & Signature & { remark: string }
    }
  | { kind: 'TERMINATION'; last: MandateEntry; terms: Signature & { lastDay: string; remark: string } }

/** Enters; everything that shows the annonce or the register is read again. */
export function useEnter(annonceId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (entering: Entering) => {
      if (entering.kind === 'MANDATE')
        return take(api.POST('/api/v1/mandates', { body: { annonceId, ...entering.terms } }))
      const { kind, last, terms } = entering
      const params = { path: { id: last.id } }
      const after = last.number
      return kind === 'TERMINATION'
        ? take(api.POST('/api/v1/mandates/{id}/termination', { params, body: { after, ...terms } }))
        : take(api.POST('/api/v1/mandates/{id}/amendments', { params, body: { after, kind, ...terms } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['annonce'] }),
  })
}

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Offer, OfferSide, OfferTerms } from '@/lib/api-offers.ts'
import { keys } from '@/lib/keys.ts'

/** Offers of a dossier, the newest first; stale with the dossier itself. */
export const dossierOffersQuery = (dossierId: string) =>
  queryOptions({
    queryKey: keys.offers(dossierId),
    queryFn: () => take(api.GET('/api/v1/offers', { params: { query: { dossierId, limit: 50 } } })),
  })

export type OfferAct = 'accept' | 'refuse' | 'withdraw'

/** Everything an offer changes: the dossier with its state, its story, the board. */
function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['dossier'] })
}

/** Records an offer, or the answer to one. */
export function useRecordOffer(dossierId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ answers, madeBy, ...terms }: OfferTerms & { madeBy: OfferSide; answers: Offer | null }) =>
      answers
        ? take(
            api.POST('/api/v1/offers/{id}/counter', {
              params: { path: { id: answers.id } },
              body: { ...terms, version: answers.version },
            }),
          )
        : take(api.POST('/api/v1/offers', { body: { ...terms, madeBy, dossierId } })),
    onSettled: refresh,
  })
}

/** Accepts, refuses or withdraws. */
export function useAnswerOffer() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ offer, act, reason }: { offer: Offer; act: OfferAct; reason: string }) => {
      const params = { path: { id: offer.id } }
      const { version } = offer
      if (act === 'withdraw')
        return take(api.POST('/api/v1/offers/{id}/withdraw', { params, body: { version, reason } }))
      const body = reason ? { version, reason } : { version }
      return take(
        api.POST(act === 'accept' ? '/api/v1/offers/{id}/accept' : '/api/v1/offers/{id}/refuse', { params, body }),
      )
    },
    onSettled: refresh,
  })
}

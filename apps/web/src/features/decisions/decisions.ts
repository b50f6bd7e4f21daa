import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Factor } from '@/lib/api-decisions.ts'
import { keys } from '@/lib/keys.ts'
import type { Locale } from '@/lib/preferences.ts'

export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: keys.decision(id),
    queryFn: () => take(api.GET('/api/v1/decisions/{id}', { params: { path: { id } } })),
  })

/** Replaces a judgement by a person's, with a reason; the engine's own stays on record. */
export function useOverride(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { reason: string; result: Record<string, unknown> }) =>
      take(api.POST('/api/v1/decisions/{id}/override', { params: { path: { id } }, body })),
    onSuccess: (decision) => {
      queries.setQueryData(keys.decision(id), decision)
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['decision'] }),
        queries.invalidateQueries({ queryKey: ['dossier'] }),
        queries.invalidateQueries({ queryKey: ['conversation'] }),
      ])
    },
  })
}

/** Factors by weight of their effect, strongest first. */
export function byEffect(factors: readonly Factor[]): Factor[] {
  return [...factors].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

/** The name of a factor in the person's language; French stands in for a missing translation. */
export function factorLabel(factor: Factor, locale: Locale): string {
  return factor.label[locale] || factor.label.fr || factor.code
}

/** "+12" or "−8": a signed figure with a true minus. */
export function signed(points: number): string {
  const rounded = Math.round(points * 10) / 10
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${Math.abs(rounded)}` : '0'
}

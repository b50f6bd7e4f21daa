import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { AssignmentPolicy, AssignmentRule, AssignmentSample } from '@/lib/api-assignments.ts'
import { keys } from '@/lib/keys.ts'

export const assignmentQuery = queryOptions({
  queryKey: keys.assignment,
  queryFn: () => take(api.GET('/api/v1/assignment-rules')),
})

/** Who would get such a dossier; asked anew when the sample or the rules of the draft change. */
export const previewQuery = (sample: AssignmentSample) =>
  queryOptions({
    queryKey: keys.assignmentPreview(sample),
    queryFn: () => take(api.POST('/api/v1/assignment-rules/preview', { body: sample })),
    placeholderData: (before) => before,
  })

/** Keeps the answered policy and refreshes what hangs below it; after a refusal the present one is read again. */
function useKept() {
  const queries = useQueryClient()
  return {
    onSuccess: (policy: AssignmentPolicy) => queries.setQueryData(keys.assignment, policy),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.assignment }),
  }
}

export function useSaveRules() {
  return useMutation({
    mutationFn: (body: { version: number; rules: AssignmentRule[] }) =>
      take(api.PUT('/api/v1/assignment-rules', { body })),
    ...useKept(),
  })
}

export function useSaveLimits() {
  return useMutation({
    mutationFn: ({ userId, ...body }: { userId: string; version: number; receives: boolean; maxOpen: number | null }) =>
      take(api.PUT('/api/v1/assignment-rules/members/{userId}', { params: { path: { userId } }, body })),
    ...useKept(),
  })
}

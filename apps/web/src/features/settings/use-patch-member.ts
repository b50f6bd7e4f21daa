import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Member } from '@/lib/api-organizations.ts'

type MemberChange = Pick<Member, 'userId'> &
  Partial<Pick<Member, 'roles' | 'branchIds' | 'status'>> & { reassignTo?: string | null }

/** Changes a member's roles, branches or status. */
export function usePatchMember() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ userId, ...body }: MemberChange) =>
      take(api.PATCH('/api/v1/members/{userId}', { params: { path: { userId } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['member'] }),
  })
}

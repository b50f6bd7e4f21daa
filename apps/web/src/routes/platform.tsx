import { createFileRoute, redirect } from '@tanstack/react-router'
import { PlatformPage } from '@/features/platform/platform-page.tsx'
import { readPlatformSearch } from '@/features/platform/platform-search.ts'
import { meQuery } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'

/** Outside the frame of an organisation: who keeps the platform need not belong to one. */
export const Route = createFileRoute('/platform')({
  validateSearch: readPlatformSearch,
  async beforeLoad({ context, location }) {
    await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: '/sign-in', search: { next: location.href } })
      throw error
    })
  },
  component: PlatformPage,
})

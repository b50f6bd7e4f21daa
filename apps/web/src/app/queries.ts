import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '@/lib/api-error.ts'

/** The cache of server answers. Refusals (4xx) are final; only network failures and 5xx are tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
    },
    mutations: { retry: false },
  },
})

import { createRouter } from '@tanstack/react-router'
import { prepareWords } from '../lib/i18n.ts'
import { routeTree } from '../routeTree.gen.ts'
import { CrashPage, NotFoundPage } from './fallbacks.tsx'
import { queryClient } from './queries.ts'

export const router = createRouter({
  routeTree,
  basepath: '/app',
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
})

router.subscribe('onRendered', prepareWords)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

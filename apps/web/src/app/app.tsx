import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { currentLocale, directionOf } from '@/lib/i18n.ts'
import { ConfirmProvider } from '@/ui/confirm.tsx'
import { theme } from '@/ui/theme.ts'
import { queryClient } from './queries.ts'
import { router } from './router.ts'

const scheme = localStorageColorSchemeManager({ key: 'atlas.scheme' })

/** Providers in their order; Mantine writes no style element (variables come from mantine.css). */
export function App() {
  return (
    <DirectionProvider initialDirection={directionOf(currentLocale())} detectDirection={false}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={scheme}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queryClient}>
          <ConfirmProvider>
            <RouterProvider router={router} />
          </ConfirmProvider>
          <Notifications position="bottom-right" limit={4} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}

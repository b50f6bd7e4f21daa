import { createFileRoute } from '@tanstack/react-router'
import { NotFoundPage } from '@/app/fallbacks.tsx'

/** Every other address: said inside the shell, so that the navigation leads on. */
export const Route = createFileRoute('/_app/$')({ component: NotFoundPage })

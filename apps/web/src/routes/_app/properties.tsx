import { createFileRoute } from '@tanstack/react-router'
import { PropertiesPage } from '@/features/owner/properties-page.tsx'

export const Route = createFileRoute('/_app/properties')({ component: PropertiesPage })

import { createFileRoute } from '@tanstack/react-router'
import { OrganizationPage } from '@/features/auth/organization-page.tsx'

export const Route = createFileRoute('/new-organization')({ component: OrganizationPage })

import { createFileRoute } from '@tanstack/react-router'
import { RegisterPage } from '@/features/mandates/register-page.tsx'

export const Route = createFileRoute('/_app/mandates')({ component: RegisterPage })

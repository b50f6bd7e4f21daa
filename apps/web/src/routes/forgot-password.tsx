import { createFileRoute } from '@tanstack/react-router'
import { ForgotPasswordPage } from '@/features/auth/password-pages.tsx'

export const Route = createFileRoute('/forgot-password')({ component: ForgotPasswordPage })

import { createFileRoute } from '@tanstack/react-router'
import { NewAnnoncePage } from '@/features/annonces/annonce-form-page.tsx'

export const Route = createFileRoute('/_app/annonces/new')({ component: NewAnnoncePage })

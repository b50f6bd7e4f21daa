import { createFileRoute } from '@tanstack/react-router'
import { AnnoncesPage } from '@/features/annonces/annonces-page.tsx'
import { readAnnoncesSearch } from '@/features/annonces/annonces-search.ts'

export const Route = createFileRoute('/_app/annonces/')({
  validateSearch: readAnnoncesSearch,
  component: AnnoncesPage,
})

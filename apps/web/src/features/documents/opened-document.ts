import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { AtlasDocument, DocumentSubject } from '@/lib/api-documents.ts'
import { documentQuery } from './document-queries.ts'

/** The document that an address asks to open (`?document=…`). */
export function documentInAddress(search: Record<string, unknown>): string | undefined {
  return typeof search.document === 'string' ? search.document : undefined
}

/**
 * The document of a subject whose dialog is open: one that was chosen from the list, or the one the address names, read
 * by itself when the list has not come to it.
 */
export function useOpenedDocument(subject: DocumentSubject, listed: readonly AtlasDocument[]) {
  const navigate = useNavigate()
  const named = useSearch({ strict: false, select: documentInAddress })
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? named
  const inList = listed.find((document) => document.id === id)
  const alone = useQuery({ ...documentQuery(named ?? ''), enabled: named !== undefined && id === named && !inList })
  const read = id === named ? alone.data : undefined
  const ofSubject = read !== undefined && Object.values(subject).includes(read.subject.id)
  return {
    shown: inList ?? (ofSubject ? read : undefined),
    open: setChosen,
    close() {
      setChosen(null)
      if (named !== undefined)
        void navigate({ to: '.', search: (old) => ({ ...old, document: undefined }), replace: true })
    },
  }
}

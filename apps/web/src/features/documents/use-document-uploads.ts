import { useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { useRef, useState } from 'react'
import type { AtlasDocument, DocumentSubject, DocumentType } from '@/lib/api-documents.ts'
import { ApiError } from '@/lib/api-error.ts'
import { sendForm } from '@/lib/upload.ts'
import { MAX_BYTES } from './document-values.ts'

/** Where a file goes: a document that waits or gets its next version, or a new one of a type. */
export type UploadTarget = { documentId: string } | { type: DocumentType }

export interface Upload {
  key: number
  file: File
  target: UploadTarget
  /** Part sent, 0 to 1. */
  progress: number
  error: string | null
}

/** Sends files one after the other, each with its own progress and its own failure. */
export function useDocumentUploads(subject: DocumentSubject) {
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<Upload[]>([])
  const line = useRef<Promise<void>>(Promise.resolve())
  const lastKey = useRef(0)

  const change = (key: number, over: Partial<Upload>) =>
    setUploads((list) => list.map((u) => (u.key === key ? { ...u, ...over } : u)))
  const dismiss = (upload: Upload) => setUploads((list) => list.filter((u) => u.key !== upload.key))

  async function run(upload: Upload): Promise<void> {
    if (upload.file.size > MAX_BYTES) return change(upload.key, { error: i18next.t('documents:tooLarge') })
    try {
      await send(subject, upload, (progress) => change(upload.key, { progress }))
      dismiss(upload)
    } catch (error) {
      const why = error instanceof ApiError ? `${error.message}. ${error.detail}` : i18next.t('state.networkBody')
      change(upload.key, { error: why })
    }
    await Promise.all(
      [['document'], ['dossier', 'one'], ['dossier', 'timeline']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  }
  function enqueue(upload: Upload) {
    line.current = line.current.then(() => run(upload))
  }
  function add(wanted: readonly { file: File; target: UploadTarget }[]) {
    const added = wanted.map(({ file, target }): Upload => {
      lastKey.current += 1
      return { key: lastKey.current, file, target, progress: 0, error: null }
    })
    setUploads((list) => [...list, ...added])
    for (const upload of added) enqueue(upload)
  }
  function retry(upload: Upload) {
    change(upload.key, { error: null, progress: 0 })
    enqueue(upload)
  }
  return { uploads, add, retry, dismiss }
}

function send(
  subject: DocumentSubject,
  { file, target }: Upload,
  onProgress: (part: number) => void,
): Promise<AtlasDocument> {
  const form = new FormData()
  if ('documentId' in target) {
    form.append('file', file)
    return sendForm(`/api/v1/documents/${target.documentId}/versions`, form, onProgress)
  }
  for (const [field, value] of Object.entries({ ...subject, type: target.type })) form.append(field, value)
  form.append('file', file)
  return sendForm('/api/v1/documents/upload', form, onProgress)
}

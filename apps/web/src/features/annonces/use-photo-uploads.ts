import { useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { useRef, useState } from 'react'
import { ApiError } from '@/lib/api-error.ts'
import { keys } from '@/lib/keys.ts'
import { uploadPhoto } from './photo-upload.ts'

/** At most this many at once: a phone's line is better used by few. */
const atOnce = 2

export interface Upload {
  key: number
  name: string
  /** Part sent, 0 to 1; sent in full, the server still draws the sizes. */
  progress: number
  error: string | null
  file: File
}

/** Sends dropped files, few at a time, each with its own progress and its own failure. */
export function usePhotoUploads(annonceId: string) {
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<Upload[]>([])
  const waiting = useRef<Upload[]>([])
  const running = useRef(0)
  const lastKey = useRef(0)

  const change = (key: number, over: Partial<Upload>) =>
    setUploads((list) => list.map((u) => (u.key === key ? { ...u, ...over } : u)))
  const remove = (key: number) => setUploads((list) => list.filter((u) => u.key !== key))

  async function run(upload: Upload) {
    running.current += 1
    try {
      await uploadPhoto(annonceId, upload.file, (progress) => change(upload.key, { progress }))
      remove(upload.key)
      await queries.invalidateQueries({ queryKey: keys.annonce(annonceId) })
    } catch (error) {
      const why = error instanceof ApiError ? `${error.message}. ${error.detail}` : i18next.t('state.networkBody')
      change(upload.key, { error: why })
    } finally {
      running.current -= 1
      next()
    }
  }
  function next() {
    while (running.current < atOnce) {
      const upload = waiting.current.shift()
      if (!upload) return
      void run(upload)
    }
  }
  function add(files: readonly File[]) {
    const added = files.map((file): Upload => {
      lastKey.current += 1
      return { key: lastKey.current, name: file.name, progress: 0, error: null, file }
    })
    setUploads((list) => [...list, ...added])
    waiting.current.push(...added)
    next()
  }
  function retry(upload: Upload) {
    change(upload.key, { error: null, progress: 0 })
    waiting.current.push(upload)
    next()
  }
  return { uploads, add, retry, dismiss: (upload: Upload) => remove(upload.key) }
}

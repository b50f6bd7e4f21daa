import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/lib/api-error.ts'
import type { Message } from '@/lib/api-messaging.ts'
import { keys } from '@/lib/keys.ts'
import { sendForm } from '@/lib/upload.ts'
import { refusalOf, takesCaption } from './attachment-rules.ts'

/** A file that waits to be sent. */
export interface Attachment {
  /** Also its idempotency key: a file whose answer was lost is not sent twice. */
  id: string
  file: File
  /** An address of this page for a picture; null for other files. */
  preview: string | null
  caption: string
  /** Part sent, 0 to 1; null while it waits. */
  progress: number | null
  /** Why the server did not take it. */
  error: string | null
}

/** What stands around the files of a letter: the first of them carries its words. */
export interface LetterAround {
  text: string
  subject: string | null
  unsolicited: boolean
  /** The words have left. */
  onLeft(): void
}

export interface Attachments {
  items: readonly Attachment[]
  /** Why files just chosen were not joined, in words. */
  refusals: readonly string[]
  sending: boolean
  add(files: readonly File[]): void
  remove(id: string): void
  describe(id: string, caption: string): void
  /** Sends them in their order; stops at the first that does not go. @returns whether all went */
  send(scheduledAt: string | undefined, letter?: LetterAround): Promise<boolean>
}

/** The files joined to the next message of a conversation. */
export function useAttachments(conversationId: string): Attachments {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [items, setItems] = useState<readonly Attachment[]>([])
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const latest = useRef(items)
  latest.current = items

  useEffect(
    () => () => {
      for (const { preview } of latest.current) if (preview) URL.revokeObjectURL(preview)
    },
    [],
  )

  const change = (id: string, part: Partial<Attachment>) =>
    setItems((now) => now.map((item) => (item.id === id ? { ...item, ...part } : item)))

  function remove(id: string) {
    const gone = latest.current.find((item) => item.id === id)
    if (gone?.preview) URL.revokeObjectURL(gone.preview)
    setItems((now) => now.filter((item) => item.id !== id))
  }

  function add(files: readonly File[]) {
    const taken: Attachment[] = []
    const refused: string[] = []
    for (const file of files) {
      const reason = refusalOf(file, items.length + taken.length)
      if (reason) refused.push(t(`media:compose.${reason}`, { name: file.name }))
      else
        taken.push({
          id: crypto.randomUUID(),
          file,
          preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : null,
          caption: '',
          progress: null,
          error: null,
        })
    }
    setItems([...items, ...taken])
    setRefusals([...new Set(refused)])
  }

  async function sendOne(
    item: Attachment,
    scheduledAt: string | undefined,
    letter: Omit<LetterAround, 'onLeft'> | undefined,
  ): Promise<boolean> {
    const form = new FormData()
    form.set('conversationId', conversationId)
    const words = letter ? letter.text : item.caption.trim()
    if (words !== '' && takesCaption(item.file)) form.set('text', words)
    if (letter?.subject) form.set('subject', letter.subject)
    if (letter?.unsolicited) form.set('purpose', 'MARKETING')
    if (scheduledAt) form.set('scheduledAt', scheduledAt)
    form.set('file', item.file, item.file.name)
    change(item.id, { progress: 0, error: null })
    try {
      await sendForm<Message>('/api/v1/outbound/files', form, (progress) => change(item.id, { progress }), {
        'Idempotency-Key': item.id,
      })
      remove(item.id)
      return true
    } catch (error) {
      const words = error instanceof ApiError ? [error.message, error.detail].filter(Boolean).join('. ') : null
      change(item.id, { progress: null, error: words ?? t('state.networkBody') })
      return false
    }
  }

  async function send(scheduledAt: string | undefined, letter?: LetterAround): Promise<boolean> {
    setSending(true)
    setRefusals([])
    try {
      // One after the other: they arrive in the order they stand in.
      for (const [n, item] of items.entries()) {
        const around = letter && { ...letter, text: n === 0 ? letter.text : '' }
        if (!(await sendOne(item, scheduledAt, around))) return false
        if (letter && n === 0 && takesCaption(item.file)) letter.onLeft()
      }
      return true
    } finally {
      setSending(false)
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.messages(conversationId) }),
        queries.invalidateQueries({ queryKey: keys.conversation(conversationId) }),
        queries.invalidateQueries({ queryKey: ['conversation', 'list'] }),
      ])
    }
  }

  return { items, refusals, sending, add, remove, describe: (id, caption) => change(id, { caption }), send }
}

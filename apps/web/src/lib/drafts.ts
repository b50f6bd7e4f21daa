/** What a person was writing, per organisation and conversation or dossier, kept in the browser until it is sent. */
export interface DraftStore {
  read(subject: string): string
  write(subject: string, text: string): void
}

const prefix = 'atlas.draft.'
/** Oldest drafts beyond this number are forgotten, so that storage cannot fill up. */
const kept = 50

/**
 * @param storage usually `localStorage`; its refusals (full, forbidden) are swallowed, a draft is a comfort
 * @param orgId drafts of one organisation are not seen from another
 */
export function createDraftStore(storage: Storage, orgId: string): DraftStore {
  const keyOf = (subject: string) => `${prefix}${orgId}.${subject}`
  const orderKey = `${prefix}order`

  function order(): string[] {
    const parsed: unknown = JSON.parse(storage.getItem(orderKey) ?? '[]')
    return Array.isArray(parsed) ? parsed.filter((k): k is string => typeof k === 'string') : []
  }

  return {
    read(subject) {
      try {
        return storage.getItem(keyOf(subject)) ?? ''
      } catch {
        return ''
      }
    },
    write(subject, text) {
      const key = keyOf(subject)
      try {
        const others = order().filter((k) => k !== key)
        if (text === '') {
          storage.removeItem(key)
          storage.setItem(orderKey, JSON.stringify(others))
          return
        }
        for (const old of others.splice(0, Math.max(0, others.length - kept + 1))) storage.removeItem(old)
        storage.setItem(orderKey, JSON.stringify([...others, key]))
        storage.setItem(key, text)
      } catch {
        // A full or forbidden storage loses the draft at reload, nothing else.
      }
    },
  }
}

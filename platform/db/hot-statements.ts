/** A text is worth a name once it has come this often: one-off shapes of a filter are not kept in every connection. */
const HOT_AFTER = 5
/** Names in all; each costs memory in every connection. */
const MAX_NAMED = 250
/** Texts counted but not named yet; beyond that the counting begins anew. */
const MAX_COUNTED = 5_000

/** Decides which statements are prepared by name: the ones that come again and again, as many as fit. */
export type HotStatements = {
  /** The name to prepare the text under, or undefined to send it as it is. */
  nameOf(text: string): string | undefined
  /** Never names this text again: its result changed its shape while a connection had it prepared. */
  refuse(text: string): void
}

/** Makes the memory of one process. Names are the same for every connection. */
export function createHotStatements(): HotStatements {
  const names = new Map<string, string | null>()
  const counted = new Map<string, number>()
  let serial = 0
  return {
    nameOf(text) {
      const known = names.get(text)
      if (known !== undefined) return known ?? undefined
      if (serial >= MAX_NAMED) return undefined
      const times = (counted.get(text) ?? 0) + 1
      if (times < HOT_AFTER) {
        if (counted.size >= MAX_COUNTED) counted.clear()
        counted.set(text, times)
        return undefined
      }
      counted.delete(text)
      serial += 1
      const name = `atlas_q${serial}`
      names.set(text, name)
      return name
    },
    refuse(text) {
      names.set(text, null)
    },
  }
}

/** Whether a prepared statement failed only because the tables behind it changed (a migration on the running system). */
export function isStalePlan(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '0A000' &&
    error.message.includes('cached plan must not change result type')
  )
}

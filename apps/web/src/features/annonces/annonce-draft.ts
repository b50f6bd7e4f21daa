import type { AnnonceValues } from './annonce-values.ts'

/** What was being written, kept in this browser until it is saved or given up. */
export interface AnnonceDraft {
  values: AnnonceValues
  /** Version of the annonce the draft began from; null for a new one. */
  version: number | null
  savedAt: string
}

const keyOf = (orgId: string, id: string | null) => `atlas.draft.annonce.${orgId}.${id ?? 'new'}`

/** The kept draft, with fields added since then filled from `base`; null when there is none or it cannot be read. */
export function readDraft(orgId: string, id: string | null, base: AnnonceValues): AnnonceDraft | null {
  try {
    const stored = localStorage.getItem(keyOf(orgId, id))
    if (!stored) return null
    const draft = JSON.parse(stored) as AnnonceDraft
    return { ...draft, values: { ...base, ...draft.values } }
  } catch {
    return null
  }
}

export function writeDraft(orgId: string, id: string | null, draft: AnnonceDraft): void {
  try {
    localStorage.setItem(keyOf(orgId, id), JSON.stringify(draft))
  } catch {
    // Storage is full or forbidden: the form still holds everything until the page is left, and the guard asks first.
  }
}

export function dropDraft(orgId: string, id: string | null): void {
  try {
    localStorage.removeItem(keyOf(orgId, id))
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}

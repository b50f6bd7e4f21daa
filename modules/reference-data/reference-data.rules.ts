/** Lists whose words belong to the organisation. */
export const listNames = [
  'LOSS_REASON',
  'WON_REASON',
  'SOURCE',
  'TASK_CATEGORY',
  'DOCUMENT_TYPE',
  'CANCEL_REASON',
] as const
export type ListName = (typeof listNames)[number]

/** Codes every organisation has from the start, in their usual order. Code that knows one by name knows it from here. */
export const builtIns = {
  LOSS_REASON: [
    'PRICE_TOO_HIGH',
    'NOT_INTERESTED',
    'COMPETITOR',
    'NO_RESPONSE',
    'FINANCING_ISSUE',
    'DOCS_INCOMPLETE',
    'OWNER_CHANGED_MIND',
    'PROPERTY_UNAVAILABLE',
    'REQUIREMENTS_MISMATCH',
    'TIMELINE_TOO_LONG',
    'FRAUD_RISK',
    'OTHER',
  ],
  WON_REASON: ['SIGNED', 'RESERVED', 'DEPOSIT_PAID', 'SOLD', 'RENTED', 'PROJECT_DELIVERED', 'OTHER'],
  SOURCE: [
    'WHATSAPP',
    'PHONE_CALL',
    'SMS',
    'EMAIL',
    'FACEBOOK',
    'INSTAGRAM',
    'AVITO',
    'MUBAWAB',
    'SELOGER',
    'LEBONCOIN',
    'PORTAL',
    'WEBSITE',
    'WALK_IN',
    'REFERRAL',
    'PARTNER',
    'IMPORT',
    'B2B_FORM',
    'OTHER',
  ],
  TASK_CATEGORY: [
    'CALL_BACK',
    'SEND_MESSAGE',
    'REQUEST_DOCS',
    'REVIEW_DOCS',
    'PREPARE_VISIT',
    'FOLLOW_UP_VISIT',
    'NEGOTIATE',
    'SCHEDULE_SIGNING',
    'OTHER',
  ],
  // The usual papers of a sale or a rental in Morocco and France.
  DOCUMENT_TYPE: [
    'ID_CARD',
    'PASSPORT',
    'PROOF_OF_ADDRESS',
    'PAY_SLIP',
    'TAX_NOTICE',
    'BANK_STATEMENT',
    'FINANCING_APPROVAL',
    'TITLE_DEED',
    'MANDATE',
    'SALE_AGREEMENT',
    'LEASE',
    'DPE',
    'PLAN',
    'OTHER',
  ],
  // Why an appointment is called off.
  CANCEL_REASON: [
    'CONTACT_CANCELLED',
    'AGENT_UNAVAILABLE',
    'ANNONCE_UNAVAILABLE',
    'NO_ANSWER',
    'RESCHEDULED_ELSEWHERE',
    'WEATHER_OR_ACCESS',
    'DOSSIER_CLOSED',
    'OTHER',
  ],
} as const satisfies Record<ListName, readonly string[]>

/** A source the product itself writes or treats apart; organisations add others. */
export type BuiltInSource = (typeof builtIns.SOURCE)[number]
/** Why the product itself calls an appointment off. */
export type BuiltInCancelReason = (typeof builtIns.CANCEL_REASON)[number]

export type Language = 'fr' | 'ar' | 'en'
/** The organisation's words for a code; null where it has none. */
export type Labels = Record<Language, string | null>
export type ValueState = 'ACTIVE' | 'HIDDEN' | 'DELETED'

/** A row as it is stored: an override of a built-in code, or an own code. */
export type StoredValue = { code: string; labels: Labels; active: boolean; deleted: boolean; version: number }

/** A code of a list as the organisation has it. `version` 0: nothing is stored for it. */
export type ReferenceValue = {
  code: string
  builtIn: boolean
  labels: Labels
  state: ValueState
  version: number
}

/** Own codes of one list at most; deleted ones do not count. */
export const MOST_OWN = 200

const LAST = 'OTHER'
const noLabels: Labels = { fr: null, ar: null, en: null }

/** Whether the product itself has the code in the list. */
export function isBuiltIn(list: ListName, code: string): boolean {
  return (builtIns[list] as readonly string[]).includes(code)
}

/**
 * A list in its order: first as the organisation arranged it, then what it has not placed (codes newer than the
 * arrangement), before OTHER where that stands last. Deleted codes come at the very end.
 */
export function composeList(
  list: ListName,
  stored: readonly StoredValue[],
  arranged: readonly string[],
): ReferenceValue[] {
  const rows = new Map(stored.map((row) => [row.code, row]))
  const own = stored.filter((row) => !isBuiltIn(list, row.code))
  const natural = [
    ...builtIns[list].filter((code) => code !== LAST),
    ...own.filter((row) => !row.deleted).map(({ code }) => code),
    ...builtIns[list].filter((code) => code === LAST),
  ]
  const known = new Set<string>(natural)
  const placed = [...new Set(arranged)].filter((code) => known.has(code))
  const rest = natural.filter((code) => !placed.includes(code))
  const gap = placed.at(-1) === LAST ? placed.length - 1 : placed.length
  const codes = [...placed.slice(0, gap), ...rest, ...placed.slice(gap)]
  const gone = own.filter((row) => row.deleted).map(({ code }) => code)
  return [...codes, ...gone].map((code) => composed(list, code, rows.get(code)))
}

function composed(list: ListName, code: string, row: StoredValue | undefined): ReferenceValue {
  const builtIn = isBuiltIn(list, code)
  const deleted = row?.deleted === true && !builtIn
  return {
    code,
    builtIn,
    labels: row?.labels ?? noLabels,
    state: deleted ? 'DELETED' : (row?.active ?? true) ? 'ACTIVE' : 'HIDDEN',
    version: row?.version ?? 0,
  }
}

/** Why a code cannot be chosen anew, or null when it can. */
export function useFault(
  list: ListName,
  code: string,
  row: Pick<StoredValue, 'active' | 'deleted'> | undefined,
): 'UNKNOWN' | 'HIDDEN' | null {
  const builtIn = isBuiltIn(list, code)
  if (!builtIn && (!row || row.deleted)) return 'UNKNOWN'
  return row && !row.active ? 'HIDDEN' : null
}

/**
 * The name of a code in a language: the organisation's word; else the product's in that language; else, for a code of
 * the organisation's own, its French word; else the code itself.
 */
export function nameIn(
  value: Pick<ReferenceValue, 'code' | 'labels'> | undefined,
  language: Language,
  product: string | null,
): string | null {
  return value?.labels[language] ?? product ?? value?.labels.fr ?? value?.code ?? null
}

/** What people typed, on one line: trimmed, without controls; null when nothing is left. */
export function tidyLabel(text: string | null): string | null {
  return (
    (text ?? '')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/ {2,}/g, ' ')
      .trim() || null
  )
}

import i18next from 'i18next'

/** Families of codes that the server sends and `locales/<lang>/codes.json` names. */
export type CodeFamily =
  | 'status'
  | 'caseType'
  | 'source'
  | 'role'
  | 'channel'
  | 'purpose'
  | 'consent'
  | 'consentSource'
  | 'band'
  | 'transaction'
  | 'propertyType'
  | 'appointmentType'
  | 'appointmentState'
  | 'messageStatus'
  | 'mayWrite'
  | 'handling'
  | 'lossReason'
  | 'wonReason'
  | 'cancelReason'
  | 'requirement'
  | 'guard'
  | 'partyRole'
  | 'identityKind'
  | 'feature'
  | 'entity'
  | 'auditAction'
  | 'actor'
  | 'intent'
  | 'slot'
  | 'annonceStatus'
  | 'interestState'
  | 'offerState'
  | 'offerSide'
  | 'missing'
  | 'energy'
  | 'memberStatus'
  | 'engine'
  | 'decisionKind'
  | 'language'
  | 'act'
  | 'documentType'
  | 'taskCategory'
  | 'documentState'
  | 'documentVisibility'

/** The name of a code in the person's language; an unknown code (an org's own workflow state) reads as itself. */
export function label(family: CodeFamily, code: string): string {
  return i18next.t(`codes:${family}.${code}`, { defaultValue: humanise(code) })
}

/** Families searched, in this order, for a code that comes without its family (an audit value, a decision's input). */
const families: readonly CodeFamily[] = [
  'status',
  'band',
  'propertyType',
  'transaction',
  'channel',
  'purpose',
  'consent',
  'consentSource',
  'caseType',
  'role',
  'mayWrite',
  'handling',
  'act',
  'intent',
  'lossReason',
  'wonReason',
  'cancelReason',
  'source',
  'feature',
  'appointmentType',
  'appointmentState',
  'messageStatus',
  'documentType',
  'taskCategory',
  'documentState',
  'documentVisibility',
]

/** The name of a code of unknown family; text that is not a code, or that no family knows, stays as it is. */
export function anyLabel(text: string): string {
  if (!/^[A-Z][A-Z0-9_]+$/.test(text)) return text
  const family = families.find((f) => i18next.exists(`codes:${f}.${text}`))
  return family ? i18next.t(`codes:${family}.${text}`) : text
}

function humanise(code: string): string {
  const words = code.replaceAll(/[_.]/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

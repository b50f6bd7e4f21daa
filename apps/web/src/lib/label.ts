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
  | 'missing'
  | 'energy'
  | 'memberStatus'
  | 'engine'
  | 'decisionKind'
  | 'language'

/** The name of a code in the person's language; an unknown code (an org's own workflow state) reads as itself. */
export function label(family: CodeFamily, code: string): string {
  return i18next.t(`codes:${family}.${code}`, { defaultValue: humanise(code) })
}

function humanise(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

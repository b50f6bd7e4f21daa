/** Case types a person may open, in the order of an agency's day (crm.md). */
export const caseTypes: readonly string[] = [
  'LEAD_BUY',
  'LEAD_RENT',
  'OWNER_LEAD',
  'SALE',
  'RENTAL',
  'MANDATE_SALE',
  'MANDATE_RENT',
  'CONSTRUCTION',
  'RENOVATION',
  'INVESTOR',
  'DISPUTE',
  'B2B_DEMO',
]

export const partyRoles: readonly string[] = [
  'BUYER',
  'SELLER',
  'TENANT',
  'LANDLORD',
  'GUARANTOR',
  'AGENT',
  'NOTARY',
  'BANK',
  'DEVELOPER',
  'OTHER',
]

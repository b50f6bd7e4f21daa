import type { ContactSort } from './api-lists.ts'
import type { Act, Id, Page, Paged, Read } from './api-types.ts'

export interface Identity {
  id: string
  kind: 'PHONE' | 'EMAIL' | 'WHATSAPP_BSUID'
  value: string
  raw: string | null
  primary: boolean
  /** Since when nobody has this address any more. */
  bouncedAt: string | null
}

export interface ContactSummary {
  id: string
  kind: 'PERSON' | 'COMPANY'
  displayName: string
  locale: string | null
  country: string | null
  identities: Identity[]
  createdAt: string
  openDossiers?: number
}

export interface Contact extends ContactSummary {
  firstName: string | null
  lastName: string | null
  note: string | null
  dossiers: { id: string; reference: string; caseType: string; status: string }[]
  /** Parts in dossiers of others and in annonces. */
  roles: {
    id: string
    role: string
    dossier: { id: string; reference: string } | null
    annonce: { id: string; reference: string } | null
  }[]
  /** When the person was made unrecognisable: nothing is added to the record since. */
  erasedAt: string | null
  version: number
}

export interface ContactPaths {
  '/api/v1/contacts': {
    get: Read<Page<ContactSummary>, Paged & { q?: string; sort?: ContactSort }>
    post: Act<
      Contact,
      {
        displayName?: string
        firstName?: string
        lastName?: string
        phones?: string[]
        emails?: string[]
        locale?: string
        country?: string
        note?: string
      }
    >
  }
  '/api/v1/contacts/{id}': {
    get: Read<Contact, never, Id>
    patch: Act<
      Contact,
      {
        version: number
        displayName?: string
        firstName?: string | null
        lastName?: string | null
        locale?: string | null
        country?: string | null
        note?: string | null
      },
      Id
    >
  }
  '/api/v1/contacts/{id}/identities': { post: Act<Contact, { kind: 'PHONE' | 'EMAIL'; value: string }, Id> }
  '/api/v1/contacts/{id}/identities/{identityId}': { delete: Act<null, never, { id: string; identityId: string }> }
}

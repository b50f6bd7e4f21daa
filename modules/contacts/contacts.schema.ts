import { type Static, Type } from 'typebox'
import { pageQuery } from '#platform/http'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

export const IdentityKind = Type.Union([Type.Literal('PHONE'), Type.Literal('EMAIL'), Type.Literal('WHATSAPP_BSUID')])

export const ChannelIdentity = Type.Object({
  id: Type.String(),
  kind: IdentityKind,
  value: Type.String(),
  raw: Nullable(Type.String()),
  primary: Type.Boolean(),
  /** Since when nobody has this address any more. */
  bouncedAt: Nullable(Type.String()),
})

export const ContactSummary = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('PERSON'), Type.Literal('COMPANY')]),
  displayName: Type.String(),
  locale: Nullable(Type.String()),
  country: Nullable(Type.String()),
  identities: Type.Array(ChannelIdentity),
  openDossiers: Type.Integer(),
  createdAt: Type.String(),
})
export type ContactSummary = Static<typeof ContactSummary>

export const Contact = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('PERSON'), Type.Literal('COMPANY')]),
  firstName: Nullable(Type.String()),
  lastName: Nullable(Type.String()),
  displayName: Type.String(),
  locale: Nullable(Type.String()),
  country: Nullable(Type.String()),
  note: Nullable(Type.String()),
  identities: Type.Array(ChannelIdentity),
  dossiers: Type.Array(
    Type.Object({ id: Type.String(), reference: Type.String(), caseType: Type.String(), status: Type.String() }),
  ),
  /** Where else the person has a part: other people's dossiers, annonces. */
  roles: Type.Array(
    Type.Object({
      id: Type.String(),
      role: Type.String(),
      dossier: Nullable(Type.Object({ id: Type.String(), reference: Type.String() })),
      annonce: Nullable(Type.Object({ id: Type.String(), reference: Type.String() })),
    }),
  ),
  createdAt: Type.String(),
  /** When the person was made unrecognisable; nothing can be added to the record since. */
  erasedAt: Nullable(Type.String()),
  version: Type.Integer(),
})
export type Contact = Static<typeof Contact>

const Name = Type.String({ maxLength: 120 })

export const NewContact = Type.Object(
  {
    kind: Type.Optional(Type.Union([Type.Literal('PERSON'), Type.Literal('COMPANY')])),
    displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    firstName: Type.Optional(Name),
    lastName: Type.Optional(Name),
    phones: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 10 })),
    emails: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 254 }), { maxItems: 10 })),
    locale: Type.Optional(
      Type.Union([Type.Literal('fr'), Type.Literal('ar'), Type.Literal('en'), Type.Literal('darija')]),
    ),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    note: Type.Optional(Type.String({ maxLength: 5000 })),
  },
  { additionalProperties: false },
)
export type NewContact = Static<typeof NewContact>

export const ContactPatch = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    firstName: Type.Optional(Nullable(Name)),
    lastName: Type.Optional(Nullable(Name)),
    locale: Type.Optional(
      Nullable(Type.Union([Type.Literal('fr'), Type.Literal('ar'), Type.Literal('en'), Type.Literal('darija')])),
    ),
    country: Type.Optional(Nullable(Type.String({ pattern: '^[A-Z]{2}$' }))),
    note: Type.Optional(Nullable(Type.String({ maxLength: 5000 }))),
  },
  { additionalProperties: false },
)
export type ContactPatch = Static<typeof ContactPatch>

export const contactSorts = ['recent', 'oldest', 'name', '-name'] as const
export const ContactQuery = Type.Object({
  ...pageQuery,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  sort: Type.Optional(Type.Enum([...contactSorts])),
})
export type ContactQuery = Static<typeof ContactQuery>
export const NewIdentity = Type.Object(
  {
    kind: Type.Union([Type.Literal('PHONE'), Type.Literal('EMAIL')]),
    value: Type.String({ minLength: 1, maxLength: 254 }),
  },
  { additionalProperties: false },
)

import { type Static, Type } from 'typebox'
import { Attendees } from '#modules/appointments'
import { Transition } from '#modules/workflows'
import { Actor, Amount, Criteria, DossierSummary, Id, NewPerson, nullable, Person } from './dossiers.schema.ts'

const strict = { additionalProperties: false }
const Named = Type.Object({ id: Type.String(), displayName: Type.String() })
const AnnonceName = Type.Object({ id: Type.String(), reference: Type.String(), title: Type.String() })
const roles = [
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
] as const
const Role = Type.Enum([...roles])
export type PartyRole = (typeof roles)[number]
const interestStates = ['INTERESTED', 'PROPOSED', 'VISITED', 'REFUSED', 'OFFERED'] as const
const InterestState = Type.Enum([...interestStates])
export type InterestState = (typeof interestStates)[number]

// ---------------------------------------------------------------- parties and interests

export const Party = Type.Object({
  id: Type.String(),
  contact: Named,
  role: Type.String(),
  /** Percent, when the part of each is known. */
  share: nullable(Type.Number()),
  note: nullable(Type.String()),
  position: Type.Integer(),
  primary: Type.Boolean(),
})
export type Party = Static<typeof Party>

const partyFields = {
  share: Type.Optional(nullable(Type.Number({ exclusiveMinimum: 0, maximum: 100 }))),
  note: Type.Optional(nullable(Type.String({ maxLength: 1000 }))),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  primary: Type.Optional(Type.Boolean()),
}
export const NewParty = Type.Object(
  { contactId: Type.Optional(Id), contact: Type.Optional(NewPerson), role: Role, ...partyFields },
  strict,
)
export type NewParty = Static<typeof NewParty>
export const PartyPatch = Type.Object({ role: Type.Optional(Role), ...partyFields }, { ...strict, minProperties: 1 })
export type PartyPatch = Static<typeof PartyPatch>
/** All parties (that the caller sees), in the order wanted. The primary one is shown first wherever it stands. */
export const PartyOrder = Type.Object({ partyIds: Type.Array(Id, { maxItems: 200 }) }, strict)
export type PartyOrder = Static<typeof PartyOrder>
/** On an annonce people stand who are contacts already. */
export const NewAnnonceParty = Type.Object({ contactId: Id, role: Role, ...partyFields }, strict)
export type NewAnnonceParty = Static<typeof NewAnnonceParty>

export const Interest = Type.Object({
  id: Type.String(),
  annonce: Type.Object({
    id: Type.String(),
    reference: Type.String(),
    title: Type.String(),
    coverUrl: nullable(Type.String()),
  }),
  state: Type.String(),
  opinion: nullable(Type.String()),
  reason: nullable(Type.String()),
  at: Type.String(),
})
export type Interest = Static<typeof Interest>

const interestFields = {
  opinion: Type.Optional(nullable(Type.String({ maxLength: 2000 }))),
  reason: Type.Optional(nullable(Type.String({ maxLength: 500 }))),
}
export const NewInterest = Type.Object({ annonceId: Id, state: InterestState, ...interestFields }, strict)
export type NewInterest = Static<typeof NewInterest>
export const InterestPatch = Type.Object(
  { state: Type.Optional(InterestState), ...interestFields },
  { ...strict, minProperties: 1 },
)
export type InterestPatch = Static<typeof InterestPatch>

// ---------------------------------------------------------------- the page

const Appointment = Type.Object({
  id: Type.String(),
  type: Type.String(),
  state: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  timezone: Type.String(),
  branchId: Type.String(),
  agent: Person,
  dossier: nullable(Type.Object({ id: Type.String(), reference: Type.String() })),
  contact: nullable(Named),
  annonce: nullable(AnnonceName),
  place: nullable(Type.String()),
  note: nullable(Type.String()),
  outcome: nullable(Type.String()),
  cancelCode: nullable(Type.String()),
  cancelReason: nullable(Type.String()),
  attendees: Attendees,
  version: Type.Integer(),
})

const ConsentState = Type.Object({
  identityId: Type.String(),
  channel: Type.String(),
  purpose: Type.String(),
  state: Type.String(),
  expiresAt: nullable(Type.String()),
  since: nullable(Type.String()),
  eventId: nullable(Type.String()),
})

export const MatchReason = Type.Object({
  code: Type.String(),
  label: Type.Object({ fr: Type.String(), ar: Type.String(), en: Type.String() }),
  /** Most points the reason can bring, and those it brought. */
  weight: Type.Number(),
  points: Type.Number(),
  value: Type.Unknown(),
  evidence: Type.Null(),
})

export const Match = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  status: Type.String(),
  title: Type.String(),
  transaction: Type.String(),
  propertyType: Type.String(),
  price: Type.Object({ amount: Type.Integer(), currency: Type.String() }),
  rentPeriod: nullable(Type.String()),
  surface: nullable(Type.Number()),
  bedrooms: nullable(Type.Integer()),
  rooms: nullable(Type.Integer()),
  city: Type.String(),
  zone: nullable(Type.String()),
  coverUrl: nullable(Type.String()),
  quality: Type.Object({ score: Type.Integer() }),
  updatedAt: Type.String(),
  /** The version whose fields are shown: what an answer to a person cites. */
  version: Type.Integer(),
  /** 0–100. */
  score: Type.Integer(),
  reasons: Type.Array(MatchReason),
})
export type Match = Static<typeof Match>

/** Everything the page of one dossier shows. */
export const Dossier = Type.Object({
  ...DossierSummary.properties,
  isOpen: Type.Boolean(),
  closedAt: nullable(Type.String()),
  expectedValue: nullable(Type.Object({ amount: Amount, currency: Type.String() })),
  firstResponseDueAt: nullable(Type.String()),
  firstResponseAt: nullable(Type.String()),
  criteria: Criteria,
  parties: Type.Array(Party),
  interests: Type.Array(Interest),
  appointments: Type.Array(Appointment),
  consents: Type.Array(ConsentState),
  identities: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      value: Type.String(),
      raw: nullable(Type.String()),
      primary: Type.Boolean(),
      /** Since when nobody has this address any more. */
      bouncedAt: nullable(Type.String()),
    }),
  ),
  conversations: Type.Array(
    Type.Object({ id: Type.String(), channel: Type.String(), handledBy: Type.String(), unreadCount: Type.Integer() }),
  ),
  scoreDecisionId: nullable(Type.String()),
  /** Factors as the decision stored them. */
  scoreFactors: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  workflow: Type.Object({
    code: Type.String(),
    version: Type.Integer(),
    initial: Type.String(),
    terminal: Type.Array(Type.String()),
    path: Type.Array(Type.String()),
    states: Type.Array(Type.Object({ code: Type.String() })),
  }),
  transitions: Type.Array(Transition),
  canReopen: Type.Boolean(),
  lossReason: nullable(Type.String()),
  wonReason: nullable(Type.String()),
  heldFrom: nullable(Type.String()),
  history: Type.Array(
    Type.Object({
      from: nullable(Type.String()),
      to: Type.String(),
      at: Type.String(),
      actor: Actor,
      fields: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  matches: Type.Array(Match),
  canEdit: Type.Boolean(),
  canAssign: Type.Boolean(),
  /** The notes of others too; one's own whoever may write here. */
  canRedactNotes: Type.Boolean(),
})
export type Dossier = Static<typeof Dossier>

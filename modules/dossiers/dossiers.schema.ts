import { type Static, type TSchema, Type } from 'typebox'
import { ReferenceCode } from '#modules/reference-data'
import { Transition } from '#modules/workflows'
import { pageQuery } from '#platform/http'

export const Id = Type.String({ format: 'uuid' })
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const OneOf = <T extends string>(values: readonly T[]) => Type.Enum<T[]>([...values])
const strict = { additionalProperties: false }

// ---------------------------------------------------------------- codes (crm.md)

export const caseTypes = [
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
] as const
export type CaseType = (typeof caseTypes)[number]
const propertyTypes = [
  'APARTMENT',
  'VILLA',
  'HOUSE',
  'STUDIO',
  'RIAD',
  'LAND',
  'OFFICE',
  'SHOP',
  'FARM',
  'ROOM',
] as const

export const CaseType = OneOf(caseTypes)
/** Which sources there are is the organisation's list to say. */
export const SourceCode = ReferenceCode
export const CurrencyCode = OneOf(['MAD', 'EUR'])
/** Minor units; below 2^53 and below the database's own limit. */
export const Amount = Type.Integer({ minimum: 0, maximum: 99_999_999_999_999 })
const StatusCode = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,39}$' })

// ---------------------------------------------------------------- what a person looks for

const Word = Type.String({ minLength: 1, maxLength: 120 })
const Words = Type.Array(Word, { maxItems: 30 })
const Count = Type.Integer({ minimum: 0, maximum: 100 })
const Surface = Type.Number({ minimum: 0, maximum: 10_000_000 })

const wishes = {
  propertyTypes: Type.Array(OneOf(propertyTypes), { maxItems: 10 }),
  cities: Words,
  zones: Words,
  bedroomsMin: Count,
  roomsMin: Count,
  surfaceMin: Surface,
  surfaceMax: Surface,
  features: Words,
  furnished: Type.Boolean(),
  transaction: OneOf(['SALE', 'RENT']),
  moveIn: Word,
  financing: Word,
}

/** What the person looks for. Surfaces in m². Absent: no wish. */
export const Criteria = Type.Partial(Type.Object(wishes))
export type Criteria = Static<typeof Criteria>

/** A change of criteria: what is named changes, null or an empty list takes the wish away. */
export const CriteriaChange = Type.Partial(
  Type.Object({
    propertyTypes: nullable(wishes.propertyTypes),
    cities: nullable(wishes.cities),
    zones: nullable(wishes.zones),
    bedroomsMin: nullable(wishes.bedroomsMin),
    roomsMin: nullable(wishes.roomsMin),
    surfaceMin: nullable(wishes.surfaceMin),
    surfaceMax: nullable(wishes.surfaceMax),
    features: nullable(wishes.features),
    furnished: nullable(wishes.furnished),
    transaction: nullable(wishes.transaction),
    moveIn: nullable(wishes.moveIn),
    financing: nullable(wishes.financing),
  }),
  strict,
)
export type CriteriaChange = Static<typeof CriteriaChange>

export const Budget = Type.Object({ min: nullable(Amount), max: nullable(Amount), currency: CurrencyCode }, strict)
export type Budget = Static<typeof Budget>

// ---------------------------------------------------------------- lists

export const Person = Type.Object({ id: Type.String(), name: Type.String() })
export type Person = Static<typeof Person>
export const Actor = Type.Object({ kind: Type.String(), id: nullable(Type.String()), name: nullable(Type.String()) })

const AnnonceRef = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  title: Type.String(),
  coverUrl: nullable(Type.String()),
})

export const DossierSummary = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  branchId: Type.String(),
  caseType: Type.String(),
  status: Type.String(),
  contact: Type.Object({ id: Type.String(), displayName: Type.String() }),
  assignee: nullable(Person),
  source: Type.String(),
  budget: nullable(
    Type.Object({ min: nullable(Type.Integer()), max: nullable(Type.Integer()), currency: Type.String() }),
  ),
  city: nullable(Type.String()),
  score: nullable(Type.Integer()),
  band: nullable(Type.String()),
  lastActivityAt: Type.String(),
  openedAt: Type.String(),
  statusSince: Type.String(),
  nextAppointmentAt: nullable(Type.String()),
  annonce: nullable(AnnonceRef),
  unread: Type.Integer(),
  version: Type.Integer(),
})
export type DossierSummary = Static<typeof DossierSummary>

const Assignee = Type.Union([Type.Literal('me'), Type.Literal('none'), Id])

/** Newest or highest first; `.asc` the other way round. `since`: in the present state. */
export const dossierSorts = ['activity', 'activity.asc', 'opened', 'opened.asc', 'score', 'since', 'since.asc'] as const
export const DossierQuery = Type.Object({
  ...pageQuery,
  caseType: Type.Optional(CaseType),
  status: Type.Optional(Type.Union([StatusCode, Type.Array(StatusCode, { maxItems: 30 })])),
  assignee: Type.Optional(Assignee),
  open: Type.Optional(Type.Boolean()),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  branchId: Type.Optional(Id),
  source: Type.Optional(SourceCode),
  sort: Type.Optional(OneOf(dossierSorts)),
})
export type DossierQuery = Static<typeof DossierQuery>

export const PipelineQuery = Type.Object({
  caseType: CaseType,
  assignee: Type.Optional(Assignee),
  branchId: Type.Optional(Id),
})
export type PipelineQuery = Static<typeof PipelineQuery>

export const Pipeline = Type.Object({
  columns: Type.Array(
    Type.Object({
      status: Type.String(),
      /** How many cards, counted up to 200. */
      count: Type.Integer(),
      items: Type.Array(DossierSummary),
      /** Continues as GET /dossiers?caseType=&status=&sort=activity. */
      nextCursor: nullable(Type.String()),
    }),
  ),
})
export type Pipeline = Static<typeof Pipeline>

// ---------------------------------------------------------------- commands

const Note = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })
const Version = Type.Integer({ minimum: 1 })
const Reference = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })

export const NewPerson = Type.Object(
  {
    displayName: Type.String({ minLength: 1, maxLength: 200 }),
    phones: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 10 })),
    emails: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 254 }), { maxItems: 10 })),
  },
  strict,
)
export type NewPerson = Static<typeof NewPerson>

export const NewDossier = Type.Object(
  {
    caseType: CaseType,
    contactId: Type.Optional(Id),
    contact: Type.Optional(NewPerson),
    branchId: Type.Optional(Id),
    source: SourceCode,
    annonceId: Type.Optional(Id),
    /** Absent: by the organisation's rules. Null: it waits in the queue. */
    assigneeId: Type.Optional(nullable(Id)),
    budget: Type.Optional(Budget),
    criteria: Type.Optional(CriteriaChange),
    duplicateReason: Type.Optional(Note),
  },
  strict,
)
export type NewDossier = Static<typeof NewDossier>

export const DossierPatch = Type.Object(
  {
    version: Version,
    budget: Type.Optional(nullable(Budget)),
    criteria: Type.Optional(CriteriaChange),
    annonceId: Type.Optional(nullable(Id)),
    expectedValue: Type.Optional(nullable(Type.Object({ amount: Amount, currency: CurrencyCode }, strict))),
    source: Type.Optional(SourceCode),
  },
  strict,
)
export type DossierPatch = Static<typeof DossierPatch>

/** A move, with what the transition may ask for. Which of it is needed stands in `requires`. */
export const DossierMove = Type.Object(
  {
    to: StatusCode,
    version: Version,
    lossReason: Type.Optional(ReferenceCode),
    wonReason: Type.Optional(ReferenceCode),
    justification: Type.Optional(Note),
    appointmentId: Type.Optional(Id),
    annonceId: Type.Optional(Id),
    offer: Type.Optional(
      Type.Object(
        { amount: Type.Integer({ minimum: 1, maximum: 99_999_999_999_999 }), currency: CurrencyCode },
        strict,
      ),
    ),
    mandate: Type.Optional(Reference),
    agreement: Type.Optional(Reference),
    document: Type.Optional(Reference),
    decision: Type.Optional(Reference),
    qualificationNotes: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })),
  },
  strict,
)
export type DossierMove = Static<typeof DossierMove>

export const Reopening = Type.Object({ version: Version, justification: Note }, strict)
export const Assignment = Type.Object({ version: Version, assigneeId: nullable(Id) }, strict)

export const AutoAssignment = Type.Object({ version: Version }, strict)

export const TransitionList = Type.Object({
  status: Type.String(),
  items: Type.Array(Transition),
  canReopen: Type.Boolean(),
})

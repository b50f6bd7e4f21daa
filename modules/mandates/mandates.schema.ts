import { type Static, type TSchema, Type } from 'typebox'
import { mandateTypes, Transaction } from '#modules/annonces'
import { LegalMentionsAnswer } from '#modules/organizations'
import { pageQuery } from '#platform/http'
import { entryKinds, mandateStates } from './mandates.rules.ts'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }
const Day = Type.String({ format: 'date' })
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

const mandant = {
  /** Who gives the mandate, as on the paper: one person, several, a company. */
  mandantName: words(300),
  mandantAddress: words(500),
}
const terms = {
  type: Type.Enum([...mandateTypes]),
  startsOn: Day,
  endsOn: Day,
  exclusiveUntil: Type.Optional(Nullable(Day)),
}
const signature = {
  signedOn: Day,
  /** Who signed for the agency; the caller when it is left out. */
  signedBy: Type.Optional(words(200)),
  remark: Type.Optional(words(1000)),
}

export const NewMandate = Type.Object({ annonceId: Id, ...mandant, ...terms, ...signature }, strict)
export type NewMandate = Static<typeof NewMandate>

/** What changes; the rest stays as the last entry has it. The number of that entry, so that nobody amends past another. */
export const Amendment = Type.Object(
  {
    after: Type.Integer({ minimum: 1 }),
    kind: Type.Enum(['AMENDMENT', 'CORRECTION']),
    mandantName: Type.Optional(mandant.mandantName),
    mandantAddress: Type.Optional(mandant.mandantAddress),
    type: Type.Optional(terms.type),
    startsOn: Type.Optional(Day),
    endsOn: Type.Optional(Day),
    exclusiveUntil: Type.Optional(Nullable(Day)),
    signedOn: Day,
    signedBy: Type.Optional(words(200)),
    remark: words(1000),
  },
  strict,
)
export type Amendment = Static<typeof Amendment>

export const Termination = Type.Object(
  {
    after: Type.Integer({ minimum: 1 }),
    lastDay: Day,
    signedOn: Day,
    signedBy: Type.Optional(words(200)),
    remark: words(1000),
  },
  strict,
)
export type Termination = Static<typeof Termination>

export const EntryQuery = Type.Object({
  ...pageQuery,
  branchId: Type.Optional(Id),
  annonceId: Type.Optional(Id),
})
export type EntryQuery = Static<typeof EntryQuery>

export const OfBranch = Type.Object({ branchId: Id })
export const RegisterStart = Type.Object({ firstNumber: Type.Integer({ minimum: 1, maximum: 999_999_999 }) }, strict)
export const PrintQuery = Type.Object({
  branchId: Id,
  from: Type.Optional(Type.Integer({ minimum: 1 })),
  to: Type.Optional(Type.Integer({ minimum: 1 })),
})
export type PrintQuery = Static<typeof PrintQuery>

// ---------------------------------------------------------------- answers

export const Entry = Type.Object({
  id: Type.String(),
  branchId: Type.String(),
  /** Rising from the register's first number in its branch, without a gap. */
  number: Type.Integer(),
  kind: Type.Enum([...entryKinds]),
  /** The number of the mandate that an amendment, a correction or a termination is about. */
  refersTo: Nullable(Type.Integer()),
  annonce: Type.Object({ id: Type.String(), reference: Type.String() }),
  mandantName: Type.String(),
  mandantAddress: Type.String(),
  propertyType: Type.String(),
  propertySituation: Type.String(),
  object: Transaction,
  type: Type.Enum([...mandateTypes]),
  startsOn: Type.String(),
  endsOn: Type.String(),
  exclusiveUntil: Nullable(Type.String()),
  signedOn: Type.String(),
  signedBy: Type.String(),
  remark: Nullable(Type.String()),
  enteredAt: Type.String(),
  enteredBy: Type.Object({ kind: Type.String(), id: Nullable(Type.String()), name: Nullable(Type.String()) }),
  /** SHA-256 over this entry and the hash before it, in hex. */
  hash: Type.String(),
  /** Of the mandate, as its last entry has it today. */
  state: Type.Enum([...mandateStates]),
  /** Whether it is the last entry of its mandate: what the next one follows. */
  isLast: Type.Boolean(),
})
export type Entry = Static<typeof Entry>

export const Register = Type.Object({
  branchId: Type.String(),
  name: Type.String(),
  country: Type.Enum(['MA', 'FR']),
  /** Of the holder as the print names it: the registered office, or the address of the branch. */
  address: Nullable(Type.String()),
  legal: LegalMentionsAnswer,
  /** The number of its first entry: an agency goes on from its register on paper. */
  firstNumber: Type.Integer(),
  /** Of the last entry; one before the first while there is none. */
  lastNumber: Type.Integer(),
  head: Type.String(),
})
export type Register = Static<typeof Register>

/** What walking a register found. MISSING: a number is not there; CHANGED: an entry is not as it was entered. */
export const Verified = Type.Object({
  ok: Type.Boolean(),
  entries: Type.Integer(),
  brokenNumber: Nullable(Type.Integer()),
  brokenWhy: Nullable(Type.Enum(['MISSING', 'CHANGED'])),
  head: Type.String(),
})
export type Verified = Static<typeof Verified>

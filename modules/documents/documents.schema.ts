import { type Static, Type } from 'typebox'
import { ReferenceCode } from '#modules/reference-data'
import { pageQuery } from '#platform/http'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }

const DocumentTypeCode = ReferenceCode
const State = Type.Enum(['REQUESTED', 'RECEIVED', 'CHECKED', 'REJECTED', 'EXPIRED'])
const Visibility = Type.Enum(['TEAM', 'MANAGERS'])
export type Visibility = Static<typeof Visibility>
const Day = Type.String({ format: 'date', minLength: 10, maxLength: 10 })
const Title = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })
const Note = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })
const Version = Type.Integer({ minimum: 1 })

/** What a document is about: exactly one of the three. */
const subject = { dossierId: Type.Optional(Id), annonceId: Type.Optional(Id), contactId: Type.Optional(Id) }
export type SubjectInput = { dossierId?: string; annonceId?: string; contactId?: string }

const Actor = Type.Object({ kind: Type.String(), id: Nullable(Type.String()), name: Nullable(Type.String()) })
const Mark = Type.Object({ at: Type.String(), by: Actor })

export const DocumentVersion = Type.Object({
  number: Type.Integer(),
  /** As it came, made harmless. */
  name: Type.String(),
  mediaType: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  at: Type.String(),
  by: Actor,
  /** A small picture, for pictures; a short-lived link. */
  thumbUrl: Nullable(Type.String()),
})
export type DocumentVersion = Static<typeof DocumentVersion>

export const Document = Type.Object({
  id: Type.String(),
  subject: Type.Object({ kind: Type.Enum(['DOSSIER', 'ANNONCE', 'CONTACT']), id: Type.String() }),
  type: Type.String(),
  /** What people call it; null: as its type is called. */
  title: Nullable(Type.String()),
  /** EXPIRED: received or checked, and past its last day. */
  state: State,
  visibility: Visibility,
  note: Nullable(Type.String()),
  dueOn: Nullable(Type.String()),
  /** Asked for, not come, and past the day it was asked for. */
  overdue: Type.Boolean(),
  expiresOn: Nullable(Type.String()),
  /** Days until the last day; 0 on it, negative after it. */
  daysLeft: Nullable(Type.Integer()),
  requested: Nullable(Mark),
  received: Nullable(Mark),
  checked: Nullable(Mark),
  rejected: Nullable(Type.Object({ at: Type.String(), by: Actor, reason: Type.String() })),
  removed: Nullable(Type.Object({ at: Type.String(), by: Actor, reason: Type.String(), until: Type.String() })),
  current: Nullable(DocumentVersion),
  version: Type.Integer(),
})
export type Document = Static<typeof Document>

export const DocumentQuery = Type.Object({
  ...pageQuery,
  ...subject,
  /** Those taken away that can still be brought back, instead of those that are there. */
  removed: Type.Optional(Type.Boolean()),
})
export type DocumentQuery = Static<typeof DocumentQuery>

/** A page of documents and what the caller may do with those of this subject. */
export const DocumentPage = Type.Object({
  items: Type.Array(Document),
  nextCursor: Nullable(Type.String()),
  /** upload: bring files, rename; manage: ask, check, reject, take away; confidential: those for managers alone. */
  can: Type.Object({ upload: Type.Boolean(), manage: Type.Boolean(), confidential: Type.Boolean() }),
})
export type DocumentPage = Static<typeof DocumentPage>

export const DocumentRequest = Type.Object(
  {
    ...subject,
    documents: Type.Array(Type.Object({ type: DocumentTypeCode, title: Type.Optional(Title) }, strict), {
      minItems: 1,
      maxItems: 20,
    }),
    note: Type.Optional(Note),
    dueOn: Type.Optional(Day),
    visibility: Type.Optional(Visibility),
  },
  strict,
)
export type DocumentRequest = Static<typeof DocumentRequest>

/** The text fields beside the file, of a form that brings a document nobody asked for. */
export const UploadFields = Type.Object(
  {
    ...subject,
    type: DocumentTypeCode,
    title: Type.Optional(Title),
    visibility: Type.Optional(Visibility),
    expiresOn: Type.Optional(Day),
  },
  strict,
)
export type UploadFields = Static<typeof UploadFields>

/** The text fields beside the next file of a known document. */
export const VersionFields = Type.Object({ expiresOn: Type.Optional(Day) }, strict)
export type VersionFields = Static<typeof VersionFields>

export const DocumentPatch = Type.Object(
  {
    version: Version,
    type: Type.Optional(DocumentTypeCode),
    title: Type.Optional(Nullable(Title)),
    note: Type.Optional(Nullable(Note)),
    dueOn: Type.Optional(Nullable(Day)),
    expiresOn: Type.Optional(Nullable(Day)),
    visibility: Type.Optional(Visibility),
  },
  strict,
)
export type DocumentPatch = Static<typeof DocumentPatch>

export const DocumentCheck = Type.Object({ version: Version, expiresOn: Type.Optional(Nullable(Day)) }, strict)
export type DocumentCheck = Static<typeof DocumentCheck>

/** Refusing a document or taking it away: always with the reason. */
export const DocumentReason = Type.Object(
  { version: Version, reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  strict,
)
export type DocumentReason = Static<typeof DocumentReason>

export const DocumentRestore = Type.Object({ version: Version }, strict)

export const DocumentVersions = Type.Object({ items: Type.Array(DocumentVersion) })

/** A short-lived address of a file; `inline` when a browser may show it in place. */
export const DocumentLink = Type.Object({ url: Type.String(), name: Type.String(), inline: Type.Boolean() })
export type DocumentLink = Static<typeof DocumentLink>

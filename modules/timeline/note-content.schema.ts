import { type TSchema, Type } from 'typebox'

/** Lists stand in lists up to this depth. */
const MAX_LEVELS = 3
/** Letters an address has at most. */
export const MAX_HREF = 2000
const strict = { additionalProperties: false }

/** The shape, written out: a schema that names itself would have no end of depth. */
function documentSchema(): TSchema {
  const Mark = Type.Union([
    Type.Object({ type: Type.Enum(['bold', 'italic']) }, strict),
    Type.Object(
      {
        type: Type.Literal('link'),
        attrs: Type.Object({ href: Type.String({ maxLength: MAX_HREF, pattern: '^https?://[^\\s]+$' }) }, strict),
      },
      strict,
    ),
  ])
  const Inline = Type.Union([
    Type.Object(
      {
        type: Type.Literal('text'),
        text: Type.String({ minLength: 1, maxLength: 20_000 }),
        marks: Type.Optional(Type.Array(Mark, { maxItems: 3 })),
      },
      strict,
    ),
    Type.Object({ type: Type.Literal('hardBreak') }, strict),
    // The name is written by the server; what a caller sends there is not read.
    Type.Object(
      {
        type: Type.Literal('mention'),
        attrs: Type.Object(
          { id: Type.String({ format: 'uuid' }), label: Type.Optional(Type.String({ maxLength: 200 })) },
          strict,
        ),
      },
      strict,
    ),
  ])
  const Paragraph = Type.Object(
    { type: Type.Literal('paragraph'), content: Type.Optional(Type.Array(Inline, { maxItems: 1000 })) },
    strict,
  )
  const blockOf = (levels: number): TSchema => {
    if (levels === 0) return Paragraph
    const Item = Type.Object(
      {
        type: Type.Literal('listItem'),
        content: Type.Array(blockOf(levels - 1), { minItems: 1, maxItems: 50 }),
      },
      strict,
    )
    const List = Type.Object(
      { type: Type.Enum(['bulletList', 'orderedList']), content: Type.Array(Item, { minItems: 1, maxItems: 500 }) },
      strict,
    )
    return Type.Union([Paragraph, List])
  }
  return Type.Object(
    { type: Type.Literal('doc'), content: Type.Array(blockOf(MAX_LEVELS), { minItems: 1, maxItems: 2000 }) },
    strict,
  )
}

export type NoteMark = { type: 'bold' | 'italic' } | { type: 'link'; attrs: { href: string } }
export type NoteInline =
  | { type: 'text'; text: string; marks?: NoteMark[] }
  | { type: 'hardBreak' }
  | { type: 'mention'; attrs: { id: string; label?: string } }
export type NoteBlock =
  | { type: 'paragraph'; content?: NoteInline[] }
  | { type: 'bulletList' | 'orderedList'; content: { type: 'listItem'; content: NoteBlock[] }[] }
/** What a note says: paragraphs and lists, with bold, italic, links (http, https) and mentions; nothing else. */
export type NoteContent = { type: 'doc'; content: NoteBlock[] }

/** A document as it is taken: deeper, longer or other things are no note. */
export const GivenContent = Type.Unsafe<NoteContent>(documentSchema())
/** A document as it is shown: the same blocks; notes from before documents may be longer than what is taken today. */
export const ShownContent = Type.Unsafe<NoteContent>(
  Type.Object({ type: Type.Literal('doc'), content: Type.Array(Type.Record(Type.String(), Type.Unknown())) }),
)

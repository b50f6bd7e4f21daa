import { type TSchema, Type } from 'typebox'

const strict = { additionalProperties: false }
/** Letters an address has at most. */
const MAX_HREF = 2000
/** Web, mail and telephone; a variable stands in no address of a text. */
const HREF = '^(https?://|mailto:|tel:\\+?)[^\\s{}]+$'

function documentSchema(): TSchema {
  const Mark = Type.Union([
    Type.Object({ type: Type.Enum(['bold', 'italic']) }, strict),
    Type.Object(
      {
        type: Type.Literal('link'),
        attrs: Type.Object({ href: Type.String({ maxLength: MAX_HREF, pattern: HREF }) }, strict),
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
  ])
  const content = Type.Optional(Type.Array(Inline, { maxItems: 500 }))
  const Paragraph = Type.Object({ type: Type.Literal('paragraph'), content }, strict)
  const Heading = Type.Object(
    { type: Type.Literal('heading'), attrs: Type.Object({ level: Type.Literal(2) }, strict), content },
    strict,
  )
  const Item = Type.Object(
    { type: Type.Literal('listItem'), content: Type.Array(Paragraph, { minItems: 1, maxItems: 5 }) },
    strict,
  )
  const List = Type.Object(
    { type: Type.Enum(['bulletList', 'orderedList']), content: Type.Array(Item, { minItems: 1, maxItems: 100 }) },
    strict,
  )
  const Rule = Type.Object({ type: Type.Literal('horizontalRule') }, strict)
  return Type.Object(
    {
      type: Type.Literal('doc'),
      content: Type.Array(Type.Union([Paragraph, Heading, List, Rule]), { minItems: 1, maxItems: 300 }),
    },
    strict,
  )
}

export type LetterMark = { type: 'bold' | 'italic' } | { type: 'link'; attrs: { href: string } }
export type LetterInline = { type: 'text'; text: string; marks?: LetterMark[] } | { type: 'hardBreak' }
type LetterParagraph = { type: 'paragraph'; content?: LetterInline[] }
export type LetterPart =
  | LetterParagraph
  | { type: 'heading'; attrs: { level: 2 }; content?: LetterInline[] }
  | { type: 'bulletList' | 'orderedList'; content: { type: 'listItem'; content: LetterParagraph[] }[] }
  | { type: 'horizontalRule' }
/** The words of a template of letters with their form, variables as `{{1}}`, `{{2}}`… among them. */
export type LetterDocument = { type: 'doc'; content: LetterPart[] }

/** A document as it is taken and shown. */
export const LetterDocument = Type.Unsafe<LetterDocument>(documentSchema())

import { Fragment, type ReactNode } from 'react'
import type { NoteBlock, NoteInline } from '@/lib/api-notes.ts'
import classes from './note-content.module.css'

function Inline({ part }: { part: NoteInline }) {
  if (part.type === 'hardBreak') return <br />
  if (part.type === 'mention') return <span className={classes.mention}>@{part.attrs.label}</span>
  let shown: ReactNode = part.text
  for (const mark of part.marks ?? [])
    if (mark.type === 'bold') shown = <strong>{shown}</strong>
    else if (mark.type === 'italic') shown = <em>{shown}</em>
    // The API takes no other address; what is drawn does not rely on it.
    else if (/^https?:\/\//.test(mark.attrs.href))
      shown = (
        <a href={mark.attrs.href} target="_blank" rel="noreferrer">
          {shown}
        </a>
      )
  return shown
}

/** Parts of a note have no name of their own and never change places: their place is their key. */
function numbered<T>(parts: readonly T[]): [string, T][] {
  return parts.map((part, n) => [`${n}`, part])
}

function Block({ block }: { block: NoteBlock }) {
  if (block.type === 'paragraph')
    return (
      <p dir="auto">
        {numbered(block.content ?? []).map(([key, part]) => (
          <Inline key={key} part={part} />
        ))}
      </p>
    )
  const items = numbered(block.content).map(([key, item]) => (
    <li key={key} dir="auto">
      <Blocks blocks={item.content} />
    </li>
  ))
  return block.type === 'bulletList' ? <ul>{items}</ul> : <ol>{items}</ol>
}

function Blocks({ blocks }: { blocks: readonly NoteBlock[] }) {
  return numbered(blocks).map(([key, block]) => (
    <Fragment key={key}>
      <Block block={block} />
    </Fragment>
  ))
}

/** What a note says, as elements: no text of a person ever becomes markup. */
export function NoteText({ content, className }: { content: { content: readonly NoteBlock[] }; className?: string }) {
  return (
    <div className={`${classes.note} ${className ?? ''}`} dir="auto">
      <Blocks blocks={content.content} />
    </div>
  )
}

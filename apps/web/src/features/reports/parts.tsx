import type { FigureName } from '@/lib/api-reports.ts'
import { NothingHere } from './card.tsx'
import { share } from './figures.ts'
import { countText, shareText } from './report-text.ts'
import classes from './reports.module.css'

export interface Part {
  name: string
  count: number
  /** Null: what is left of the whole, without rows of its own. */
  figure: FigureName | null
  tone: 'good' | 'bad' | 'wait' | 'rest'
}

/** A whole cut into its parts: one bar, and the parts with their counts below it. */
export function Parts(props: { parts: readonly Part[]; onOpen: (figure: FigureName) => void }) {
  const total = props.parts.reduce((sum, part) => sum + part.count, 0)
  if (total === 0) return <NothingHere />
  const shown = props.parts.filter((part) => part.count > 0)
  return (
    <>
      <div className={classes.stack} aria-hidden>
        {shown.map((part) => (
          <span key={part.name} data-tone={part.tone} style={{ flexGrow: part.count }} />
        ))}
      </div>
      <dl className={classes.parts}>
        {shown.map((part) => (
          <div key={part.name}>
            <dt data-tone={part.tone}>{part.name}</dt>
            <dd>
              <PartCount part={part} onOpen={props.onOpen} />
              <span className={classes.portion}>{shareText(share(part.count, total))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function PartCount({ part, onOpen }: { part: Part; onOpen: (figure: FigureName) => void }) {
  const { figure } = part
  if (figure === null) return <span className="num">{countText(part.count)}</span>
  return (
    <button type="button" className={classes.plain} onClick={() => onOpen(figure)}>
      {countText(part.count)}
    </button>
  )
}

import type { ReactNode } from 'react'
import classes from './panel-block.module.css'

/** A titled part of a record's panel, set off from the one above by a line. */
export function PanelBlock(props: { title: string; tools?: ReactNode; label?: string; children: ReactNode }) {
  return (
    <section className={classes.block} aria-label={props.label}>
      <div className={classes.head}>
        <h3>{props.title}</h3>
        {props.tools}
      </div>
      {props.children}
    </section>
  )
}

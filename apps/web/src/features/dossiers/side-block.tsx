import { type ReactNode, useId } from 'react'
import classes from './dossier-side.module.css'

/** A block of the side column: its name, at most one act, its content. */
export function SideBlock(props: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.block} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{props.title}</h2>
        {props.action}
      </div>
      {props.children}
    </section>
  )
}

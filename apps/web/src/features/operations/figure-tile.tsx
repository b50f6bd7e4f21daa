import type { ReactNode } from 'react'
import { useSession } from '@/features/session/session.ts'
import { FigureLink } from './figure-link.tsx'
import classes from './operations.module.css'
import type { OperationsSearch } from './operations-search.ts'

/** One figure with what it is made of, and the way to its rows for those who may see them. */
export function FigureTile(props: {
  name: string
  value: string
  note: ReactNode
  to: OperationsSearch
  /** The permission its rows ask for, beyond that of the page. */
  needs?: string
  tone?: 'bad' | 'warn' | undefined
}) {
  const { can } = useSession()
  const face = (
    <>
      <span className={classes.tileName}>{props.name}</span>
      <span className={classes.value} data-tone={props.tone}>
        <bdi>{props.value}</bdi>
      </span>
      <span className={classes.note}>{props.note}</span>
    </>
  )
  const open = props.needs === undefined || can(props.needs)
  return <div className={classes.tile}>{open ? <FigureLink to={props.to}>{face}</FigureLink> : face}</div>
}

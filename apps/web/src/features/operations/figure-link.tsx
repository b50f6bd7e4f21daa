import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './operations.module.css'
import type { OperationsSearch } from './operations-search.ts'

/** A way from a figure to its rows, on this page. */
export function FigureLink({ to, children }: { to: OperationsSearch; children: ReactNode }) {
  return (
    <Link to="/operations" search={to} className={classes.link}>
      {children}
    </Link>
  )
}

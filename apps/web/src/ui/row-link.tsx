import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A row of a list that opens its record in the side panel: a real link, so that it can be copied or opened apart. */
export function RowLink(props: { panel: string; id: string; className?: string | undefined; children: ReactNode }) {
  const value = `${props.panel}:${props.id}`
  const { panel } = useSearch({ from: '/_app' })
  return (
    <Link
      to="."
      search={(old) => ({ ...old, panel: value })}
      className={props.className}
      aria-current={panel === value ? 'true' : undefined}
    >
      {props.children}
    </Link>
  )
}

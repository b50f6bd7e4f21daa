import { IconHistory } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './form-page.module.css'

/**
 * A long form on a page of its own, with its acts in a bar that stays in view. They stand at the beginning of the line:
 * messages of the app stand at its end.
 * @param props.className the columns of the page; `--room` is the space around them
 * @param props.state what is saved and what is not, in a few words
 */
export function FormPage(props: {
  className: string | undefined
  children: ReactNode
  acts: ReactNode
  state: ReactNode
}) {
  return (
    <div className={classes.page}>
      <div className={`${classes.inner} ${props.className ?? ''}`}>{props.children}</div>
      <footer className={classes.bar}>
        {props.acts}
        <Hint inline>{props.state}</Hint>
      </footer>
    </div>
  )
}

/** A boxed part of the form. */
export function FormCard({ children }: { children: ReactNode }) {
  return <div className={classes.card}>{children}</div>
}

/** A quiet sentence beside fields. */
export function Hint(props: { children: ReactNode; inline?: boolean; status?: boolean }) {
  const As = props.inline ? 'span' : 'p'
  return (
    <As className={classes.hint} role={props.status ? 'status' : undefined}>
      {props.children}
    </As>
  )
}

/** Tells that what was typed before and not saved stands in the fields again. */
export function KeptNotice({ children }: { children: ReactNode }) {
  return (
    <p className={classes.kept} role="status">
      <IconHistory size={16} stroke={1.5} aria-hidden />
      {children}
    </p>
  )
}

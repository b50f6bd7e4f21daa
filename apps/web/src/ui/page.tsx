import type { ReactNode } from 'react'
import classes from './page.module.css'

/** Head of a page: its name, a line of context, its actions; filters stand in `children`. */
export function PageHeader(props: { title: string; subtitle?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  return (
    <header className={classes.header}>
      <div className={classes.headLine}>
        <div className={classes.titles}>
          <h1 className={classes.title}>{props.title}</h1>
          {props.subtitle && <p className={classes.subtitle}>{props.subtitle}</p>}
        </div>
        {props.actions && <div className={classes.actions}>{props.actions}</div>}
      </div>
      {props.children && <div className={classes.filters}>{props.children}</div>}
    </header>
  )
}

/** A scrolling page under the top bar; `narrow` for reading and forms. */
export function Page({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={classes.page} data-narrow={narrow || undefined}>
      <div className={classes.inner}>{children}</div>
    </div>
  )
}

/** A hairline card with a heading, the unit of settings and detail pages. */
export function Section(props: { title: ReactNode; hint?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <div>
          <h2 className={classes.sectionTitle}>{props.title}</h2>
          {props.hint && <p className={classes.hint}>{props.hint}</p>}
        </div>
        {props.actions && <div className={classes.actions}>{props.actions}</div>}
      </div>
      {props.children}
    </section>
  )
}

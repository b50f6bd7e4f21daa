import type { ReactNode } from 'react'
import { type CodeFamily, label } from '@/lib/label.ts'
import classes from './status-badge.module.css'
import { type Icon, statusIcon, statusTone } from './status-tone.ts'
import type { Tone } from './theme.ts'

/** A small soft label in one of the five tones. */
export function Tag(props: { tone?: Tone; icon?: Icon | null; children: ReactNode; title?: string }) {
  const Picture = props.icon
  return (
    <span className={classes.tag} data-tone={props.tone ?? 'sand'} title={props.title}>
      {Picture && <Picture size={13} stroke={1.75} aria-hidden />}
      {props.children}
    </span>
  )
}

/** A state of a workflow, in the person's language, with the one colour and icon it has everywhere. */
export function StatusBadge({ code, family = 'status' }: { code: string; family?: CodeFamily }) {
  return (
    <Tag tone={statusTone(code)} icon={statusIcon(code)}>
      {label(family, code)}
    </Tag>
  )
}

import { initials } from '@/lib/format.ts'
import classes from './avatar.module.css'

/** A stable hue of six for a name, so that a person keeps their colour everywhere. */
export function hueOf(text: string): number {
  let sum = 0
  for (const ch of text) sum = (sum * 31 + (ch.codePointAt(0) ?? 0)) % 997
  return (sum % 6) + 1
}

/** Initials on a soft tint of the person's own hue. Decorative: the name always stands beside it. */
export function Avatar({ name, size = 36 }: { name: string; size?: 20 | 24 | 28 | 36 | 48 | 64 }) {
  return (
    <span
      className={classes.root}
      data-hue={hueOf(name)}
      data-size={size}
      data-initials={initials(name)}
      aria-hidden="true"
    />
  )
}

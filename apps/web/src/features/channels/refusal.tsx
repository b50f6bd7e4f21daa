import { ApiError } from '@/lib/api-error.ts'
import classes from './channels.module.css'

/** What the provider (or Atlas) said no to, where it happened; nothing when all is well. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null
  const [title, detail] =
    error instanceof ApiError ? [error.message, error.detail] : [error instanceof Error ? error.message : '', '']
  return (
    <p className={classes.refusal} role="alert">
      <strong>{title}</strong>
      {detail && <br />}
      {detail}
    </p>
  )
}

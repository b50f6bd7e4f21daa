import { useId } from 'react'
import classes from './choice-pills.module.css'

/** A choice among a dozen short codes, all in sight: native radio buttons drawn as pills. */
export function ChoicePills(props: {
  label: string
  choices: readonly { value: string; label: string }[]
  value: string | null
  onChange: (value: string) => void
  error?: string | null
  required?: boolean
}) {
  const name = useId()
  return (
    <fieldset className={classes.set} aria-invalid={props.error ? true : undefined}>
      <legend>
        {props.label}
        {props.required && (
          <span className={classes.star} aria-hidden="true">
            {' *'}
          </span>
        )}
      </legend>
      <div className={classes.pills}>
        {props.choices.map((c) => (
          <label key={c.value} className={classes.pill}>
            <input
              type="radio"
              name={name}
              value={c.value}
              checked={props.value === c.value}
              onChange={() => props.onChange(c.value)}
            />
            <span>{c.label}</span>
          </label>
        ))}
      </div>
      {props.error && (
        <p className={classes.error} role="alert">
          {props.error}
        </p>
      )}
    </fieldset>
  )
}

import { type ReactNode, useId } from 'react'
import classes from './choice-pills.module.css'

interface Choice<V extends string = string> {
  value: V
  label: string
}

interface Question<V extends string = string> {
  label: string
  choices: readonly Choice<V>[]
  error?: string | null
  required?: boolean
}

/** A choice among a dozen short codes, all in sight: native radio buttons drawn as pills. */
export function ChoicePills({
  value,
  onChange,
  ...question
}: Question & { value: string | null; onChange: (value: string) => void }) {
  const name = useId()
  return (
    <Pills
      {...question}
      input={(choice, id) => (
        <input
          id={id}
          type="radio"
          name={name}
          value={choice.value}
          checked={value === choice.value}
          onChange={() => onChange(choice.value)}
        />
      )}
    />
  )
}

/** Any number of a dozen short codes: native checkboxes drawn as pills. What `closed` names cannot be chosen. */
export function ChoicesPills<V extends string>({
  hint,
  values,
  closed,
  onToggle,
  ...question
}: Question<V> & {
  hint: string
  values: ReadonlySet<V>
  closed: ReadonlySet<V>
  onToggle: (value: V) => void
}) {
  return (
    <Pills
      {...question}
      hint={hint}
      input={(choice, id) => (
        <input
          id={id}
          type="checkbox"
          checked={values.has(choice.value)}
          disabled={closed.has(choice.value) && !values.has(choice.value)}
          onChange={() => onToggle(choice.value)}
        />
      )}
    />
  )
}

function Pills<V extends string>(
  props: Question<V> & { hint?: string; input: (choice: Choice<V>, id: string) => ReactNode },
) {
  const id = useId()
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
      {props.hint && <p className={classes.hint}>{props.hint}</p>}
      <div className={classes.pills}>
        {props.choices.map((choice) => (
          <label key={choice.value} className={classes.pill} htmlFor={`${id}-${choice.value}`}>
            {props.input(choice, `${id}-${choice.value}`)}
            <span>{choice.label}</span>
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

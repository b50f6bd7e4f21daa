import { describeSettings } from '#platform/config'
import { type Command, columns, EXIT } from './command.ts'

/** `atlas config`: every setting with its default and its meaning; no values, so that nothing secret is shown. */
export const configCommand: Command = async (_args, { out }) => {
  const rows = describeSettings().map(({ variable, fallback, about, secret }) => [
    variable,
    fallback === '' ? '-' : fallback,
    `${about}${secret ? ' (secret)' : ''}`,
  ])
  for (const line of columns([['variable', 'default', 'meaning'], ...rows])) out(line)
  return EXIT.ok
}

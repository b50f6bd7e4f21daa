import { describeSettings } from '#platform/config'

const BEGIN = '<!-- settings: written by npm run generate -->'
const END = '<!-- /settings -->'

/** `.env.example`: every setting with its meaning, commented out at its default. */
export function envExample(): string {
  const intro =
    '# Every setting of Atlas, at its default. Copy to .env and uncomment what you change; the real environment wins.\n'
  const blocks = describeSettings().map(
    ({ variable, fallback, about, secret }) => `\n# ${about}${secret ? ' (secret)' : ''}\n# ${variable}=${fallback}\n`,
  )
  return intro + blocks.join('')
}

/** A text with the table of settings renewed between its two markers; the text itself when it has none. */
export function withSettingsTable(text: string): string {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) return text
  const rows = describeSettings().map(({ variable, fallback, about, secret }) => {
    const value = fallback === '' ? '' : `\`${fallback}\``
    return `| \`${variable}\` | ${value} | ${about.replaceAll('|', '\\|')}${secret ? ' — secret' : ''} |`
  })
  const table = ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n')
  return `${text.slice(0, begin + BEGIN.length)}\n${table}\n${text.slice(end)}`
}

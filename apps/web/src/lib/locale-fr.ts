// Texts of refusals come translated from the server, so their file stays out of the app.
export const bundle = import.meta.glob<Record<string, unknown>>(
  ['../../../../locales/fr/*.json', '!../../../../locales/fr/errors.json'],
  { eager: true, import: 'default' },
)

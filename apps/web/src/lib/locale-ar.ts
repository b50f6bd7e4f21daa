export const bundle = import.meta.glob<Record<string, unknown>>('../../../../locales/ar/*.json', {
  eager: true,
  import: 'default',
})

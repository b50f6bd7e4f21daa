import i18next from 'i18next'

/** A column's name as a person reads it: translated when we know it, else its words without underscores. */
export function fieldName(column: string): string {
  const words = column.replaceAll('_', ' ').replaceAll('.', ' › ')
  return i18next.t(`audit:column.${column}`, { defaultValue: words.charAt(0).toUpperCase() + words.slice(1) })
}

import { hasText, locales, translate } from '#locales'
import { type RequestContext, rememberPerOrg } from '#platform/context'
import { invalidField } from '#platform/errors'
import { holdValues } from './reference-data.repository.ts'
import {
  composeList,
  type Language,
  type ListName,
  listNames,
  nameIn,
  type ReferenceValue,
  useFault,
} from './reference-data.rules.ts'
import { allStored, arrangements } from './reference-data.views.ts'

/** The names of the product's own codes stand under these in `locales/<lang>/codes.json`. */
const familyOf: Record<ListName, string> = {
  LOSS_REASON: 'lossReason',
  WON_REASON: 'wonReason',
  SOURCE: 'source',
  TASK_CATEGORY: 'taskCategory',
  DOCUMENT_TYPE: 'documentType',
  CANCEL_REASON: 'cancelReason',
}

/** The organisation's lists with what was deleted, remembered: they are asked for by every file and every filter. */
export const listsOf = rememberPerOrg<ReadonlyMap<ListName, ReadonlyMap<string, ReferenceValue>>>({
  topic: 'reference',
  ttlMs: 60_000,
  max: 500,
  async load(ctx) {
    const [stored, arranged] = await Promise.all([allStored(ctx), arrangements(ctx)])
    return new Map(
      listNames.map((list) => {
        const rows = stored.filter((row) => row.list === list)
        const values = composeList(list, rows, arranged.get(list)?.codes ?? [])
        return [list, new Map(values.map((value) => [value.code, value]))]
      }),
    )
  },
})

/** The product's word for a code, or null when it has none. */
export function productName(list: ListName, code: string, language: Language): string | null {
  const key = `codes:${familyOf[list]}.${code}`
  return hasText(language, key) ? translate(language, key) : null
}

/** What a person reads for a code, hidden and deleted ones too; a code nobody knows reads as itself. */
export async function nameOf(ctx: RequestContext, list: ListName, code: string, locale: Language): Promise<string> {
  const value = (await listsOf(ctx)).get(list)?.get(code)
  return nameIn(value, locale, productName(list, code, locale)) ?? code
}

/** Every name the codes of a list have, in all languages, hidden and deleted ones too: code → its names in one text. */
export async function namesOf(ctx: RequestContext, list: ListName): Promise<Map<string, string>> {
  const values = (await listsOf(ctx)).get(list)?.values() ?? []
  return new Map(
    [...values].map((value) => {
      const names = locales.map((locale) => nameIn(value, locale, productName(list, value.code, locale)))
      return [value.code, [...new Set(names)].filter((name) => name !== null).join(' ')]
    }),
  )
}

/** Whether a code may stand in a filter: every one that records may have, hidden ones too. */
export async function knownCodes(ctx: RequestContext): Promise<(list: ListName, code: string) => boolean> {
  const lists = await listsOf(ctx)
  return (list, code) => {
    const value = lists.get(list)?.get(code)
    return value !== undefined && value.state !== 'DELETED'
  }
}

/** Whether a code may be chosen anew: not hidden, not deleted. */
export async function offeredCodes(ctx: RequestContext): Promise<(list: ListName, code: string) => boolean> {
  const lists = await listsOf(ctx)
  return (list, code) => lists.get(list)?.get(code)?.state === 'ACTIVE'
}

/** 400 UNKNOWN on `field` when a filter names a code that the organisation does not have; nothing when it names none. */
export async function refuseUnknown(
  ctx: RequestContext,
  list: ListName,
  code: string | undefined,
  field: string,
): Promise<void> {
  if (code === undefined) return
  const known = await knownCodes(ctx)
  if (!known(list, code)) throw invalidField(field, 'UNKNOWN')
}

/**
 * Judges codes that a write is about to choose: 400 UNKNOWN or HIDDEN on the field of the first that cannot be. Asks the
 * database and holds the rows, so that what is chosen is not hidden or deleted before it is written.
 */
export async function claimCodes(
  ctx: RequestContext,
  list: ListName,
  uses: readonly { code: string | undefined; field: string }[],
): Promise<void> {
  const named = uses.flatMap(({ code, field }) => (code === undefined ? [] : [{ code, field }]))
  if (named.length === 0) return
  const rows = await holdValues(ctx, list, [...new Set(named.map(({ code }) => code))])
  for (const { code, field } of named) {
    const fault = useFault(list, code, rows.get(code))
    if (fault) throw invalidField(field, fault)
  }
}

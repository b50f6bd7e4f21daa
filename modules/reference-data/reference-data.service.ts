import { announce, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { listsOf, productName } from './reference-data.read-model.ts'
import { type HeldList, lockList, markDeleted, writeOrder, writeValue } from './reference-data.repository.ts'
import {
  composeList,
  isBuiltIn,
  type Labels,
  type ListName,
  MOST_OWN,
  type ReferenceValue,
  tidyLabel,
} from './reference-data.rules.ts'
import type { ListOrder, NewValue, ReferenceList, ReferenceListDetail, ValuePatch } from './reference-data.schema.ts'
import { arrangements, storedValues, usesOf } from './reference-data.views.ts'

/** What an owner of annonces meets: kinds of papers to bring, where enquiries about their annonces came from. */
const listsOfOwners: readonly ListName[] = ['DOCUMENT_TYPE', 'SOURCE']

/**
 * The lists in their order, with the words of what was deleted: what screens name and offer codes by. Who is limited to
 * their own annonces gets those lists alone that they meet there.
 */
export async function readLists(ctx: RequestContext): Promise<{ items: ReferenceList[] }> {
  const reach = authorise(ctx, 'reference.read')
  const lists = [...(await listsOf(ctx))].filter(([list]) => reach === 'ALL' || listsOfOwners.includes(list))
  return { items: lists.map(([list, values]) => ({ list, values: [...values.values()] })) }
}

/** One list as it is edited: with the product's words and how often each code is used. */
export async function readList(ctx: RequestContext, list: ListName): Promise<ReferenceListDetail> {
  authorise(ctx, 'referencelist.read')
  const [stored, arranged, uses] = await Promise.all([storedValues(ctx, list), arrangements(ctx), usesOf(ctx, list)])
  const { codes = [], version = 0 } = arranged.get(list) ?? {}
  const values = composeList(list, stored, codes).filter(({ state }) => state !== 'DELETED')
  return {
    list,
    version,
    values: values.map((value) => ({ ...value, product: productWords(list, value), uses: uses.get(value.code) ?? 0 })),
  }
}

function productWords(list: ListName, { builtIn, code }: ReferenceValue) {
  if (!builtIn) return null
  const word = (language: 'fr' | 'ar' | 'en') => productName(list, code, language) ?? code
  return { fr: word('fr'), ar: word('ar'), en: word('en') }
}

/**
 * Adds a code of the organisation's own; one that was deleted comes back. 409 REFERENCE_CODE_TAKEN when the list has it
 * already, 422 REFERENCE_LIST_FULL.
 */
export async function addValue(ctx: RequestContext, list: ListName, input: NewValue): Promise<ReferenceListDetail> {
  authorise(ctx, 'reference.edit')
  const held = await lockList(ctx, list)
  const own = valuesOf(list, held).filter(({ builtIn, state }) => !builtIn && state !== 'DELETED')
  const taken = isBuiltIn(list, input.code) || own.some(({ code }) => code === input.code)
  if (taken) throw new AppError(409, 'REFERENCE_CODE_TAKEN', { errors: [{ field: 'code', code: 'TAKEN' }] })
  if (own.length >= MOST_OWN) throw new AppError(422, 'REFERENCE_LIST_FULL', { params: { limit: MOST_OWN } })
  const labels = { fr: input.labels.fr, ar: input.labels.ar ?? null, en: input.labels.en ?? null }
  await writeValue(ctx, list, input.code, { labels: tidy(labels, false), active: true })
  return told(ctx, list, 'added')
}

/**
 * Renames, hides or shows a code. 404 when the list has none such, 409 with the current one when the version is stale,
 * 422 REFERENCE_LAST_ACTIVE when nothing would be left to choose.
 */
export async function changeValue(
  ctx: RequestContext,
  list: ListName,
  code: string,
  patch: ValuePatch,
): Promise<ReferenceListDetail> {
  authorise(ctx, 'reference.edit')
  const held = await lockList(ctx, list)
  const value = pick(list, held, code, patch.version)
  const active = patch.active ?? value.state === 'ACTIVE'
  const others = valuesOf(list, held).some((other) => other.code !== code && other.state === 'ACTIVE')
  if (!active && value.state === 'ACTIVE' && !others) throw new AppError(422, 'REFERENCE_LAST_ACTIVE')
  const labels = tidy({ ...value.labels, ...patch.labels }, value.builtIn)
  await writeValue(ctx, list, code, { labels, active })
  return told(ctx, list, 'changed')
}

/** Deletes an own code that nothing has. 422 REFERENCE_BUILT_IN or REFERENCE_IN_USE: such are hidden instead. */
export async function deleteValue(
  ctx: RequestContext,
  list: ListName,
  code: string,
  version: number,
): Promise<ReferenceListDetail> {
  authorise(ctx, 'reference.edit')
  const held = await lockList(ctx, list)
  const value = pick(list, held, code, version)
  if (value.builtIn) throw new AppError(422, 'REFERENCE_BUILT_IN')
  const others = valuesOf(list, held).some((other) => other.code !== code && other.state === 'ACTIVE')
  if (!others) throw new AppError(422, 'REFERENCE_LAST_ACTIVE')
  await markDeleted(ctx, list, code)
  const uses = (await usesOf(ctx, list, code)).get(code) ?? 0
  if (uses > 0) throw new AppError(422, 'REFERENCE_IN_USE', { params: { count: uses }, extra: { uses } })
  return told(ctx, list, 'deleted')
}

/** Arranges a list; codes that are not named follow. 409 with the current list when another order came first. */
export async function arrangeList(ctx: RequestContext, list: ListName, body: ListOrder): Promise<ReferenceListDetail> {
  authorise(ctx, 'reference.edit')
  const held = await lockList(ctx, list)
  if (held.version !== body.version) throw versionConflict(await readList(ctx, list))
  const known = new Set(valuesOf(list, held).flatMap(({ code, state }) => (state === 'DELETED' ? [] : [code])))
  const unknown = body.codes.findIndex((code) => !known.has(code))
  if (unknown >= 0) throw invalidField(`codes.${unknown}`, 'UNKNOWN')
  await writeOrder(ctx, list, body.codes)
  return told(ctx, list, 'arranged')
}

const valuesOf = (list: ListName, held: HeldList) => composeList(list, held.stored, held.codes)

function pick(list: ListName, held: HeldList, code: string, version: number): ReferenceValue {
  const value = valuesOf(list, held).find((each) => each.code === code && each.state !== 'DELETED')
  if (!value) throw notFound('reference_value')
  if (value.version !== version) throw versionConflict(value)
  return value
}

/** Labels as they are kept. A code of the organisation's own always has its French word. */
function tidy(labels: Labels, builtIn: boolean): Labels {
  const kept = { fr: tidyLabel(labels.fr), ar: tidyLabel(labels.ar), en: tidyLabel(labels.en) }
  if (!builtIn && kept.fr === null) throw invalidField('labels.fr', 'REQUIRED')
  return kept
}

async function told(ctx: RequestContext, list: ListName, kind: string): Promise<ReferenceListDetail> {
  announce(ctx, { topic: 'reference', id: list, kind })
  return readList(ctx, list)
}

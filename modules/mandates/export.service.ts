import { Readable } from 'node:stream'
import { toLocale, translate } from '#locales'
import { recordDataAccess } from '#modules/audit'
import { localDay } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { csvLine, UTF8_MARK } from '#platform/csv'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { writeStatement } from '#platform/pdf'
import { holderFacts } from './mandates.rules.ts'
import type { Entry, PrintQuery } from './mandates.schema.ts'
import { entriesBetween, holderOf } from './mandates.views.ts'

const AT_ONCE = 500
/** Entries of one document: what a printer and a reader can bear. */
const MOST_PRINTED = 2_000

const columns = [
  'number',
  'kind',
  'refersTo',
  'enteredAt',
  'mandantName',
  'mandantAddress',
  'property',
  'situation',
  'object',
  'type',
  'startsOn',
  'endsOn',
  'exclusiveUntil',
  'signedOn',
  'signedBy',
  'reference',
  'remark',
  'enteredBy',
  'hash',
] as const

/** A register as a CSV file in the caller's language, written while it is read. Who took it out is recorded first. */
export async function exportRegister(
  ctx: RequestContext,
  branchId: string,
): Promise<{ fileName: string; stream: Readable }> {
  authorise(ctx, 'mandate.export')
  const holder = await holderOf(ctx, branchId)
  if (!holder) throw notFound('branch')
  await recordDataAccess(ctx, 'EXPORT', 'mandate_entries', { branchId, format: 'csv' })
  const separator = toLocale(ctx.locale) === 'fr' ? ';' : ','
  const { firstNumber, lastNumber: last } = holder
  async function* written(): AsyncGenerator<string> {
    yield UTF8_MARK
    yield csvLine(
      columns.map((name) => text(ctx, `column.${name}`)),
      separator,
    )
    for (let from = firstNumber; from <= last; from += AT_ONCE)
      for (const e of await entriesBetween(ctx, branchId, from, Math.min(from + AT_ONCE - 1, last)))
        yield csvLine(cells(ctx, e), separator)
  }
  return {
    fileName: `registre-des-mandats-${localDay(ctx.clock.now(), holder.timezone)}.csv`,
    stream: Readable.from(written()),
  }
}

/** A register, or a part of it, as a PDF in the caller's language. 400 TOO_MANY beyond what one document holds. */
export async function printRegister(
  ctx: RequestContext,
  { branchId, from: asked = 1, to }: PrintQuery,
): Promise<{ fileName: string; bytes: Buffer }> {
  authorise(ctx, 'mandate.export')
  const holder = await holderOf(ctx, branchId)
  if (!holder) throw notFound('branch')
  const last = Math.min(to ?? holder.lastNumber, holder.lastNumber)
  const from = Math.max(asked, holder.firstNumber)
  if (to !== undefined && to < asked) throw invalidField('query.to', 'REVERSED')
  if (last - from >= MOST_PRINTED)
    throw new AppError(400, 'VALIDATION_FAILED', { errors: [{ field: 'query.to', code: 'TOO_MANY' }] })
  const entries = await entriesBetween(ctx, branchId, from, last)
  await recordDataAccess(ctx, 'EXPORT', 'mandate_entries', { branchId, format: 'pdf', from, to: last })
  const locale = toLocale(ctx.locale)
  const day = localDay(ctx.clock.now(), holder.timezone)
  const head = entries.at(-1)?.hash ?? ''
  const bytes = await writeStatement({
    language: locale,
    direction: locale === 'ar' ? 'rtl' : 'ltr',
    organization: holder.organization,
    title: text(ctx, 'title'),
    subtitle: holder.name,
    footer: text(ctx, 'pdf.footer', { day }),
    sections: [
      {
        title: text(ctx, 'pdf.holder'),
        facts: [
          ...holderFacts(holder).map(([what, value]) => [text(ctx, `pdf.${what}`), value] as const),
          [text(ctx, 'pdf.numbers'), entries.length === 0 ? '—' : `${from} – ${last}`],
        ],
        columns: [],
        widths: [],
        rows: [],
        note: '',
      },
      {
        title: text(ctx, 'pdf.entries'),
        facts: [],
        columns: ['number', 'enteredAt', 'mandant', 'property', 'object', 'duration', 'signed'].map((name) =>
          text(ctx, `column.${name}`),
        ),
        widths: [1, 2, 4, 4, 3, 3, 3],
        rows: entries.map((e) => printedRow(ctx, e, holder.timezone)),
        note: head ? text(ctx, 'pdf.seal', { hash: head }) : text(ctx, 'none'),
      },
    ],
  })
  return { fileName: `registre-des-mandats-${from}-${last}.pdf`, bytes }
}

const text = (ctx: RequestContext, key: string, params?: Record<string, string | number>): string =>
  translate(ctx.locale, `mandates:${key}`, params)
const code = (ctx: RequestContext, family: string, value: string): string =>
  translate(ctx.locale, `codes:${family}.${value}`)
const kindOf = (ctx: RequestContext, e: Entry): string =>
  e.refersTo === null ? text(ctx, `kind.${e.kind}`) : text(ctx, `kindOf.${e.kind}`, { number: e.refersTo })

function cells(ctx: RequestContext, e: Entry): readonly (string | number | null)[] {
  return [
    e.number,
    text(ctx, `kind.${e.kind}`),
    e.refersTo,
    e.enteredAt,
    e.mandantName,
    e.mandantAddress,
    code(ctx, 'propertyType', e.propertyType),
    e.propertySituation,
    code(ctx, 'transaction', e.object),
    text(ctx, `type.${e.type}`),
    e.startsOn,
    e.endsOn,
    e.exclusiveUntil,
    e.signedOn,
    e.signedBy,
    e.annonce.reference,
    e.remark,
    e.enteredBy.name,
    e.hash,
  ]
}

/** An entry as the printed register has it: its day is the branch's. */
export function printedRow(ctx: RequestContext, e: Entry, timezone: string): readonly string[] {
  return [
    String(e.number),
    localDay(Date.parse(e.enteredAt), timezone),
    `${e.mandantName}\n${e.mandantAddress}`,
    `${code(ctx, 'propertyType', e.propertyType)} · ${e.annonce.reference}\n${e.propertySituation}`,
    [kindOf(ctx, e), `${code(ctx, 'transaction', e.object)} · ${text(ctx, `type.${e.type}`)}`, e.remark]
      .filter(Boolean)
      .join('\n'),
    `${e.startsOn} – ${e.endsOn}`,
    `${e.signedBy}\n${e.signedOn}`,
  ]
}

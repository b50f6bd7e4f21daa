import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { EntryKind, Terms } from './mandates.rules.ts'

/** An entry before the register numbers it. */
export type NewEntry = Terms & {
  branchId: string
  kind: EntryKind
  refersTo: number | null
  annonceId: string
  mandantContactId: string | null
  mandantName: string
  mandantAddress: string
  propertyType: string
  propertySituation: string
  object: 'SALE' | 'RENT'
  signedBy: string
  remark: string | null
}

/** Enters it; the database gives the number, the instant, the actor and the hash. */
export async function insertEntry(ctx: RequestContext, e: NewEntry): Promise<{ id: string; number: number }> {
  const rows = await sql<{ id: string; number: number }>`
    insert into app.mandate_entries (branch_id, kind, refers_to, annonce_id, mandant_contact_id, mandant_name, mandant_address,
      property_type, property_situation, object, type, starts_on, ends_on, exclusive_until, signed_on, signed_by, remark)
    values (${e.branchId}, ${e.kind}, ${e.refersTo}, ${e.annonceId}, ${e.mandantContactId}, ${e.mandantName}, ${e.mandantAddress},
      ${e.propertyType}, ${e.propertySituation}, ${e.object}, ${e.type}, ${e.startsOn}, ${e.endsOn}, ${e.exclusiveUntil},
      ${e.signedOn}, ${e.signedBy}, ${e.remark})
    returning id, number`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) throw new Error('an insert that is not refused answers')
  return row
}

/** Says with which number a branch's register begins. 'BEGUN' once it has an entry; null for a branch that is not there. */
export async function beginRegister(
  ctx: RequestContext,
  branchId: string,
  firstNumber: number,
): Promise<'SET' | 'BEGUN' | null> {
  const rows = await sql<{ begun: boolean | null }>`
    select app.begin_mandate_register(${branchId}::uuid, ${firstNumber}::bigint) as begun`.execute(ctx.db)
  const begun = rows.rows[0]?.begun ?? null
  return begun === null ? null : begun ? 'SET' : 'BEGUN'
}

import { sql } from 'kysely'
import { localDay } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { type EntryKind, type MandateState, stateOn } from './mandates.rules.ts'

/** An entry of the register about a mandate that a person gave. Days as YYYY-MM-DD; `state`: of the mandate, today. */
export type GivenMandate = {
  number: number
  kind: EntryKind
  refersTo: number | null
  branch: string
  annonce: string
  mandantName: string
  mandantAddress: string
  propertyType: string
  propertySituation: string
  object: 'SALE' | 'RENT'
  type: string
  startsOn: string
  endsOn: string
  exclusiveUntil: string | null
  signedOn: string
  signedBy: string
  remark: string | null
  enteredAt: string
  state: MandateState
}

type Row = Omit<GivenMandate, 'state'> & {
  timezone: string
  last: { kind: EntryKind; startsOn: string; endsOn: string }
}

/**
 * What the registers say of the mandates that a person, or whoever was merged into them, gave: each entry with those that
 * amend or end it, branch by branch in the order of the register.
 */
export async function mandatesGivenBy(ctx: RequestContext, contactId: string): Promise<GivenMandate[]> {
  const rows = await sql<Row>`
    select m.number::int as number, m.kind, m.refers_to::int as "refersTo", b.name as branch, a.reference as annonce,
           m.mandant_name as "mandantName", m.mandant_address as "mandantAddress", m.property_type as "propertyType",
           m.property_situation as "propertySituation", m.object, m.type, m.starts_on::text as "startsOn", m.ends_on::text as "endsOn",
           m.exclusive_until::text as "exclusiveUntil", m.signed_on::text as "signedOn", m.signed_by as "signedBy", m.remark,
           m.entered_at as "enteredAt", b.timezone,
           (select jsonb_build_object('kind', l.kind, 'startsOn', l.starts_on, 'endsOn', l.ends_on) from app.mandate_entries l
             where l.branch_id = m.branch_id and coalesce(l.refers_to, l.number) = coalesce(m.refers_to, m.number)
             order by l.number desc limit 1) as last
      from app.mandate_entries m join app.annonces a on a.id = m.annonce_id join app.branches b on b.id = m.branch_id
     where (m.branch_id, coalesce(m.refers_to, m.number)) in (
             select g.branch_id, coalesce(g.refers_to, g.number) from app.mandate_entries g
              where g.mandant_contact_id in (select c.id from app.contacts c where c.id = ${contactId} or c.merged_into = ${contactId}))
     order by m.branch_id, m.number`.execute(ctx.db)
  return rows.rows.map(({ timezone, last, ...row }) => ({
    ...row,
    state: stateOn(last, localDay(ctx.clock.now(), timezone)),
  }))
}

import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'

/** How a person is reached on WhatsApp. `conversationId` null: nobody wrote yet. */
export type Reach = { conversationId: string | null; accountId: string; identityId: string; branchId: string }

/** The last conversation of a person, else a number of the branch (or of the organisation) and the person's phone. */
export async function reachOf(
  ctx: RequestContext,
  { contactId, branchId }: { contactId: string; branchId: string },
): Promise<Reach | null> {
  const rows = await sql<Reach>`
    (select v.id as "conversationId", v.account_id as "accountId", v.identity_id as "identityId", v.branch_id as "branchId"
       from app.conversations v join app.channel_accounts a on a.id = v.account_id
      where v.contact_id = ${contactId} and v.channel = 'WHATSAPP' order by (a.status = 'ACTIVE') desc, v.last_at desc, v.id desc limit 1)
    union all
    (select null, a.id, i.id, a.branch_id
       from app.channel_identities i cross join app.channel_accounts a
      where i.contact_id = ${contactId} and i.kind = 'PHONE' and a.kind = 'WHATSAPP_CLOUD' and a.status = 'ACTIVE'
      order by i.is_primary desc, (a.branch_id = ${branchId}) desc, a.id, i.id limit 1)
    limit 1`.execute(ctx.db)
  return rows.rows[0] ?? null
}

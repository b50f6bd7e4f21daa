import { type RawBuilder, sql } from 'kysely'
import { livePurposes } from '#modules/consents'
import type { RequestContext } from '#platform/context'
import type { MessageChannel } from './conversations.repository.ts'
import { accountKinds, channelOf } from './lines.ts'

/** How a person is reached by one way. `conversationId` null: nobody wrote yet. */
export type Reach = {
  conversationId: string | null
  accountId: string
  identityId: string
  branchId: string
  /** Whether the person agrees to be written to there now, for anything. */
  agreed: boolean
  /** Whether only that its server refuses the address stands against it. */
  bounced: boolean
}

/** The last conversation of a person on a channel (none with an address that is dead), else a number or mailbox of the branch (or of the organisation) and the person's phone or address. */
export async function reachOf(
  ctx: RequestContext,
  { contactId, branchId, channel }: { contactId: string; branchId: string; channel: MessageChannel },
): Promise<Reach | null> {
  const bounced = (identityId: string): RawBuilder<boolean> =>
    channel === 'EMAIL'
      ? sql`coalesce(app.suppression_of(${sql.ref(identityId)}, 'CONTACT') = 'BOUNCED', false)`
      : sql`false`
  const rows = await sql<Reach>`
    (select v.id as "conversationId", v.account_id as "accountId", v.identity_id as "identityId", v.branch_id as "branchId", true as agreed, false as bounced
       from app.conversations v join app.channel_accounts a on a.id = v.account_id
      where v.contact_id = ${contactId} and v.channel = ${channel} and not ${bounced('v.identity_id')} order by (a.status = 'ACTIVE') desc, v.last_at desc, v.id desc limit 1)
    union all
    (select null, a.id, i.id, a.branch_id, cardinality(${livePurposes(ctx, sql<string>`i.id`, channel)}) > 0, ${bounced('i.id')}
       from app.channel_identities i cross join app.channel_accounts a
      where i.contact_id = ${contactId} and i.kind = ${channel === 'EMAIL' ? 'EMAIL' : 'PHONE'} and a.kind = any (${accountKinds.filter((kind) => channelOf[kind] === channel)}) and a.status = 'ACTIVE'
      order by 5 desc, i.is_primary desc, (a.branch_id = ${branchId}) desc, a.id, i.id limit 1)
    limit 1`.execute(ctx.db)
  return rows.rows[0] ?? null
}

import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'

/** What stands behind a verdict, for who reads it. Instants as ISO text. */
export type ProofFacts = {
  house: string
  zone: string
  contact: string
  /** Number or address. */
  reach: string
  account: string
  /** The consent of each purpose on this channel, with the entry that made it what it is. */
  consents: {
    purpose: string
    state: string
    since: string
    expiresAt: string | null
    source: string
    textVersion: string | null
    entry: string
  }[]
}

/** The facts behind a conversation's verdict, in one statement; null when there is no such conversation. */
export async function readProofFacts(ctx: RequestContext, conversationId: string): Promise<ProofFacts | null> {
  const found = await sql<ProofFacts>`
    select o.name as house, coalesce((select b.timezone from app.branches b where b.id = v.branch_id), o.timezone) as zone,
           c.display_name as contact, i.value as reach, a.display_name as account,
           coalesce((select jsonb_agg(jsonb_build_object('purpose', s.purpose, 'state', s.state, 'since', s.since, 'expiresAt', s.expires_at,
               'source', e.source, 'textVersion', e.text_version, 'entry', s.event_id) order by s.purpose)
             from app.consent_states s join app.consent_events e on e.org_id = s.org_id and e.id = s.event_id
            where s.identity_id = v.identity_id and s.channel = v.channel), '[]') as consents
      from app.conversations v
      join app.contacts c on c.org_id = v.org_id and c.id = v.contact_id
      join app.channel_identities i on i.org_id = v.org_id and i.id = v.identity_id
      join app.channel_accounts a on a.org_id = v.org_id and a.id = v.account_id
      cross join app.organizations o
     where v.id = ${conversationId}`.execute(ctx.db)
  return found.rows[0] ?? null
}

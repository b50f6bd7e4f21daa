import { sql } from 'kysely'
import { type Platform, type RequestContext, runOnPlatform } from '#platform/context'
import { later } from '#platform/db'
import type { AccountKind } from './lines.ts'

/** Registers an application or gives it another secret; false when the key is one of another kind. */
export async function upsertProviderApp(
  platform: Platform,
  app: { key: string; kind: 'WHATSAPP_CLOUD' | 'TWILIO' | 'EMAIL'; secret: Buffer; verifyToken: Buffer },
): Promise<boolean> {
  const rows = await sql`
    insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed) values (${app.key}, ${app.kind}, ${app.secret}, ${app.verifyToken})
    on conflict (key) do update set secret_sealed = excluded.secret_sealed, verify_token_sealed = excluded.verify_token_sealed
     where provider_apps.kind = excluded.kind
    returning 1`.execute(runOnPlatform(platform, 'system', 'provider-app'))
  return rows.rows.length > 0
}

/** Lets letters to a mailbox come in through an application; false when there is no such mailbox. */
export async function giveMailboxApp(ctx: RequestContext, address: string, appKey: string): Promise<boolean> {
  const done = await ctx.db
    .updateTable('channel_accounts')
    .set({ app_key: appKey, mail_secret_at: null, version: sql`version + 1` })
    .where('kind', '=', 'SMTP')
    .where('phone_number_id', '=', address)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertAccount(
  ctx: RequestContext,
  a: {
    kind: AccountKind
    branchId: string
    appKey: string | null
    displayName: string
    displayPhone: string
    phoneNumberId: string
    wabaId: string | null
    credentials: Buffer | null
    /** Still on its way in: it takes messages, sends none, and the assistant is silent. */
    setup?: { quality: string | null; tier: string | null }
  },
): Promise<string> {
  const row = await ctx.db
    .insertInto('channel_accounts')
    .values({
      branch_id: a.branchId,
      kind: a.kind,
      app_key: a.appKey,
      display_name: a.displayName,
      display_phone: a.displayPhone,
      phone_number_id: a.phoneNumberId,
      waba_id: a.wabaId,
      credentials_sealed: a.credentials,
      ...(a.setup && {
        status: 'PAUSED',
        status_reason: 'SETUP',
        agent_enabled: false,
        quality_rating: a.setup.quality,
        messaging_limit: a.setup.tier,
      }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/**
 * Keeps what the provider thinks of a number, how many it may write to, and how fast: a raised throughput is a thousand
 * messages a second (whatsapp-provider-contract.md 1.5). The event names the number by its digits,
 * and reaches whichever account of the same business it was stored for.
 */
export function rateNumber(
  ctx: RequestContext,
  accountId: string,
  displayPhone: string | null,
  rating: string | null,
  limit: string | null,
  raised: boolean,
): void {
  const digits = displayPhone?.replace(/\D/g, '') ?? ''
  if (digits === '' || (rating === null && limit === null && !raised)) return
  const business = sql<string>`(select o.waba_id from app.channel_accounts o where o.id = ${accountId})`
  later(
    ctx.db,
    ctx.db
      .updateTable('channel_accounts')
      .set({
        ...(rating === null ? {} : { quality_rating: rating }),
        ...(limit === null ? {} : { messaging_limit: limit.slice(0, 40) }),
        ...(raised ? { messages_per_second: 1000 } : {}),
      })
      .where(sql<boolean>`regexp_replace(display_phone, '[^0-9]', '', 'g') = ${digits} and waba_id = ${business}`),
  )
}

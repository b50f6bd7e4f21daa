import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { Rule, Turn } from './assignments.rules.ts'

/**
 * Takes the first turn that nobody else has or is about to take, and says whose it is; null when all of them are. Waits
 * for no other writer. The dossier is written in the same transaction.
 */
export async function takeTurn(
  ctx: RequestContext,
  ruleId: string,
  turns: readonly Turn[],
  dossierId: string,
): Promise<string | null> {
  const found = await sql<{ userId: string | null }>`
    select app.take_turn(${ruleId}, ${turns.map((t) => t.userId)}::uuid[], ${turns.map((t) => t.round)}::int[], ${dossierId}) as "userId"`.execute(
    ctx.db,
  )
  return found.rows[0]?.userId ?? null
}

/** A dossier that came to a missed appointment of this person did not use up their turn. */
export function giveTurnBack(ctx: RequestContext, dossierId: string, userId: string): void {
  later(
    ctx.db,
    sql`update app.assignment_turns set given_back = true where dossier_id = ${dossierId} and user_id = ${userId} and not given_back`,
  )
}

/** Saves the list when its version is still the caller's (0: there was none); false when somebody was faster. */
export async function saveRules(ctx: RequestContext, version: number, rules: readonly Rule[]): Promise<boolean> {
  const done =
    version === 0
      ? await sql`insert into app.assignment_policies (rules) values (${jsonb(rules)}) on conflict do nothing returning 1`.execute(
          ctx.db,
        )
      : await sql`update app.assignment_policies set rules = ${jsonb(rules)}, version = version + 1,
            updated_by = app.current_actor(), updated_at = app.app_now() where version = ${version} returning 1`.execute(
          ctx.db,
        )
  return done.rows.length === 1
}

/** Saves what a member takes on, when the version is still the caller's; false when somebody was faster. */
export async function saveLimits(
  ctx: RequestContext,
  userId: string,
  limits: { version: number; receives: boolean; maxOpen: number | null },
): Promise<boolean> {
  const { version, receives, maxOpen } = limits
  const done =
    version === 0
      ? await sql`insert into app.assignment_limits (user_id, receives, max_open) values (${userId}, ${receives}, ${maxOpen})
            on conflict do nothing returning 1`.execute(ctx.db)
      : await sql`update app.assignment_limits set receives = ${receives}, max_open = ${maxOpen}, version = version + 1
            where user_id = ${userId} and version = ${version} returning 1`.execute(ctx.db)
  return done.rows.length === 1
}

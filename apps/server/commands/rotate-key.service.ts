import { isoNow, systemClock } from '#platform/clock'
import { CannotOpen, type Vault } from '#platform/crypto'
import { type Database, platformScope, type TenantScope } from '#platform/db'
import { organizationIds } from './quarantine.repository.ts'
import { countSealedAs, nextSealedOtherwise, replaceSealed, type SealedRow } from './rotate-key.repository.ts'
import { SEALED_PLACES, type SealedPlace } from './sealed-places.ts'

/** How the values of one place are sealed. */
export interface Tally {
  place: string
  /** With the key of now. */
  now: number
  /** Otherwise, by a key that is configured. */
  earlier: number
  /** By none that is configured, or altered. */
  closed: number
}

/** What became of one place. */
export interface Resealing extends Tally {
  resealed: number
}

const BATCH = 100
/** Rounds over what others held or changed meanwhile. A process that still has the old key could go on for ever. */
const ROUNDS = 5
const CORRELATION = 'rotate-key-command'

function scopeOf(orgId: string): TenantScope {
  return { ...platformScope('system', CORRELATION, isoNow(systemClock)), orgId }
}

/** The scopes in which a place has rows. */
function scopesOf(place: SealedPlace, orgIds: readonly string[]): TenantScope[] {
  return place.ofOrganizations ? orgIds.map(scopeOf) : [scopeOf('')]
}

/** The value in the clear; null when no configured key opens it. */
function opened(vault: Vault, sealed: Buffer): string | null {
  try {
    return vault.open(sealed)
  } catch (error) {
    if (error instanceof CannotOpen) return null
    throw error
  }
}

type Page = { after: string; limit: number; lock: boolean }

/** Walks through everything of a place that is not sealed with the key of now, some rows at a time. */
async function walk(
  page: (page: Page) => Promise<readonly SealedRow[]>,
  lock: boolean,
  then: (rows: readonly SealedRow[]) => Promise<void> | void = () => undefined,
): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await page({ after, limit: BATCH, lock })
    const last = rows.at(-1)
    if (!last) return
    await then(rows)
    after = last.id
  }
}

/** How everything sealed is sealed, place by place; changes nothing. */
export async function tallySealed(database: Database, vault: Vault): Promise<Tally[]> {
  const orgIds = await organizationIds(database.read(scopeOf('')))
  const tallies: Tally[] = []
  for (const place of SEALED_PLACES) {
    const tally = { place: place.name, now: 0, earlier: 0, closed: 0 }
    for (const scope of scopesOf(place, orgIds)) {
      const db = database.read(scope)
      tally.now += await countSealedAs(db, place, vault.head)
      await walk(
        (page) => nextSealedOtherwise(db, place, vault.head, page),
        false,
        (rows) => {
          for (const { sealed } of rows) tally[opened(vault, sealed) === null ? 'closed' : 'earlier'] += 1
        },
      )
    }
    tallies.push(tally)
  }
  return tallies
}

/** A batch in one transaction. It leaves out what others hold, so that it waits for nobody and nobody for long. */
async function resealBatches(
  database: Database,
  vault: Vault,
  place: SealedPlace,
  scope: TenantScope,
): Promise<number> {
  let done = 0
  await walk(
    (page) =>
      database.transaction(scope, async (tx) => {
        const rows = await nextSealedOtherwise(tx, place, vault.head, page)
        for (const row of rows) {
          const plain = opened(vault, row.sealed)
          if (plain !== null && (await replaceSealed(tx, place, row, vault.seal(plain)))) done += 1
        }
        return rows
      }),
    true,
  )
  return done
}

/** What others held, one row at a time: it may wait for its row then, holding none that somebody waits for. */
async function resealSingly(database: Database, vault: Vault, place: SealedPlace, scope: TenantScope): Promise<number> {
  let done = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    let found = 0
    await walk(
      (page) => nextSealedOtherwise(database.read(scope), place, vault.head, page),
      false,
      async (rows) => {
        for (const row of rows) {
          const plain = opened(vault, row.sealed)
          if (plain === null) continue
          found += 1
          const sealed = vault.seal(plain)
          if (await database.transaction(scope, (tx) => replaceSealed(tx, place, row, sealed))) done += 1
        }
      },
    )
    if (found === 0) break
  }
  return done
}

/**
 * Seals everything with the key of now that is sealed otherwise and can be opened. The application may run meanwhile: what
 * somebody changes stays as they left it. Ended at any moment, it is gone on with by the next.
 */
export async function resealAll(database: Database, vault: Vault): Promise<Resealing[]> {
  const orgIds = await organizationIds(database.read(scopeOf('')))
  const resealed = new Map<string, number>()
  for (const place of SEALED_PLACES) {
    let done = 0
    for (const scope of scopesOf(place, orgIds)) {
      done += await resealBatches(database, vault, place, scope)
      done += await resealSingly(database, vault, place, scope)
    }
    resealed.set(place.name, done)
  }
  return (await tallySealed(database, vault)).map((tally) => ({ ...tally, resealed: resealed.get(tally.place) ?? 0 }))
}

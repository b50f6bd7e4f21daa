import { type Platform, readContext, runOnPlatform } from '#platform/context'
import { allOrgs, organizationName } from './audit.repository.ts'
import type { Verification } from './audit.schema.ts'
import { sealAt, verifyChain } from './audit.views.ts'

/** The head of a chain as it was published at some time. `hash` hexadecimal. */
export type PublishedHead = { orgId: string; position: number; hash: string }

export type OrganizationReport = Verification & {
  orgId: string
  name: string
  /** A head published earlier that this chain no longer contains: it was rewritten or cut. */
  lostHead: PublishedHead | null
}

/** Verifies the chain of every organisation, one after the other. */
export async function verifyAudit(
  platform: Platform,
  published: readonly PublishedHead[] = [],
): Promise<OrganizationReport[]> {
  const known = await allOrgs(runOnPlatform(platform, 'system', 'audit-verify'))
  const reports: OrganizationReport[] = []
  for (const orgId of known) {
    const ctx = readContext(platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'audit-verify' })
    let lostHead: PublishedHead | null = null
    for (const head of published.filter((h) => h.orgId === orgId)) {
      if ((await sealAt(ctx, head.position)) !== head.hash) lostHead ??= head
    }
    reports.push({ ...(await verifyChain(ctx)), orgId, name: await organizationName(ctx), lostHead })
  }
  return reports
}

/** Heads in the form the command prints them, one a line: `head <organisation> <position> <hash>`. Other lines are passed over. */
export function readHeads(text: string): PublishedHead[] {
  return [...text.matchAll(/^\s*head ([0-9a-f-]{36}) (\d+) ([0-9a-f]{64})\s*$/gm)].map(([, orgId, position, hash]) => ({
    orgId: orgId ?? '',
    position: Number(position),
    hash: hash ?? '',
  }))
}

/**
 * `atlas audit verify`: what holds and what does not, per organisation. Returns the exit code: 1 when a chain is broken.
 * @param published heads kept from earlier runs, which the chains must still contain
 */
export async function auditVerifyCommand(
  platform: Platform,
  write: (line: string) => void,
  published: readonly PublishedHead[] = [],
): Promise<number> {
  const reports = await verifyAudit(platform, published)
  for (const report of reports) {
    write(
      `${report.name}: ${report.entries} entries, ${report.sealed} sealed, ${report.erased} erased: ${verdict(report)}`,
    )
    if (report.head) write(`  head ${report.orgId} ${report.headPosition} ${report.head}`)
  }
  const gone = published.filter((head) => !reports.some((report) => report.orgId === head.orgId))
  for (const head of gone) write(`organisation ${head.orgId} is gone: BROKEN`)
  const whole = gone.length === 0 && reports.every((report) => report.ok && report.lostHead === null)
  write(whole ? 'ok' : 'BROKEN')
  return whole ? 0 : 1
}

function verdict(report: OrganizationReport): string {
  if (report.firstBroken) {
    const { entryId, position, why } = report.firstBroken
    return `BROKEN at position ${position ?? 'unknown'}, entry ${entryId ?? 'unknown'}: ${why}`
  }
  return report.lostHead ? `BROKEN: no longer holds the head published at position ${report.lostHead.position}` : 'ok'
}

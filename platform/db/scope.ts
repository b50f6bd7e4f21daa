/** What the database is told about a call. Empty strings mean "none". */
export type TenantScope = {
  /** Organisation id; without it every tenant table is empty. */
  orgId: string
  /** Actor text for audit ("user:<id>"). */
  actor: string
  correlationId: string
  /** Business time as ISO text from the injected clock; ignored by a production database. */
  now: string
}

/** A scope without an organisation, for platform tables and the narrow cross-tenant functions. */
export function platformScope(actor: string, correlationId: string, now: string): TenantScope {
  return { orgId: '', actor, correlationId, now }
}

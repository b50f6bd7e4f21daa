import { readPreference, writePreference } from './preferences.ts'

let orgId: string | null = readPreference('atlas.org')

/** The organisation every tenant call names in `X-Org-Id`. */
export function currentOrgId(): string | null {
  return orgId
}

export function setCurrentOrgId(id: string): void {
  orgId = id
  writePreference('atlas.org', id)
}

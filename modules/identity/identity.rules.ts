/** Reads "Authorization: Bearer x"; null when it is something else. */
export function bearerToken(header: string | undefined): string | null {
  const match = /^Bearer ([\x21-\x7e]{10,8192})$/.exec(header ?? '')
  return match?.[1] ?? null
}

export const API_KEY_PREFIX = 'atlas_'

/**
 * Roles in a token of an outside sign-in server: Keycloak's realm_access.roles, or a plain roles claim. Null: the token
 * speaks of no roles and narrows nothing. A claim that is there but cannot be read narrows to nothing.
 */
export function rolesInToken(payload: Record<string, unknown>): string[] | null {
  const realm = payload.realm_access
  const listed = typeof realm === 'object' && realm !== null && 'roles' in realm ? realm.roles : payload.roles
  if (listed === undefined) return null
  const named: unknown[] = Array.isArray(listed) ? listed : [listed]
  return named.filter((role): role is string => typeof role === 'string')
}

/** A slug from a name: accents dropped, words joined by dashes. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
  return plain.length >= 2 ? plain : 'agence'
}

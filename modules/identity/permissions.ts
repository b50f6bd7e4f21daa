import type { Permissions, Reach } from '#platform/context'

export const roles = ['ADMIN_ORG', 'MANAGER', 'AGENT', 'OWNER', 'MODERATOR', 'AUDITOR'] as const
export type Role = (typeof roles)[number]

/** What an organisation may decide about its own permissions. */
export type PermissionSettings = { agentSeesAllDossiers: boolean; agentsMayPublish: boolean; ownersMayPublish: boolean }

type Row = Partial<Record<Role, Reach>>

const admin: Row = { ADMIN_ORG: 'ALL' }
const adminAndAuditor: Row = { ADMIN_ORG: 'ALL', AUDITOR: 'ALL' }
const managers: Row = { ADMIN_ORG: 'ALL', MANAGER: 'ALL' }
const staff: Row = { ADMIN_ORG: 'ALL', MANAGER: 'ALL', AGENT: 'OWN' }
const staffAndAuditor: Row = { ...staff, AUDITOR: 'ALL' }

/**
 * The one permission table (access.md). ALL: every row of the organisation. OWN: only what is the person's own:
 * dossiers assigned to them, annonces they own. Use cases ask it, the UI is told its answer.
 */
export const permissionTable: Record<string, Row> = {
  'settings.read': { ...adminAndAuditor, MANAGER: 'ALL' },
  'settings.write': admin,
  'member.read': { ...managers, AGENT: 'ALL', AUDITOR: 'ALL', MODERATOR: 'ALL' },
  'member.write': admin,
  'apikey.read': adminAndAuditor,
  'apikey.write': admin,
  'channel.read': { ...adminAndAuditor, MANAGER: 'ALL', AGENT: 'ALL' },
  'channel.write': admin,
  // How each number is connected and what it suffers from is for whoever answers for it.
  'channelsetup.read': adminAndAuditor,
  'workflow.read': { ...managers, AGENT: 'ALL', AUDITOR: 'ALL' },
  'workflow.edit': admin,
  'workflowdraft.read': adminAndAuditor,
  // An owner of annonces has those of the codes they meet (modules/reference-data).
  'reference.read': { ...staffAndAuditor, AGENT: 'ALL', OWNER: 'OWN' },
  'reference.edit': admin,
  // How often each code is used is for whoever answers for the lists.
  'referencelist.read': adminAndAuditor,
  'template.read': { ...adminAndAuditor, MANAGER: 'ALL' },
  'template.edit': admin,
  'schedule.read': { ...managers, AGENT: 'ALL', AUDITOR: 'ALL' },
  'schedule.write': { ...managers, AGENT: 'OWN' },
  'annonce.read': { ADMIN_ORG: 'ALL', MANAGER: 'ALL', AGENT: 'ALL', OWNER: 'OWN', MODERATOR: 'OWN', AUDITOR: 'ALL' },
  'annonce.write': { ADMIN_ORG: 'ALL', MANAGER: 'ALL', AGENT: 'ALL', OWNER: 'OWN' },
  'annonce.publish': managers,
  'duplicate.override': managers,
  'annonce.suspend': { ADMIN_ORG: 'ALL', MODERATOR: 'ALL' },
  // The register of mandates: an owner reads what is entered of their own property.
  'mandate.read': { ...managers, AGENT: 'ALL', OWNER: 'OWN', AUDITOR: 'ALL' },
  'mandate.write': { ...managers, AGENT: 'ALL' },
  'mandate.export': { ...managers, AUDITOR: 'ALL' },
  'owner_space.read': { OWNER: 'OWN' },
  'contact.read': staffAndAuditor,
  'contact.write': staff,
  'dossier.read': staffAndAuditor,
  'dossier.write': staff,
  'dossier.assign': managers,
  'dossier.merge': managers,
  'dossier.reopen': managers,
  'message.send': staff,
  'appointment.read': staffAndAuditor,
  'appointment.write': staff,
  'task.write': staff,
  // Whose documents they are decides the rest: the dossier's, the annonce's, the contact's (modules/documents).
  'document.read': { ...staffAndAuditor, OWNER: 'OWN' },
  'document.write': { ...staff, OWNER: 'OWN' },
  'document.manage': staff,
  'document.confidential': managers,
  // Texts kept at hand for answers (modules/canned-replies).
  'canned_reply.read': { ...managers, AGENT: 'ALL', AUDITOR: 'ALL' },
  'canned_reply.write': managers,
  'consent.read': staffAndAuditor,
  'consent.write': staff,
  'suppression.read': { ...managers, AUDITOR: 'ALL' },
  'suppression.write': managers,
  'data_request.read': { ...managers, AUDITOR: 'ALL' },
  'data_request.write': managers,
  'contact.erase': admin,
  'decision.read': staffAndAuditor,
  'decision.override': managers,
  // OWN is an agent's own dossiers, and a moderator's moderation.
  'audit.read': { ADMIN_ORG: 'ALL', MANAGER: 'ALL', AGENT: 'OWN', MODERATOR: 'OWN', AUDITOR: 'ALL' },
  'audit.export': { ADMIN_ORG: 'ALL', MANAGER: 'ALL', AUDITOR: 'ALL' },
  'report.read': { ...staffAndAuditor, OWNER: 'OWN' },
  'report.export': managers,
  // Saved filters of lists: whose they are decides the rest (modules/saved-views).
  'view.read': { ...managers, AGENT: 'ALL', AUDITOR: 'ALL' },
  'view.write': { ...managers, AGENT: 'OWN' },
  'operations.read': managers,
  'operations.write': admin,
}

/** Permissions an API key may be given. */
export const apiKeyScopes = Object.keys(permissionTable).filter(
  (p) => !/^(member|apikey|settings|channel)\.write$/.test(p),
)

const wider = (a: Reach | undefined, b: Reach | undefined): Reach | undefined =>
  a === 'ALL' || b === 'ALL' ? 'ALL' : (a ?? b)

/**
 * The permissions of a set of roles under an organisation's settings; the widest reach wins.
 * @param narrowTo roles named by an outside token: only those of the person's roles count
 */
export function permissionsOf(
  held: readonly string[],
  settings: PermissionSettings,
  narrowTo: readonly string[] | null = null,
): Permissions {
  const active = held.filter(
    (role): role is Role =>
      (roles as readonly string[]).includes(role) && (narrowTo === null || narrowTo.includes(role)),
  )
  const granted = new Map<string, Reach>()
  for (const [permission, row] of Object.entries(permissionTable)) {
    let reach: Reach | undefined
    for (const role of active) reach = wider(reach, adjusted(permission, role, row, settings))
    if (reach) granted.set(permission, reach)
  }
  return { reach: (permission) => granted.get(permission) ?? null }
}

/** A cell of the table after the organisation's own policy. */
function adjusted(permission: string, role: Role, row: Row, settings: PermissionSettings): Reach | undefined {
  if (permission === 'annonce.publish' && role === 'AGENT' && settings.agentsMayPublish) return 'ALL'
  if (permission === 'annonce.publish' && role === 'OWNER' && settings.ownersMayPublish) return 'OWN'
  const ownDossiers = ['dossier.read', 'contact.read', 'consent.read', 'appointment.read', 'decision.read']
  if (role === 'AGENT' && settings.agentSeesAllDossiers && ownDossiers.includes(permission)) return 'ALL'
  return row[role]
}

/** The permissions of an API key: its scopes, over the whole organisation. */
export function permissionsOfKey(scopes: readonly string[]): Permissions {
  const known = new Set(scopes.filter((scope) => apiKeyScopes.includes(scope)))
  return { reach: (permission) => (known.has(permission) ? 'ALL' : null) }
}

/** Names of everything granted, for /me. */
export function grantedNames(permissions: Permissions): string[] {
  return Object.keys(permissionTable).filter((p) => permissions.reach(p) !== null)
}

/** Where values stand that the vault sealed: a column of bytes, or a field of a jsonb column as base64. */
export type SealedPlace = {
  /** What the terminal calls it. */
  name: string
  table: string
  /** Its column that tells rows apart, within an organisation where there is one. */
  id: string
  /** False: the table is the platform's. */
  ofOrganizations: boolean
} & ({ column: string } | { json: { column: string; field: string; kind: string } })

const ofApp = (table: string, column: string): SealedPlace => ({
  name: `app.${table}.${column}`,
  table: `app.${table}`,
  id: 'id',
  ofOrganizations: true,
  column,
})
const ofPlatform = (table: string, id: string, column: string): SealedPlace => ({
  name: `platform.${table}.${column}`,
  table: `platform.${table}`,
  id,
  ofOrganizations: false,
  column,
})

/** Every place of the database where something sealed stands. What is not here is lost with the key it was sealed with. */
export const SEALED_PLACES: readonly SealedPlace[] = [
  ofPlatform('provider_apps', 'key', 'secret_sealed'),
  ofPlatform('provider_apps', 'key', 'verify_token_sealed'),
  ofApp('channel_accounts', 'credentials_sealed'),
  ofApp('channel_accounts', 'imap_sealed'),
  ofApp('channel_drafts', 'credentials_sealed'),
  ofApp('channel_drafts', 'app_secret_sealed'),
  ofApp('push_subscriptions', 'sealed'),
  {
    name: 'app.jobs organizations.invitation_mail',
    table: 'app.jobs',
    id: 'id',
    ofOrganizations: true,
    json: { column: 'payload', field: 'token', kind: 'organizations.invitation_mail' },
  },
]

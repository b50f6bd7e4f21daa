import type { Answer, Caller, TestApp, TestOrg } from '#testing'
import type { Dossier } from './dossier-page.schema.ts'

/** What tests of dossiers read of an answer, good or refused. */
export type DossierAnswer = Dossier & {
  code: string
  errors: { field: string; code: string }[]
  allowed: { to: string; requires: string[]; allowed: boolean }[]
  missing: string[]
  existing: { id: string; reference: string } | null
  askManager: { id: string; name: string } | null
  current: Dossier
}

let serial = 0

/** A contact of the organisation, made by its administrator. */
export async function aContact(org: TestOrg, name = 'Salma'): Promise<string> {
  serial += 1
  const phone = `+2126${String(61_000_000 + serial)}`
  const made = await org.admin.send<{ id: string }>('POST', '/contacts', {
    displayName: `${name} ${serial}`,
    phones: [phone],
  })
  return made.body.id
}

/** Opens a dossier through the API, for a new contact unless one is named; answers its page, or the refusal. */
export async function open(
  who: Caller,
  org: TestOrg,
  body: Record<string, unknown> = {},
): Promise<Answer<DossierAnswer>> {
  const person = 'contact' in body || 'contactId' in body ? {} : { contactId: await aContact(org) }
  const whole = { caseType: 'LEAD_BUY', source: 'WEBSITE', ...person, ...body }
  const made = await who.send<DossierAnswer>('POST', '/dossiers', whole)
  if (made.status !== 201) return made
  const page = await who.get<DossierAnswer>(`/dossiers/${made.body.id}`)
  return { ...page, status: made.status }
}

/** Moves a dossier as it stands now. */
export async function move(
  who: Caller,
  id: string,
  to: string,
  fields: Record<string, unknown> = {},
): Promise<Answer<DossierAnswer>> {
  const now = await who.get<DossierAnswer>(`/dossiers/${id}`)
  return who.send<DossierAnswer>('POST', `/dossiers/${id}/transitions`, { to, version: now.body.version, ...fields })
}

/** An appointment of a dossier, written behind the API. Starts so many hours from the test's now. */
export async function anAppointment(
  t: TestApp,
  org: TestOrg,
  dossierId: string,
  options: { state?: string; type?: string; inHours?: number; annonceId?: string } = {},
): Promise<string> {
  serial += 1
  const { state = 'SCHEDULED', type = 'VISIT', inHours = 24 + serial, annonceId = null } = options
  const starts = new Date(t.clock.now() + inHours * 3_600_000)
  const made = await t.superuser.query<{ id: string }>(
    `insert into app.appointments (org_id, branch_id, type, state, starts_at, ends_at, timezone, agent_id, dossier_id, annonce_id)
     values ($1, $2, $3, $4, $5, $5::timestamptz + interval '30 minutes', 'Africa/Casablanca', $6, $7, $8) returning id`,
    [org.orgId, org.branchId, type, state, starts.toISOString(), org.admin.userId, dossierId, annonceId],
  )
  return made.rows[0]?.id ?? ''
}

export type AnnonceFields = {
  title?: string
  status?: string
  transaction?: 'SALE' | 'RENT'
  propertyType?: string
  price?: number
  city?: string
  zone?: string | null
  bedrooms?: number | null
  surface?: number | null
  features?: string[]
}

/** An annonce, written behind the API. Price in minor units of the organisation's currency. */
export async function anAnnonce(
  t: TestApp,
  org: TestOrg,
  fields: AnnonceFields = {},
): Promise<{ id: string; reference: string }> {
  serial += 1
  const reference = `A-2026-${String(serial).padStart(6, '0')}`
  const transaction = fields.transaction ?? 'SALE'
  const made = await t.superuser.query<{ id: string }>(
    `insert into app.annonces (org_id, branch_id, reference, status, workflow_version_id, title, transaction, property_type,
       price_amount, price_currency, rent_period, surface, bedrooms, features, city, zone, quality_score)
     select $1, $2, $3, $4, w.id, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 80
       from app.workflow_versions w where w.org_id = $1 and w.code = 'ANNONCE' returning id`,
    [
      org.orgId,
      org.branchId,
      reference,
      fields.status ?? 'PUBLISHED',
      fields.title ?? `Appartement lumineux ${serial}`,
      transaction,
      fields.propertyType ?? 'APARTMENT',
      fields.price ?? 150_000_000,
      org.country === 'MA' ? 'MAD' : 'EUR',
      transaction === 'RENT' ? 'MONTH' : null,
      fields.surface === undefined ? 90 : fields.surface,
      fields.bedrooms === undefined ? 2 : fields.bedrooms,
      fields.features ?? [],
      fields.city ?? 'Casablanca',
      fields.zone === undefined ? 'Maârif' : fields.zone,
    ],
  )
  return { id: made.rows[0]?.id ?? '', reference }
}

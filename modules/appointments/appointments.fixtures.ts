import type { Client } from 'pg'

/** What tests arrange behind the API with: the superuser's connection, and where. */
type Behind = { superuser: Client }
type Place = { orgId: string; branchId: string }

let serial = 0

/** A qualified dossier of a new contact, written behind the API and assigned to somebody or to the queue. */
export async function aDossier(
  t: Behind,
  org: Place,
  assigneeId: string | null,
): Promise<{ id: string; contactId: string }> {
  serial += 1
  const made = await t.superuser.query<{ id: string; contactId: string }>(
    `with c as (insert into app.contacts (org_id, display_name) values ($1, $3) returning id)
     insert into app.dossiers (org_id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id, currency, assignee_id)
     select $1, $2, $4, 'LEAD_BUY', w.id, 'QUALIFIED', 'OTHER', c.id, 'EUR', $5
       from c, app.workflow_versions w where w.org_id = $1 and w.code = 'LEAD_BUY' and w.active
     returning id, contact_id as "contactId"`,
    [org.orgId, org.branchId, `Client ${serial}`, `D-TEST-${serial}`, assigneeId],
  )
  const row = made.rows[0]
  if (!row) throw new Error('the organisation has no workflow for buyers')
  return row
}

/** An annonce, written behind the API. Returns its id. */
export async function anAnnonce(t: Behind, org: Place): Promise<string> {
  serial += 1
  const made = await t.superuser.query<{ id: string }>(
    `insert into app.annonces (org_id, branch_id, reference, workflow_version_id, title, transaction, property_type, price_currency, city)
     select $1, $2, $3, w.id, 'Appartement de test', 'SALE', 'APARTMENT', 'MAD', 'Casablanca'
       from app.workflow_versions w where w.org_id = $1 and w.code = 'ANNONCE' and w.active returning id`,
    [org.orgId, org.branchId, `A-TEST-${serial}`],
  )
  const row = made.rows[0]
  if (!row) throw new Error('the organisation has no workflow for annonces')
  return row.id
}

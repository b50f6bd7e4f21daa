import type { TestApp, TestOrg } from '#testing'

let serial = 0

export type DossierFacts = {
  openedAt: string
  caseType?: string
  source?: string
  assigneeId?: string | null
  annonceId?: string | null
  branchId?: string
  currency?: string
  status?: string
  /** States with the instants they were entered; the first is the opening. */
  history?: [status: string, at: string][]
  closedAt?: string | null
  lossReason?: string | null
  wonReason?: string | null
  expectedValue?: number | null
  dueAt?: string | null
  answeredAt?: string | null
  contactName?: string
}

/** A dossier with its history, written behind the API. */
export async function aDossier(t: TestApp, org: TestOrg, facts: DossierFacts): Promise<string> {
  serial += 1
  const caseType = facts.caseType ?? 'LEAD_BUY'
  const made = await t.superuser.query<{ id: string }>(
    `with c as (insert into app.contacts (org_id, display_name) values ($1, $2) returning id)
     insert into app.dossiers (org_id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id,
       annonce_id, assignee_id, currency, expected_value, loss_reason, won_reason, first_response_due_at, first_response_at,
       opened_at, closed_at, is_open)
     select $1, $3, $4, $5, w.id, $6, $7, c.id, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17::timestamptz is null
       from c, app.workflow_versions w where w.org_id = $1 and w.code = $5 and w.active returning id`,
    [
      org.orgId,
      facts.contactName ?? `Personne ${serial}`,
      facts.branchId ?? org.branchId,
      `R-${serial}`,
      caseType,
      facts.status ?? 'NEW',
      facts.source ?? 'WEBSITE',
      facts.annonceId ?? null,
      facts.assigneeId ?? null,
      facts.currency ?? 'MAD',
      facts.expectedValue ?? null,
      facts.lossReason ?? null,
      facts.wonReason ?? null,
      facts.dueAt ?? null,
      facts.answeredAt ?? null,
      facts.openedAt,
      facts.closedAt ?? null,
    ],
  )
  const id = made.rows[0]?.id ?? ''
  let from: string | null = null
  for (const [status, at] of facts.history ?? [['NEW', facts.openedAt]]) {
    await t.superuser.query(
      `insert into app.dossier_status_history (org_id, dossier_id, from_status, to_status, at, actor) values ($1, $2, $3, $4, $5, 'system')`,
      [org.orgId, id, from, status, at],
    )
    from = status
  }
  return id
}

/** A visit of half an hour, written behind the API. */
export async function aVisit(
  t: TestApp,
  org: TestOrg,
  facts: {
    startsAt: string
    state: string
    agentId: string
    dossierId?: string | null
    annonceId?: string | null
    branchId?: string
    type?: string
  },
): Promise<string> {
  const made = await t.superuser.query<{ id: string }>(
    `insert into app.appointments (org_id, branch_id, type, state, starts_at, ends_at, timezone, agent_id, dossier_id,
       annonce_id, overlap_confirmed)
     values ($1, $2, $3, $4, $5, $5::timestamptz + interval '30 minutes', 'Africa/Casablanca', $6, $7, $8, true) returning id`,
    [
      org.orgId,
      facts.branchId ?? org.branchId,
      facts.type ?? 'VISIT',
      facts.state,
      facts.startsAt,
      facts.agentId,
      facts.dossierId ?? null,
      facts.annonceId ?? null,
    ],
  )
  return made.rows[0]?.id ?? ''
}

/** An annonce, with an owner when one is named by e-mail address. */
export async function anAnnonceOf(t: TestApp, org: TestOrg, ownerEmail: string | null = null): Promise<string> {
  serial += 1
  const made = await t.superuser.query<{ id: string }>(
    `with c as (insert into app.contacts (org_id, display_name) values ($1, 'Propriétaire') returning id),
          i as (insert into app.channel_identities (org_id, contact_id, kind, value)
                select $1, c.id, 'EMAIL', $3 from c where $3::text is not null returning contact_id)
     insert into app.annonces (org_id, branch_id, reference, status, workflow_version_id, title, transaction, property_type,
       price_amount, price_currency, city, owner_contact_id)
     select $1, $2, $4, 'PUBLISHED', w.id, 'Appartement avec vue', 'SALE', 'APARTMENT', 100000000, 'MAD', 'Casablanca',
            (select contact_id from i)
       from app.workflow_versions w where w.org_id = $1 and w.code = 'ANNONCE' returning id`,
    [org.orgId, org.branchId, ownerEmail, `A-R-${serial}`],
  )
  return made.rows[0]?.id ?? ''
}

/** A second branch of the organisation. */
export async function aBranch(t: TestApp, org: TestOrg, name: string): Promise<string> {
  const made = await t.superuser.query<{ id: string }>(
    `insert into app.branches (org_id, name, city, country, timezone, phone_region, currency)
     values ($1, $2, $2, 'MA', 'Africa/Casablanca', 'MA', 'MAD') returning id`,
    [org.orgId, name],
  )
  return made.rows[0]?.id ?? ''
}

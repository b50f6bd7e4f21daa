import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activeWorkflow, mainPath, type WorkflowDefinition } from '#modules/workflows'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { anAnnonce, anAppointment, type DossierAnswer, move, open } from './dossiers.fixtures.ts'
import { caseTypes } from './dossiers.schema.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

/** Everything a transition may ask for, true things only. */
async function everything(dossierId: string): Promise<Record<string, unknown>> {
  return {
    lossReason: 'NO_RESPONSE',
    wonReason: 'SIGNED',
    justification: 'Convenu avec le client',
    appointment: await anAppointment(t, casa, dossierId),
    annonce: (await anAnnonce(t, casa)).id,
    offer: { amount: 140_000_000, currency: 'MAD' },
    mandate: 'M-2026-0001',
    agreement: 'Compromis du 12 mars',
    document: 'Bail signé',
    decision: 'AG du 12 mars',
    qualificationNotes: 'Agence de six personnes',
  }
}
const fieldOf: Record<string, string> = { appointment: 'appointmentId', annonce: 'annonceId' }

/** Walks a line of states through the API, first without and then with what each step asks for. */
async function walk(who: Caller, id: string, definition: WorkflowDefinition, line: readonly string[]): Promise<void> {
  for (const [i, to] of line.slice(1).entries()) {
    const step = definition.transitions.find((s) => s.from === line[i] && s.to === to)
    const requires = step?.requires ?? []
    if (step?.guards?.includes('appointment_done')) {
      expect((await move(who, id, to)).body.code).toBe('GUARD_FAILED')
      await anAppointment(t, casa, id, { state: 'DONE', inHours: -2 })
    }
    if (requires.length > 0) {
      const bare = await move(who, id, to)
      expect([bare.status, bare.body.code, bare.body.missing], `${line[i]}→${to}`).toEqual([
        422,
        'REQUIREMENT_MISSING',
        requires,
      ])
      expect(bare.body.errors.map((e) => e.field)).toEqual(requires.map((name) => fieldOf[name] ?? name))
    }
    const given = await everything(id)
    const fields = Object.fromEntries(requires.map((name) => [fieldOf[name] ?? name, given[name]]))
    const moved = await move(who, id, to, fields)
    expect([moved.status, moved.body.status], `${line[i]}→${to}`).toEqual([200, to])
    expect(moved.body.history.at(-1)).toMatchObject({ from: line[i], to, fields, actor: { kind: 'user' } })
  }
}

describe('every case type', () => {
  it.each(caseTypes)('%s walks from its initial state to the end of its main line', async (caseType) => {
    const definition = await t.inOrg(casa.orgId, async (ctx) => (await activeWorkflow(ctx, caseType)).definition)
    const made = await open(casa.admin, casa, { caseType })
    expect(made.status).toBe(201)
    await walk(casa.admin, made.body.id, definition, mainPath(definition))
    const end = await casa.admin.get<DossierAnswer>(`/dossiers/${made.body.id}`)
    expect(end.body).toMatchObject({ isOpen: false, transitions: [], canReopen: true })
    expect(end.body.closedAt).not.toBeNull()
  })
})

describe('a refused move', () => {
  it('says which moves are possible and what each asks for', async () => {
    const made = await open(casa.admin, casa)
    const answer = await move(casa.admin, made.body.id, 'WON', { wonReason: 'SIGNED' })
    expect([answer.status, answer.body.code]).toEqual([422, 'TRANSITION_NOT_ALLOWED'])
    const visit = answer.body.allowed.find((w) => w.to === 'VISIT_PLANNED')
    expect(visit).toMatchObject({ requires: ['appointment'], allowed: true })
    const list = await casa.admin.get<{ status: string; items: { to: string }[]; canReopen: boolean }>(
      `/dossiers/${made.body.id}/transitions`,
    )
    expect(list.body.items.map((w) => w.to)).toEqual(answer.body.allowed.map((w) => w.to))
    expect(list.body).toMatchObject({ status: 'NEW', canReopen: false })
  })

  it('takes reasons only from the lists, and facts only when they are true', async () => {
    const made = await open(casa.admin, casa)
    const other = await open(casa.admin, casa)
    const id = made.body.id
    expect((await move(casa.admin, id, 'LOST', { lossReason: 'BORED' })).status).toBe(400)
    const foreign = await anAppointment(t, casa, other.body.id)
    const cancelled = await anAppointment(t, casa, id, { state: 'CANCELLED' })
    for (const appointmentId of [foreign, cancelled]) {
      const answer = await move(casa.admin, id, 'VISIT_PLANNED', { appointmentId })
      expect([answer.status, answer.body.errors[0]?.field]).toEqual([400, 'appointmentId'])
    }
    await move(casa.admin, id, 'VISIT_PLANNED', { appointmentId: await anAppointment(t, casa, id) })
    await move(casa.admin, id, 'VISIT_DONE')
    const euros = await move(casa.admin, id, 'OFFER_RECEIVED', { offer: { amount: 1000, currency: 'EUR' } })
    expect(euros.body.errors[0]?.field).toBe('offer.currency')
  })

  it('changes nothing, not even the timeline', async () => {
    const made = await open(casa.admin, casa)
    await move(casa.admin, made.body.id, 'WON', { wonReason: 'SIGNED' })
    const now = await casa.admin.get<DossierAnswer>(`/dossiers/${made.body.id}`)
    expect(now.body).toMatchObject({ status: 'NEW', version: 1, lastActivityAt: made.body.lastActivityAt })
  })
})

describe('two people at once', () => {
  it('one moves the dossier, the other is shown where it stands', async () => {
    const manager = await t.member(casa, ['MANAGER'])
    for (let round = 0; round < 5; round += 1) {
      const { id } = (await open(casa.admin, casa)).body
      const [a, b] = await Promise.all([
        casa.admin.send<DossierAnswer>('POST', `/dossiers/${id}/transitions`, { to: 'CONTACTED', version: 1 }),
        manager.send<DossierAnswer>('POST', `/dossiers/${id}/transitions`, { to: 'QUALIFIED', version: 1 }),
      ])
      expect([a.status, b.status].sort()).toEqual([200, 409])
      const [won, lost] = a.status === 200 ? [a, b] : [b, a]
      expect(lost.body.code).toBe('VERSION_CONFLICT')
      expect(lost.body.current).toMatchObject({ id, status: won.body.status, version: 2 })
      const now = await casa.admin.get<DossierAnswer>(`/dossiers/${id}`)
      expect(now.body.history).toHaveLength(2)
    }
  })
})

describe('ON_HOLD', () => {
  it('asks for a justification and leads back only to where it came from', async () => {
    const { id } = (await open(casa.admin, casa)).body
    await move(casa.admin, id, 'CONTACTED')
    expect((await move(casa.admin, id, 'ON_HOLD')).body.missing).toEqual(['justification'])
    const held = await move(casa.admin, id, 'ON_HOLD', { justification: 'En voyage' })
    expect(held.body).toMatchObject({ status: 'ON_HOLD', heldFrom: 'CONTACTED', isOpen: true })
    expect(held.body.transitions.map((w) => w.to)).toEqual(['CONTACTED', 'LOST'])
    expect((await move(casa.admin, id, 'QUALIFIED')).status).toBe(422)
    const back = await move(casa.admin, id, 'CONTACTED')
    expect(back.body).toMatchObject({ status: 'CONTACTED', heldFrom: null })
  })
})

describe('reopening', () => {
  const reopen = (who: Caller, id: string, version: number, justification = 'Le client revient') =>
    who.send<DossierAnswer>('POST', `/dossiers/${id}/reopen`, { version, justification })

  it('leads back to the state before, on hold included, and clears the reasons', async () => {
    const { id } = (await open(casa.admin, casa)).body
    await move(casa.admin, id, 'QUALIFIED')
    await move(casa.admin, id, 'ON_HOLD', { justification: 'En voyage' })
    const lost = await move(casa.admin, id, 'LOST', { lossReason: 'NO_RESPONSE' })
    expect(lost.body).toMatchObject({ lossReason: 'NO_RESPONSE', isOpen: false, transitions: [] })
    const again = await reopen(casa.admin, id, lost.body.version)
    expect(again.body).toMatchObject({
      status: 'ON_HOLD',
      heldFrom: 'QUALIFIED',
      isOpen: true,
      lossReason: null,
      closedAt: null,
    })
    expect(again.body.history.at(-1)).toMatchObject({
      from: 'LOST',
      to: 'ON_HOLD',
      fields: { justification: 'Le client revient' },
    })
    expect((await move(casa.admin, id, 'QUALIFIED')).status).toBe(200)
    expect((await reopen(casa.admin, id, 6)).body.code).toBe('REOPEN_NOT_ALLOWED')
  })

  it('is refused when the same case has been opened anew, and to agents', async () => {
    const made = await open(casa.admin, casa)
    const lost = await move(casa.admin, made.body.id, 'LOST', { lossReason: 'OTHER' })
    await open(casa.admin, casa, { contactId: made.body.contact.id })
    const refused = await reopen(casa.admin, made.body.id, lost.body.version)
    expect([refused.status, refused.body.code]).toEqual([409, 'DUPLICATE_DOSSIER'])
    const agent = await t.member(casa, ['AGENT'])
    const own = await open(agent, casa, { contact: { displayName: 'Moi' } })
    const closed = await move(agent, own.body.id, 'LOST', { lossReason: 'OTHER' })
    expect(closed.body.canReopen).toBe(false)
    expect((await reopen(agent, own.body.id, closed.body.version)).status).toBe(403)
  })
})

describe('what a move leaves behind', () => {
  it('status, history, timeline and audit are of one transaction and tell the same', async () => {
    const { id } = (await open(casa.admin, casa)).body
    await move(casa.admin, id, 'LOST', { lossReason: 'PRICE_TOO_HIGH' })
    const activity = await t.superuser.query(
      `select type, code, params, actor from app.activities where dossier_id = $1 and type = 'STATUS_CHANGE'`,
      [id],
    )
    const actor = `user:${casa.admin.userId}`
    expect(activity.rows).toEqual([
      {
        type: 'STATUS_CHANGE',
        code: 'dossier.status_changed',
        params: { from: 'NEW', to: 'LOST', lossReason: 'PRICE_TOO_HIGH' },
        actor,
      },
    ])
    const audit = await t.superuser.query<{ changes: Record<string, unknown>; actor: string }>(
      `select v.changes, e.actor from app.audit_entries e join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
        where e.entity = 'dossiers' and e.entity_id = $1 and e.action = 'UPDATE'`,
      [id],
    )
    expect(audit.rows).toHaveLength(1)
    expect(audit.rows[0]).toMatchObject({
      actor,
      changes: { status: ['NEW', 'LOST'], loss_reason: [null, 'PRICE_TOO_HIGH'], is_open: [true, false] },
    })
  })
})

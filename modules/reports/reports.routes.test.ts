import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aDossier, anAnnonceOf, aVisit } from './reports.fixtures.ts'
import type { Funnel, ReportRow, Summary } from './reports.schema.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

type Refusal = { code: string; errors: { field: string; code: string }[] }
const summary = async (who: Caller, query: string) => (await who.get<Summary>(`/reports/summary?${query}`)).body
const leads = async (who: Caller, query: string) => (await summary(who, query)).figures.leads
const rows = async (who: Caller, query: string) =>
  (await who.get<{ items: ReportRow[] }>(`/reports/rows?${query}`)).body.items
const day = (from: string, to = from) => `period=custom&from=${from}&to=${to}`

describe('the period', () => {
  it('is refused with its field when it is none', async () => {
    const refused = async (query: string) => {
      const { status, body } = await casa.admin.get<Refusal>(`/reports/summary?${query}`)
      return [status, body.errors?.[0]?.field, body.errors?.[0]?.code]
    }
    expect(await refused(day('2026-03-12', '2026-03-11'))).toEqual([400, 'query.to', 'BEFORE_START'])
    expect(await refused(day('2024-03-01', '2026-03-11'))).toEqual([400, 'query.to', 'TOO_LONG'])
    expect(await refused('period=custom&from=2026-03-01')).toEqual([400, 'query.to', 'REQUIRED'])
    expect(await refused('period=month&from=2026-03-01')).toEqual([400, 'query.from', 'UNEXPECTED'])
    for (const query of [day('2026-02-30'), day('abc'), 'period=decade', 'compare=never', 'branchId=1', 'source=X'])
      expect((await refused(query))[0], query).toBe(400)
    const bucket = await casa.admin.get<Refusal>(
      `/reports/rows?figure=leads&${day('2026-03-01', '2026-03-11')}&bucket=2026-04-01`,
    )
    expect([bucket.status, bucket.body.errors[0]?.field]).toEqual([400, 'query.bucket'])
    for (const query of ['step=NEW', 'step=NOWHERE&caseType=LEAD_BUY', 'cursor=e30', 'figure=nothing'])
      expect((await casa.admin.get(`/reports/rows?figure=leads&${query}`)).status, query).toBe(400)
  })

  it('names its days and those it is compared with, today included', async () => {
    const month = await summary(casa.admin, 'period=month')
    expect([month.period, month.compare, month.timezone]).toEqual([
      { from: '2026-03-01', to: '2026-03-12' },
      { from: '2026-02-17', to: '2026-02-28' },
      'Africa/Casablanca',
    ])
    expect((await summary(casa.admin, 'period=quarter&compare=year')).compare).toEqual({
      from: '2025-01-01',
      to: '2025-03-12',
    })
    const alone = await summary(casa.admin, 'period=week&compare=none')
    expect([alone.compare, alone.previous, alone.series[0]?.previous]).toEqual([null, null, null])
  })

  it('without anything in it answers zeros, not nothing', async () => {
    const empty = await summary(casa.admin, day('2010-01-01', '2010-01-07'))
    expect([empty.figures.leads, empty.figures.responseMedian, empty.sources, empty.values]).toEqual([0, null, [], []])
    expect(empty.series).toHaveLength(7)
    expect(await rows(casa.admin, `figure=leads&${day('2010-01-01')}`)).toEqual([])
  })

  it('takes a dossier opened at 23:30 on the day of the place, also around a change of clocks', async () => {
    const org = await t.org({ country: 'MA' })
    // In Ramadan Morocco lives at UTC (15 February to 22 March 2026), before and after at UTC+1.
    await aDossier(t, org, { openedAt: '2026-02-13T22:30:00Z' })
    expect([await leads(org.admin, day('2026-02-13')), await leads(org.admin, day('2026-02-14'))]).toEqual([1, 0])
    await aDossier(t, org, { openedAt: '2026-03-10T23:30:00Z' })
    expect([await leads(org.admin, day('2026-03-10')), await leads(org.admin, day('2026-03-11'))]).toEqual([1, 0])
    const buckets = await summary(org.admin, `${day('2026-02-10', '2026-03-11')}&interval=day`)
    expect(buckets.series.filter((b) => b.count > 0).map((b) => b.from)).toEqual(['2026-02-13', '2026-03-10'])

    const lyon = await t.org({ country: 'FR' })
    // 29 March 2026 has 23 hours in France: 23:30 is 21:30 UTC, the day before it was 22:30.
    for (const openedAt of ['2026-03-28T22:30:00Z', '2026-03-29T21:30:00Z', '2026-03-29T22:30:00Z'])
      await aDossier(t, lyon, { openedAt, currency: 'EUR' })
    const spring = await summary(lyon.admin, `${day('2026-03-28', '2026-03-30')}&interval=day`)
    expect(spring.series.map((b) => b.count)).toEqual([1, 1, 1])
  })
})

describe('what is counted', () => {
  it('is a win at the end of the main line and a loss at any other end; reopened is neither', async () => {
    const org = await t.org()
    const at = '2026-03-05T10:00:00Z'
    const closed = { openedAt: at, closedAt: '2026-03-06T10:00:00Z' }
    await aDossier(t, org, { ...closed, status: 'WON', wonReason: 'SOLD' })
    await aDossier(t, org, { ...closed, status: 'LOST', lossReason: 'COMPETITOR' })
    await aDossier(t, org, { ...closed, status: 'LOST' })
    await aDossier(t, org, { ...closed, caseType: 'MANDATE_SALE', status: 'ARCHIVED' })
    await aDossier(t, org, { ...closed, caseType: 'OWNER_LEAD', status: 'ARCHIVED' })
    await aDossier(t, org, { openedAt: at, closedAt: null, status: 'NEGOTIATION', lossReason: 'OTHER' })
    const { figures, wonReasons, lostReasons } = await summary(org.admin, day('2026-03-06'))
    expect([figures.leads, figures.won, figures.lost]).toEqual([0, 2, 3])
    expect(wonReasons.map((r) => [r.code, r.count])).toEqual([
      ['NONE', 1],
      ['SOLD', 1],
    ])
    expect(lostReasons.map((r) => [r.code, r.count])).toEqual([
      ['NONE', 2],
      ['COMPETITOR', 1],
    ])
  })

  it('is a first answer in time, late, or still awaited', async () => {
    const org = await t.org()
    const openedAt = '2026-03-12T08:00:00Z'
    const dueAt = '2026-03-12T08:15:00Z'
    await aDossier(t, org, { openedAt, dueAt, answeredAt: '2026-03-12T08:15:00Z' })
    await aDossier(t, org, { openedAt, dueAt, answeredAt: '2026-03-12T08:16:00Z' })
    await aDossier(t, org, { openedAt, dueAt })
    await aDossier(t, org, { openedAt, dueAt: '2026-03-12T09:30:00Z' })
    await aDossier(t, org, { openedAt })
    // Ended before an answer was due: nobody was kept waiting.
    await aDossier(t, org, { openedAt, dueAt, status: 'LOST', closedAt: '2026-03-12T08:10:00Z' })
    const { figures: f, slaMinutes } = await summary(org.admin, 'period=week')
    expect([f.leads, f.answered, f.answeredInTime, f.answeredLate, f.awaiting]).toEqual([6, 2, 1, 2, 1])
    expect([f.responseMedian, slaMinutes]).toEqual([930, 15])
  })

  it('is how far a dossier came, steps that were skipped included, and its time in each', async () => {
    const org = await t.org()
    const openedAt = '2026-03-02T10:00:00Z'
    await aDossier(t, org, {
      openedAt,
      status: 'QUALIFIED',
      history: [
        ['NEW', openedAt],
        ['QUALIFIED', '2026-03-02T12:00:00Z'],
      ],
    })
    await aDossier(t, org, {
      openedAt,
      status: 'NEW',
      history: [
        ['NEW', openedAt],
        ['CONTACTED', '2026-03-02T11:00:00Z'],
        ['NEW', '2026-03-02T12:00:00Z'],
        ['CONTACTED', '2026-03-02T16:00:00Z'],
        ['ON_HOLD', '2026-03-02T17:00:00Z'],
      ],
    })
    const { steps } = (await org.admin.get<Funnel>(`/reports/funnel?caseType=LEAD_BUY&period=month&compare=none`)).body
    expect(steps.slice(0, 4).map((s) => [s.status, s.reached, s.left, s.median])).toEqual([
      ['NEW', 2, 2, 3.5 * 3600],
      ['CONTACTED', 2, 1, 2 * 3600],
      ['QUALIFIED', 1, 0, null],
      ['VISIT_PLANNED', 0, 0, null],
    ])
  })
})

describe('what others cannot do with reports', () => {
  const at = '2026-03-10T10:00:00Z'

  it('another organisation counts and lists nothing of it, and is no filter of it', async () => {
    const org = await t.org()
    const lyon = await t.org({ country: 'FR' })
    await aDossier(t, org, { openedAt: at })
    await aVisit(t, org, { startsAt: at, state: 'DONE', agentId: org.admin.userId })
    const { figures } = await summary(lyon.admin, `period=month&branchId=${org.branchId}`)
    expect([figures.leads, figures.visits]).toEqual([0, 0])
    for (const figure of ['leads', 'visits']) expect(await rows(lyon.admin, `figure=${figure}`)).toEqual([])
    for (const by of ['branch', 'agent', 'annonce', 'source'])
      expect((await lyon.admin.get(`/reports/breakdown?by=${by}`)).body).toEqual({ items: [], truncated: false })
    expect((await org.admin.get('/reports/summary', { 'x-org-id': lyon.orgId })).status).toBe(403)
  })

  it('an agent sees own figures only, and cannot ask for those of a colleague', async () => {
    const org = await t.org()
    const me = await t.member(org, ['AGENT'])
    const colleague = await t.member(org, ['AGENT'])
    const mine = await aDossier(t, org, { openedAt: at, assigneeId: me.userId })
    await aDossier(t, org, { openedAt: at, assigneeId: colleague.userId })
    await aDossier(t, org, { openedAt: at })
    await aVisit(t, org, { startsAt: at, state: 'DONE', agentId: colleague.userId, dossierId: mine })
    const own = await summary(me, 'period=month')
    expect([own.reach, own.figures.leads, own.figures.visits]).toEqual(['OWN', 1, 0])
    expect((await rows(me, 'figure=leads')).map((row) => row.id)).toEqual([mine])
    for (const agentId of [colleague.userId, 'none']) expect(await leads(me, `agentId=${agentId}`)).toBe(0)
    // Seeing every dossier is another matter than seeing the figures of every colleague.
    await t.superuser.query(
      `update app.organizations set settings = settings || '{"agentSeesAllDossiers": true}' where org_id = $1`,
      [org.orgId],
    )
    const other = await t.member(org, ['AGENT'])
    expect(await leads(other, 'period=month')).toBe(0)
  })

  it('an owner sees figures of own annonces, without learning who asks', async () => {
    const org = await t.org()
    const owner = await t.member(org, ['OWNER'])
    const email = await t.superuser.query<{ email: string }>('select email from app.members where user_id = $1', [
      owner.userId,
    ])
    const own = await anAnnonceOf(t, org, email.rows[0]?.email)
    const foreign = await anAnnonceOf(t, org)
    const dossier = await aDossier(t, org, { openedAt: at, annonceId: own, contactName: 'Secrète Personne' })
    await aDossier(t, org, { openedAt: at, annonceId: foreign })
    await aVisit(t, org, { startsAt: at, state: 'DONE', agentId: org.admin.userId, dossierId: dossier, annonceId: own })
    const { figures, reach } = await summary(owner, 'period=month')
    expect([reach, figures.leads, figures.visits]).toEqual(['OWN', 1, 1])
    for (const figure of ['leads', 'visits']) {
      const [row] = await rows(owner, `figure=${figure}`)
      expect([row?.contact, row?.readable, row?.annonce?.id]).toEqual([null, false, own])
    }
  })

  it('an auditor reads all, which is recorded; no file leaves with agents, owners or auditors; moderators see nothing', async () => {
    const org = await t.org()
    await aDossier(t, org, { openedAt: at, contactName: 'Salma' })
    const auditor = await t.member(org, ['AUDITOR'])
    expect((await rows(auditor, 'figure=leads')).map((row) => row.contact)).toEqual(['Salma'])
    const seen = await t.superuser.query<{ action: string; actor: string }>(
      `select action, actor from app.audit_entries where org_id = $1 and entity = 'reports'`,
      [org.orgId],
    )
    expect(seen.rows).toEqual([{ action: 'READ', actor: `user:${auditor.userId}` }])
    for (const role of ['AGENT', 'OWNER', 'AUDITOR']) {
      const who = await t.member(org, [role])
      expect((await who.get('/reports/summary')).status, role).toBe(200)
      expect((await who.get('/reports/export?table=series')).status, role).toBe(403)
    }
    const moderator = await t.member(org, ['MODERATOR'])
    for (const path of ['summary', 'rows?figure=leads', 'funnel?caseType=LEAD_BUY', 'breakdown?by=agent'])
      expect((await moderator.get(`/reports/${path}`)).status, path).toBe(403)
  })

  it('a key that may read reports alone learns no names of persons or annonces', async () => {
    const org = await t.org()
    await aDossier(t, org, { openedAt: at, annonceId: await anAnnonceOf(t, org) })
    const made = await org.admin.send<{ secret: string }>('POST', '/api-keys', {
      name: 'Tableau',
      scopes: ['report.read'],
    })
    const answer: Answer = await t.anonymous('GET', '/api/v1/reports/rows?figure=leads', {
      headers: { authorization: `Bearer ${made.body.secret}`, 'x-org-id': org.orgId },
    })
    const [row] = answer.body.items as ReportRow[]
    expect([answer.status, row?.contact, row?.annonce, row?.readable]).toEqual([200, null, null, false])
  })
})

describe('a file', () => {
  const file = async (who: Caller, query: string, language = 'fr') => {
    const answer = await who.get<string>(`/reports/export?${query}`, { 'accept-language': language })
    return { ...answer, lines: String(answer.body).replace('\uFEFF', '').trimEnd().split('\r\n') }
  }

  it('holds the rows of a figure in the language of the reader, disarmed, and is recorded', async () => {
    const org = await t.org()
    await aDossier(t, org, {
      openedAt: '2026-03-10T23:30:00Z',
      contactName: '=HYPERLINK("http://evil")',
      expectedValue: 123_456_750,
      answeredAt: '2026-03-10T23:45:30Z',
    })
    await aDossier(t, org, { openedAt: '2026-03-09T10:00:00Z', contactName: '@SUM(A1)' })
    const fr = await file(org.admin, 'table=rows&figure=leads&period=week')
    expect([fr.status, fr.headers['content-type'], fr.headers['content-disposition']]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="rapport-leads-2026-03-09_2026-03-12.csv"',
    ])
    expect(fr.body.startsWith('\uFEFFDate;Dossier;')).toBe(true)
    expect(fr.lines[1]).toContain('2026-03-10 23:30;')
    expect(fr.lines[1]).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(fr.lines[1]).toContain(';Site web;Achat;Nouveau;')
    expect(fr.lines[1]).toContain(';"1234567,5";MAD;"15,5"')
    expect(fr.lines[2]).toContain(";'@SUM(A1);")
    const en = await file(org.admin, 'table=rows&figure=leads&period=week', 'en')
    expect(en.lines[0]?.startsWith('Date,Dossier,')).toBe(true)
    expect(en.lines[1]).toContain(',1234567.5,MAD,15.5')
    const exported = await t.superuser.query<{ changes: Record<string, unknown> }>(
      `select v.changes from app.audit_entries e join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
        where e.org_id = $1 and e.entity = 'reports' and e.action = 'EXPORT'`,
      [org.orgId],
    )
    expect(exported.rows[0]?.changes).toMatchObject({ table: [null, 'rows'], figure: [null, 'leads'] })
  })

  it('holds as many rows as the figure, over many batches', async () => {
    const org = await t.org()
    await t.superuser.query(
      `with c as (insert into app.contacts (org_id, display_name) select $1, 'P' || n from generate_series(1, 2100) n returning id)
       insert into app.dossiers (org_id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id, currency, opened_at)
       select $1, $2, 'X-' || row_number() over (), 'LEAD_BUY', w.id, 'NEW', 'OTHER', c.id, 'MAD', '2026-03-10T12:00:00Z'
         from c, app.workflow_versions w where w.org_id = $1 and w.code = 'LEAD_BUY' and w.active`,
      [org.orgId, org.branchId],
    )
    expect((await file(org.admin, 'table=rows&figure=leads')).lines).toHaveLength(2101)
  })

  it('names states as the organisation does', async () => {
    const named = await t.org()
    type Draft = { id: string; version: number; definition: object }
    const draft = await named.admin.send<Draft>('POST', '/workflow-drafts', { code: 'LEAD_BUY' })
    const names = { LOST: { fr: 'Abandonné', ar: 'متروك', en: 'Given up' } }
    const saved = await named.admin.send<Draft>('PUT', `/workflow-drafts/${draft.body.id}`, {
      version: draft.body.version,
      definition: { ...draft.body.definition, names },
    })
    const { version } = saved.body
    await named.admin.send('POST', `/workflow-drafts/${draft.body.id}/activation`, { version, running: 'KEEP' })
    const at = '2026-03-06T10:00:00Z'
    await aDossier(t, named, { openedAt: at, closedAt: at, status: 'LOST', lossReason: 'OTHER' })
    const file = await named.admin.get<string>(
      '/reports/export?table=rows&figure=lost&period=custom&from=2026-03-06&to=2026-03-06',
    )
    expect(String(file.body)).toContain('Abandonné')
  })

  it('holds every table of the page', async () => {
    const org = await t.org()
    await aDossier(t, org, { openedAt: '2026-03-10T12:00:00Z' })
    await aDossier(t, org, { openedAt: '2026-03-01T12:00:00Z', closedAt: '2026-03-02T12:00:00Z', status: 'LOST' })
    const table = async (query: string) => (await file(org.admin, `${query}&compare=none`)).lines
    expect(await table('table=series&period=week')).toEqual([
      'Du;Au;Nouveaux dossiers;Période comparée',
      '2026-03-09;2026-03-09;0;',
      '2026-03-10;2026-03-10;1;',
      '2026-03-11;2026-03-11;0;',
      '2026-03-12;2026-03-12;0;',
    ])
    expect(await table('table=lost&period=month')).toEqual(['Motif;Nombre;Période comparée', 'Sans motif;1;'])
    expect((await table('table=funnel&caseType=LEAD_BUY'))[1]).toMatch(/^Nouveau;2;/)
    for (const by of ['branch', 'agent', 'annonce', 'source']) expect(await table(`table=${by}`)).toHaveLength(2)
    expect((await file(org.admin, 'table=rows')).status).toBe(400)
    expect((await file(org.admin, 'table=funnel')).status).toBe(400)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aConsent, aThread, type Thread } from '../../database/tests/arrange.ts'
import type { TemplateChoices } from './templates.schema.ts'

let t: TestApp
let org: TestOrg
let agent: Caller
let thread: Thread
let dossierId: string

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA', name: 'Anfa Immobilier' })
  agent = await t.member(org, ['AGENT'], { name: 'Karim' })
  const made = await org.admin.send<{ id: string; contact: { id: string } }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WEBSITE',
    contact: { displayName: 'Salma Bennis', phones: ['+212661000777'] },
    assigneeId: agent.userId,
  })
  dossierId = made.body.id
  thread = await aThread(t, org, { id: dossierId, contactId: made.body.contact.id })
  await t.superuser.query(`update app.contacts set first_name = 'Salma', locale = 'darija' where id = $1`, [
    thread.contactId,
  ])
  await aConsent(t, thread, { purpose: 'CONTACT', state: 'GRANTED' })
  const template = (
    name: string,
    language: string,
    category: string,
    body: string,
    variables: string[],
    status: string,
  ) =>
    t.superuser.query(
      `insert into app.message_templates (org_id, account_id, name, language, category, body, variables, status, buttons)
       values ($1, $2, $3, $4, $5, $6, $7, $8, '["Oui"]')`,
      [org.orgId, thread.accountId, name, language, category, body, JSON.stringify(variables), status],
    )
  await template('relance', 'fr', 'UTILITY', 'Bonjour {{1}}, ici {{2}}.', ['name', 'agency'], 'APPROVED')
  await template('relance', 'ar', 'UTILITY', 'مرحبا {{1}}، معك {{2}}.', ['name', 'agency'], 'APPROVED')
  await template('nouveau', 'fr', 'MARKETING', 'Bonjour {{1}} : {{2}}', ['name', 'title'], 'APPROVED')
  await template('refuse', 'fr', 'UTILITY', 'Non', [], 'REJECTED')
})
afterAll(() => t.close())

const open = (who: Caller = agent) => who.get<TemplateChoices>(`/conversations/${thread.conversationId}/templates`)

describe('templates offered in a conversation', () => {
  it('are the approved ones, the person’s language first, filled with what is known', async () => {
    const { status, body } = await open()
    expect(status).toBe(200)
    expect(body.language).toBe('ar')
    expect(body.items.map(({ name, language }) => `${name} ${language}`)).toEqual([
      'relance ar',
      'nouveau fr',
      'relance fr',
    ])
    expect(body.items[0]).toMatchObject({
      variables: [
        { name: 'name', value: 'Salma' },
        { name: 'agency', value: 'Anfa Immobilier' },
      ],
      buttons: ['Oui'],
      mayWrite: { answer: 'YES' },
    })
  })

  it('tell the next appointment of the dossier in the language of the template', async () => {
    const at = t.clock.now() + 30 * 3_600_000
    const booked = await org.admin.send('POST', '/appointments', {
      type: 'OFFICE_MEETING',
      dossierId,
      agentId: agent.userId,
      startsAt: new Date(Math.ceil(at / 3_600_000) * 3_600_000).toISOString(),
      confirmOverlap: true,
    })
    expect(booked.status, JSON.stringify(booked.body)).toBe(201)
    await t.superuser.query(
      `update app.message_templates set variables = '["name", "when"]' where name = 'relance' and org_id = $1`,
      [org.orgId],
    )
    const { body } = await open()
    expect(body.items.find(({ language }) => language === 'ar')?.variables[1]?.value).toContain('على الساعة')
  })

  it('of prospection wait for a consent to it, and say so', async () => {
    const marketing = async () => (await open()).body.items.find(({ category }) => category === 'MARKETING')?.mayWrite
    expect(await marketing()).toMatchObject({ answer: 'NO', code: 'CONSENT_REQUIRED' })
    await aConsent(t, thread, { purpose: 'MARKETING', state: 'GRANTED' })
    expect(await marketing()).toMatchObject({ answer: 'YES' })
  })

  it('leave with the window closed, and stand in the thread in the words the person reads', async () => {
    const free = await agent.send<{ code: string }>('POST', '/outbound/messages', {
      conversationId: thread.conversationId,
      text: 'Bonjour',
    })
    expect([free.status, free.body.code]).toEqual([422, 'WINDOW_CLOSED'])
    const sent = await agent.send<{ text: string }>('POST', '/outbound/messages', {
      conversationId: thread.conversationId,
      template: { name: 'relance', language: 'fr', variables: ['Salma', 'Anfa'] },
    })
    expect([sent.status, sent.body.text]).toEqual([202, 'Bonjour Salma, ici Anfa.'])
  })

  it('are refused with a variable that breaks the line, or one too few', async () => {
    const send = (variables: string[]) =>
      agent.send('POST', '/outbound/messages', {
        conversationId: thread.conversationId,
        template: { name: 'relance', language: 'fr', variables },
      })
    expect((await send(['Salma\nB', 'Anfa'])).status).toBe(400)
    expect((await send(['Salma'])).status).toBe(422)
  })
})

describe('what others cannot do', () => {
  it('another agent and another organisation do not see them, an auditor does not write', async () => {
    const other = await t.member(org, ['AGENT'])
    const lyon = await t.org({ country: 'FR' })
    expect((await open(other)).status).toBe(404)
    expect((await open(lyon.admin)).status).toBe(404)
    expect((await open(await t.member(org, ['AUDITOR']))).status).toBe(403)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlState } from '#platform/errors'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { aConsent, aMessage, aThread, type Thread } from './arrange.ts'

let t: TestApp
let casa: TestOrg
const HOUR = 3_600_000

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

/** Works under the clock of the test, as every connection of the server does. */
async function atTheClock(): Promise<void> {
  await t.superuser.query("select set_config('app.now', $1, false)", [new Date(t.clock.now()).toISOString()])
}

async function thread(...consents: { purpose: string; state: string; expiresAt?: number }[]): Promise<Thread> {
  await atTheClock()
  const made = await aThread(t, casa)
  for (const consent of consents) await aConsent(t, made, consent)
  return made
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => sqlState(error),
  )
const send = (messageId: string) =>
  t.superuser.query(`update app.messages set status = 'SENDING' where id = $1`, [messageId])

describe('a message to a person, written as raw SQL by the superuser', () => {
  it('is refused without consent', async () => {
    expect(await refusal(aMessage(t, await thread(), { direction: 'OUT' }))).toBe('AT010')
  })

  it.each(['PENDING', 'DENIED', 'REVOKED', 'EXPIRED'])('is refused after %s', async (state) => {
    const made = await thread({ purpose: 'REPLY', state: 'GRANTED' }, { purpose: 'REPLY', state })
    expect(await refusal(aMessage(t, made, { direction: 'OUT' }))).toBe('AT010')
  })

  it('passes with a live consent of its own purpose, and of no other', async () => {
    const made = await thread({ purpose: 'CONTACT', state: 'GRANTED' })
    expect(await refusal(aMessage(t, made, { direction: 'OUT', purpose: 'CONTACT' }))).toBe('done')
    for (const purpose of ['REPLY', 'MARKETING'])
      expect(await refusal(aMessage(t, made, { direction: 'OUT', purpose })), purpose).toBe('AT010')
  })

  it('is refused when the answer window is over, without any job having run', async () => {
    const made = await thread({ purpose: 'REPLY', state: 'GRANTED', expiresAt: t.clock.now() + 24 * HOUR })
    expect(await refusal(aMessage(t, made, { direction: 'OUT' }))).toBe('done')
    t.clock.advance(24 * HOUR)
    await atTheClock()
    expect(await refusal(aMessage(t, made, { direction: 'OUT' }))).toBe('AT010')
  })

  it('is refused to another number of the same person', async () => {
    const made = await thread({ purpose: 'REPLY', state: 'GRANTED' })
    const other = await thread()
    expect(await refusal(aMessage(t, { ...made, identityId: other.identityId }, { direction: 'OUT' }))).toBe('AT010')
  })
})

describe('a queued message', () => {
  it('is not sent after a revocation', async () => {
    const made = await thread({ purpose: 'REPLY', state: 'GRANTED' })
    const id = await aMessage(t, made, { direction: 'OUT' })
    await aConsent(t, made, { purpose: 'REPLY', state: 'REVOKED' })
    expect(await refusal(send(id))).toBe('AT010')
  })

  it('is not sent after its window', async () => {
    const made = await thread({ purpose: 'REPLY', state: 'GRANTED', expiresAt: t.clock.now() + HOUR })
    const id = await aMessage(t, made, { direction: 'OUT' })
    t.clock.advance(HOUR)
    await atTheClock()
    expect(await refusal(send(id))).toBe('AT010')
  })

  it('is not turned to another person, purpose or channel to get through', async () => {
    const made = await thread({ purpose: 'REPLY', state: 'GRANTED' })
    const other = await thread()
    const id = await aMessage(t, made, { direction: 'OUT' })
    const change = (set: string, value: string) =>
      refusal(t.superuser.query(`update app.messages set ${set} = $2 where id = $1`, [id, value]))
    expect(await change('identity_id', other.identityId)).toBe('AT010')
    expect(await change('purpose', 'MARKETING')).toBe('AT010')
    expect(await change('channel', 'SMS')).toBe('AT010')
    expect(await change('origin', 'ECHO')).toMatch(/AT011|23514/)
  })

  it('never began as a message of the person', async () => {
    const id = await aMessage(t, await thread(), { direction: 'IN' })
    const turned = t.superuser.query(`update app.messages set direction = 'OUT', purpose = 'REPLY' where id = $1`, [id])
    expect(await refusal(turned)).toMatch(/AT01[01]/)
  })

  it('waits for a revocation that is under way, then is refused', async () => {
    const made = await thread({ purpose: 'REPLY', state: 'GRANTED' })
    const id = await aMessage(t, made, { direction: 'OUT' })
    await t.inOrg(casa.orgId, async (ctx) => {
      await ctx.db
        .insertInto('consent_events')
        .values({
          identity_id: made.identityId,
          contact_id: made.contactId,
          channel: 'WHATSAPP',
          purpose: 'REPLY',
          state: 'REVOKED',
          source: 'UI',
        })
        .execute()
      // Not committed yet: the claim must neither pass nor fail before it is known how this ends.
      await t.superuser.query("set lock_timeout = '150ms'")
      expect(await refusal(send(id))).toBe('55P03')
      await t.superuser.query('reset lock_timeout')
    })
    expect(await refusal(send(id))).toBe('AT010')
  })
})

describe('the proof', () => {
  it('is part of every grant; writing to us never grants marketing; history is not rewritten', async () => {
    const made = await thread()
    const grant = (source: string, purpose: string, evidence: string | null) =>
      refusal(
        t.superuser.query(
          `insert into app.consent_events (org_id, identity_id, contact_id, channel, purpose, state, source, evidence)
           values ($1, $2, $3, 'WHATSAPP', $4, 'GRANTED', $5, $6)`,
          [made.orgId, made.identityId, made.contactId, purpose, source, evidence],
        ),
      )
    expect(await grant('UI', 'CONTACT', null)).toBe('23514')
    expect(await grant('UI', 'CONTACT', '{}')).toBe('23514')
    expect(await grant('WHATSAPP_INBOUND', 'MARKETING', '{"message": "x"}')).toBe('23514')
    expect(await grant('UI', 'CONTACT', '{"form": "x"}')).toBe('done')
    expect(await refusal(t.superuser.query("update app.consent_events set state = 'GRANTED'"))).toBe('AT001')
  })

  it('is not bypassed through the derived state, which the application cannot write', async () => {
    const write = t.inOrg(casa.orgId, (ctx) => ctx.db.updateTable('consent_states').set({ state: 'GRANTED' }).execute())
    expect(await refusal(write)).toBe('42501')
  })
})

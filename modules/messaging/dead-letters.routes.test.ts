import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aConsent, aMessage, aThread, type Thread } from '../../database/tests/arrange.ts'
import { letterState } from './dead-letters.rules.ts'
import type { LetterOutcome } from './dead-letters.schema.ts'

let t: TestApp
let org: TestOrg
let thread: Thread

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA' })
  thread = await aThread(t, org)
  await aConsent(t, thread, { purpose: 'REPLY', state: 'GRANTED' })
  await t.superuser.query(`update app.conversations set window_expires_at = $2 where id = $1`, [
    thread.conversationId,
    new Date(t.clock.now() + 3_600_000).toISOString(),
  ])
})
afterAll(() => t.close())

async function aLetter(about: Thread = thread, attempts = 2): Promise<string> {
  const id = await aMessage(t, about, { direction: 'OUT' })
  await t.superuser.query(
    `update app.messages set status = 'DEAD', attempts = $2, failure_code = '130429', payload = '{"content":{"type":"text","body":"Bonjour"}}' where id = $1`,
    [id, attempts],
  )
  return id
}
const chosen = (ids: readonly string[], attempts = 2) => ids.map((id) => ({ id, attempts }))
const retry = (who: Caller, items: unknown) =>
  who.send<{ items: LetterOutcome[] }>('POST', '/outbound/dead-letters/retry', { items })
const discard = (who: Caller, items: unknown, reason = 'OUTDATED') =>
  who.send<{ items: LetterOutcome[] }>('POST', '/outbound/dead-letters/discard', { items, reason })
const outcomes = (answer: { body: { items: LetterOutcome[] } }) => answer.body.items.map(({ outcome }) => outcome)
const row = async (id: string) =>
  (
    await t.superuser.query<{ status: string; discard_reason: string | null; attempts: number }>(
      'select status, discard_reason, attempts from app.messages where id = $1',
      [id],
    )
  ).rows[0]
const listed = async (who: Caller) =>
  (await who.get<{ items: { id: string }[] }>('/outbound/dead-letters?limit=100')).body.items.map(({ id }) => id)

it('a decision holds for a message at rest that has not been tried since', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('DEAD', 'FAILED', 'QUEUED', 'SENDING', 'DELIVERED', 'UNKNOWN'),
      fc.boolean(),
      fc.nat({ max: 9 }),
      fc.nat({ max: 9 }),
      (status, discarded, attempts, seen) => {
        const holds = (status === 'DEAD' || status === 'FAILED') && !discarded && attempts === seen
        expect(letterState({ status, discarded, attempts }, seen) === 'AT_REST').toBe(holds)
      },
    ),
  )
})

describe('sending dead letters again', () => {
  it('puts each back in line once, however often it is asked', async () => {
    const ids = [await aLetter(), await aLetter()]
    const answers = await Promise.all([retry(org.admin, chosen(ids)), retry(org.admin, chosen(ids))])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.map(outcomes).sort()).toEqual([
      ['ALREADY', 'ALREADY'],
      ['QUEUED', 'QUEUED'],
    ])
    for (const id of ids) expect(await row(id)).toMatchObject({ status: 'QUEUED', attempts: 2 })
    expect(await listed(org.admin)).not.toEqual(expect.arrayContaining(ids))
  })

  it('leaves one that failed again since it was read', async () => {
    const id = await aLetter(thread, 3)
    expect(outcomes(await retry(org.admin, chosen([id], 2)))).toEqual(['CHANGED'])
    expect(await row(id)).toMatchObject({ status: 'DEAD' })
  })

  it('refuses, with the reason and a record, where policy says no; the others go on', async () => {
    const silent = await aThread(t, org)
    const [good, bad] = [await aLetter(), await aLetterWithout(silent)]
    const { body } = await retry(org.admin, chosen([bad, good]))
    expect(body.items).toMatchObject([
      { id: bad, outcome: 'REFUSED', code: 'CONSENT_REQUIRED' },
      { id: good, outcome: 'QUEUED' },
    ])
    expect(body.items[0]?.reason).toMatch(/\p{L}+/u)
    const { body: audit } = await org.admin.get<{ items: { action: string }[] }>(
      `/audit?entityId=${silent.conversationId}`,
    )
    expect(audit.items.map(({ action }) => action)).toContain('BLOCKED_BY_POLICY')
  })
})

/** A letter whose person took the consent back after it was written. */
async function aLetterWithout(about: Thread): Promise<string> {
  await aConsent(t, about, { purpose: 'REPLY', state: 'GRANTED' })
  const id = await aLetter(about)
  await aConsent(t, about, { purpose: 'REPLY', state: 'REVOKED' })
  return id
}

describe('setting dead letters aside', () => {
  it('keeps the reason and who it was, takes them off the list, and is done once', async () => {
    const id = await aLetter()
    const colleague = await t.member(org, ['MANAGER'])
    const answers = await Promise.all([discard(org.admin, chosen([id])), discard(colleague, chosen([id]), 'DUPLICATE')])
    expect(answers.flatMap(outcomes).sort()).toEqual(['ALREADY', 'DISCARDED'])
    expect(await listed(org.admin)).not.toContain(id)
    const { body } = await org.admin.get<{ items: { changes: { field: string; after: unknown }[] }[] }>(
      `/audit?entityId=${id}`,
    )
    const reasons = body.items.flatMap(({ changes }) => changes).filter(({ field }) => field === 'discard_reason')
    expect(reasons.map(({ after }) => after).filter((after) => after !== null)).toEqual([
      (await row(id))?.discard_reason,
    ])
  })

  it('is taken back by sending it again from its thread', async () => {
    const id = await aLetter()
    await discard(org.admin, chosen([id]))
    expect(outcomes(await retry(org.admin, chosen([id])))).toEqual(['ALREADY'])
    expect((await org.admin.send('POST', `/outbound/messages/${id}/retry`)).status).toBe(200)
    expect(await row(id)).toMatchObject({ status: 'QUEUED', discard_reason: null })
  })

  it('takes known reasons and a bounded choice alone', async () => {
    const id = await aLetter()
    expect((await discard(org.admin, chosen([id]), 'constructor')).status).toBe(400)
    expect((await discard(org.admin, [])).status).toBe(400)
    expect(
      (
        await retry(
          org.admin,
          Array.from({ length: 51 }, () => ({ id, attempts: 2 })),
        )
      ).status,
    ).toBe(400)
    expect(await row(id)).toMatchObject({ status: 'DEAD', discard_reason: null })
  })
})

it('nothing happens to any letter when one is not there for the caller', async () => {
  const mine = await aLetter()
  const other = await t.org({ country: 'FR' })
  expect((await retry(other.admin, chosen([mine]))).status).toBe(404)
  const incoming = await aMessage(t, thread, { direction: 'IN' })
  expect((await discard(org.admin, chosen([mine, incoming]))).status).toBe(404)
  const agent = await t.member(org, ['AGENT'])
  expect((await retry(agent, chosen([mine]))).status).toBe(404)
  const auditor = await t.member(org, ['AUDITOR'])
  expect((await discard(auditor, chosen([mine]))).status).toBe(403)
  expect(await row(mine)).toMatchObject({ status: 'DEAD', discard_reason: null })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

let serial = 0

/** Two open dossiers of one person, the second with its reason. */
async function twoDossiers(): Promise<[string, string]> {
  serial += 1
  const body = { caseType: 'LEAD_BUY', source: 'WALK_IN' }
  const made = await casa.admin.send<{ id: string; contact: { id: string } }>('POST', '/dossiers', {
    ...body,
    contact: { displayName: `Double ${serial}` },
  })
  const again = await casa.admin.send<{ id: string }>('POST', '/dossiers', {
    ...body,
    contactId: made.body.contact.id,
    duplicateReason: 'Ouvert deux fois',
  })
  return [made.body.id, again.body.id]
}

const offer = async (dossierId: string, accept: boolean) => {
  const made = await casa.admin.send<{ id: string }>('POST', '/offers', {
    dossierId,
    madeBy: 'BUYER',
    amount: 90_000_000,
    currency: 'MAD',
  })
  if (accept) await casa.admin.send('POST', `/offers/${made.body.id}/accept`, { version: 1 })
  return made.body.id
}
const ask = (dossierId: string, ...types: string[]) =>
  casa.admin.send('POST', '/documents', { dossierId, documents: types.map((type) => ({ type })) })
const versionOf = async (id: string) => (await casa.admin.get<{ version: number }>(`/dossiers/${id}`)).body.version
const merge = async (survivor: string, loser: string) =>
  casa.admin.send<{ mergeId: string; code: string; obstacles: string[] }>('POST', `/dossiers/${survivor}/merge`, {
    loserId: loser,
    version: await versionOf(survivor),
    loserVersion: await versionOf(loser),
  })
const offersOf = async (dossierId: string) =>
  (await casa.admin.get<{ items: { id: string }[] }>(`/offers?dossierId=${dossierId}`)).body.items.map((o) => o.id)
const papersOf = async (dossierId: string) =>
  (await casa.admin.get<{ items: { type: string }[] }>(`/documents?dossierId=${dossierId}`)).body.items
    .map((k) => k.type)
    .sort()

describe('what hangs on two dossiers that become one', () => {
  it('offers and papers go along and come back; a paper asked for on both is asked for once', async () => {
    const [mine, theirs] = await twoDossiers()
    const [kept, moved] = [await offer(mine, false), await offer(theirs, true)]
    await ask(mine, 'ID_CARD', 'PAY_SLIP')
    await ask(theirs, 'ID_CARD', 'TAX_NOTICE')
    const done = await merge(mine, theirs)
    expect(done.status, JSON.stringify(done.body)).toBeLessThan(300)
    expect(await offersOf(mine)).toEqual([moved, kept])
    expect(await papersOf(mine)).toEqual(['ID_CARD', 'PAY_SLIP', 'TAX_NOTICE'])
    expect((await casa.admin.send('POST', `/merges/${done.body.mergeId}/undo`, {})).status).toBeLessThan(300)
    expect([await offersOf(mine), await offersOf(theirs)]).toEqual([[kept], [moved]])
    expect([await papersOf(mine), await papersOf(theirs)]).toEqual([
      ['ID_CARD', 'PAY_SLIP'],
      ['ID_CARD', 'TAX_NOTICE'],
    ])
  })

  it('what was two counts once in the figures, and neither as lost', async () => {
    const [mine, theirs] = await twoDossiers()
    const rows = async (figure: string) =>
      (
        await casa.admin.get<{ items: { dossier: { id: string } | null }[] }>(
          `/reports/rows?figure=${figure}&limit=100`,
        )
      ).body.items.map((row) => row.dossier?.id)
    expect(await rows('leads')).toEqual(expect.arrayContaining([mine, theirs]))
    await merge(mine, theirs)
    expect(await rows('leads')).toContain(mine)
    expect(await rows('leads')).not.toContain(theirs)
    expect(await rows('lost')).not.toContain(theirs)
  })

  it('two deals are an obstacle, told before and refused when tried', async () => {
    const [mine, theirs] = await twoDossiers()
    await offer(mine, true)
    await offer(theirs, true)
    const plan = await casa.admin.get<{ obstacles: string[] }>(`/dossiers/${mine}/merge?with=${theirs}`)
    expect(plan.body.obstacles).toEqual(['TWO_DEALS'])
    const refused = await merge(mine, theirs)
    expect([refused.status, refused.body.code, refused.body.obstacles]).toEqual([422, 'MERGE_REFUSED', ['TWO_DEALS']])
    expect(await offersOf(theirs)).toHaveLength(1)
  })
})

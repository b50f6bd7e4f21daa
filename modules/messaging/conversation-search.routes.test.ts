import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let accountId: string
let serial = 0

async function insertId(text: string, values: unknown[]): Promise<string> {
  const made = await t.superuser.query<{ id: string }>(`${text} returning id`, values)
  return made.rows[0]?.id ?? ''
}

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  await t.superuser.query(
    `insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed) values ('search', 'WHATSAPP_CLOUD', '\\x01', '\\x02')`,
  )
  accountId = await insertId(
    `insert into app.channel_accounts (org_id, branch_id, kind, app_key, display_name, display_phone, phone_number_id, waba_id)
     values ($1, $2, 'WHATSAPP_CLOUD', 'search', 'Agence', '+212520000000', '1', '1')`,
    [casa.orgId, casa.branchId],
  )
})
afterAll(() => t.close())

/** A conversation whose last line came `serial` minutes after the first one's: the later made, the higher in the inbox. */
async function talk(o: { name: string; phone: string; text?: string; dossier?: { assigneeId?: string } }) {
  serial += 1
  const contact = await casa.admin.send<{ id: string; identities: { id: string }[] }>('POST', '/contacts', {
    displayName: o.name,
    phones: [o.phone],
  })
  expect(contact.status).toBe(201)
  const dossier = o.dossier
    ? (
        await casa.admin.send<{ id: string; reference: string }>('POST', '/dossiers', {
          caseType: 'LEAD_BUY',
          source: 'WALK_IN',
          contactId: contact.body.id,
          ...o.dossier,
        })
      ).body
    : null
  const id = await insertId(
    `insert into app.conversations (org_id, account_id, channel, contact_id, identity_id, dossier_id, branch_id, last_at, last_direction, last_type, last_author, last_text)
     values ($1, $2, 'WHATSAPP', $3, $4, $5, $6, $7, 'IN', 'text', 'contact:x', $8)`,
    [
      casa.orgId,
      accountId,
      contact.body.id,
      contact.body.identities[0]?.id,
      dossier?.id ?? null,
      casa.branchId,
      new Date(t.clock.now() + serial * 60_000).toISOString(),
      o.text ?? 'Bonjour',
    ],
  )
  return { id, reference: dossier?.reference ?? '' }
}

type Page = { items: { id: string; contact: { displayName: string } }[]; nextCursor: string | null }
const page = async (who: Caller, q: string, more = '') => {
  const answer = await who.get<Page>(`/conversations?q=${encodeURIComponent(q)}${more}`)
  expect(answer.status).toBe(200)
  return answer.body
}
const names = async (who: Caller, q: string) => (await page(who, q)).items.map((v) => v.contact.displayName)

describe('the search of conversations', () => {
  let reference: string

  beforeAll(async () => {
    reference = (
      await talk({ name: 'Salma Bénnani', phone: '+212610000123', dossier: { assigneeId: casa.admin.userId } })
    ).reference
    await talk({ name: 'يوسف العلوي', phone: '+212610000456', text: 'أريد شقة في المعاريف' })
    await talk({ name: 'Karim Tazi', phone: '+212610000789', text: 'La villa à Anfa est-elle à 100% libre ?' })
  })

  it.each([
    ['a name without its accents', 'bennani', ['Salma Bénnani']],
    ['words in any order', 'BENNANI salma', ['Salma Bénnani']],
    ['a name with a slip', 'slama', ['Salma Bénnani']],
    ['an Arabic name', 'العلوى', ['يوسف العلوي']],
    ['a number', '06 10 00 07 89', ['Karim Tazi']],
    ['a part of a number', '610000', ['Karim Tazi', 'يوسف العلوي', 'Salma Bénnani']],
    ['words of the last line', 'anfa villa', ['Karim Tazi']],
    ['words of the last line, in Arabic', 'شقه اريد', ['يوسف العلوي']],
    ['words that stand in a line and in no name', 'libre', ['Karim Tazi']],
    ['% as a sign', '100%', ['Karim Tazi']],
    ['no sign as a wild card', '1_0%', []],
    ['nothing by signs alone', '%', []],
    ['nothing by a word that nobody said', 'zzzz', []],
    ['nothing by the name of one and the line of another', 'salma villa', []],
  ])('finds by %s: %s', async (_, q, expected) => {
    expect(await names(casa.admin, q)).toEqual(expected)
  })

  it('finds by the reference of the dossier', async () => {
    expect(await names(casa.admin, reference.toLowerCase())).toEqual(['Salma Bénnani'])
  })

  it('shows another agency nothing, and an agent what is theirs', async () => {
    const agent = await t.member(casa, ['AGENT'])
    await talk({ name: 'Nour Benchekroun', phone: '+212610000999', dossier: { assigneeId: agent.userId } })
    for (const q of ['salma', 'slama', '0610000123', 'libre', reference]) {
      expect(await names(lyon.admin, q), q).toEqual([])
      expect(await names(agent, q), q).toEqual([])
    }
    expect(await names(agent, 'benchekroun')).toEqual(['Nour Benchekroun'])
    expect(await names(agent, '610000')).toEqual(['Nour Benchekroun'])
    const owner = await t.member(casa, ['OWNER'])
    expect((await owner.get('/conversations?q=salma')).status).toBe(403)
  })

  it('reads on from page to page', async () => {
    for (let n = 0; n < 5; n += 1) await talk({ name: `Page ${'abcde'[n]}`, phone: `+21261111100${n}` })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const part: Page = await page(casa.admin, 'page', `&limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...part.items.map((v) => v.contact.displayName))
      cursor = part.nextCursor
    } while (cursor)
    expect(seen).toEqual(['Page e', 'Page d', 'Page c', 'Page b', 'Page a'])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import type { Hit, SearchResult } from './search.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let manager: Caller
let agent: Caller
let colleague: Caller
let auditor: Caller

type Asked = { items: { id: string; version: number }[] }
type Subject = { dossierId: string } | { contactId: string } | { annonceId: string }

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  manager = await t.member(casa, ['MANAGER'])
  agent = await t.member(casa, ['AGENT'])
  colleague = await t.member(casa, ['AGENT'])
  auditor = await t.member(casa, ['AUDITOR'])
})
afterAll(() => t.close())

async function aDossier(name: string, assigneeId: string = agent.userId) {
  const made = await casa.admin.send<{ id: string; reference: string; contact: { id: string } }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    assigneeId,
    contact: { displayName: name },
  })
  return made.body
}

async function paper(subject: Subject, type: string, title?: string, visibility = 'TEAM') {
  const documents = [title === undefined ? { type } : { type, title }]
  const asked = await casa.admin.send<Asked>('POST', '/documents', { ...subject, documents, visibility })
  const [document] = asked.body.items
  if (!document) throw new Error(JSON.stringify(asked.body))
  return document
}

async function search(who: Caller, q: string, limit = 5): Promise<{ items: Hit[]; more: boolean }> {
  const answer = await who.get<SearchResult>(`/search?q=${encodeURIComponent(q)}&limit=${limit}`)
  return answer.body.groups.find((group) => group.kind === 'DOCUMENT') ?? { items: [], more: false }
}
const found = async (who: Caller, q: string) => (await search(who, q)).items.map((hit) => hit.id)

describe('documents in the search over everything', () => {
  it('are found by title whatever the accents, the number, one slip, or the spelling of Arabic', async () => {
    const { id } = await aDossier('Rkia Bensouda')
    const french = await paper({ dossierId: id }, 'OTHER', 'Procès-verbaux d’assemblée générale')
    const arabic = await paper({ dossierId: id }, 'OTHER', 'شهادة الإقامة الضريبية')
    for (const q of [
      'procès-verbaux',
      'proces-verbaux',
      'assemblees generales',
      'ASSEMBLÉE',
      'assemblée générale',
      'asemblee',
    ])
      expect(await found(casa.admin, q), q).toEqual([french.id])
    for (const q of ['شهادة الإقامة', 'شهاده الاقامه', 'الاقامة', 'الإقامت'])
      expect(await found(casa.admin, q), q).toEqual([arabic.id])
  })

  it('are found by their kind in every language, and by whom and what they belong to', async () => {
    const made = await aDossier('Yamina Kettani')
    const passport = await paper({ dossierId: made.id }, 'PASSPORT')
    const slip = await paper({ contactId: made.contact.id }, 'PAY_SLIP', 'Bulletin de mars')
    const annonceId = await publishedAnnonce(t, casa, { title: 'Duplex Kandahar' })
    const deed = await paper({ annonceId }, 'TITLE_DEED')
    for (const q of [
      'passeport kettani',
      'passeports kettani',
      'yamina kettani passeprot',
      'passport kettani',
      'جواز kettani',
    ])
      expect(await found(casa.admin, q), q).toEqual([passport.id])
    expect(await found(casa.admin, 'kettani')).toEqual([slip.id, passport.id])
    expect(await found(casa.admin, 'ketani')).toEqual([slip.id, passport.id])
    expect(await found(casa.admin, made.reference)).toEqual([passport.id])
    expect(await found(casa.admin, 'bulletin de mars')).toEqual([slip.id])
    expect(await found(casa.admin, 'titre de propriété kandahar')).toEqual([deed.id])
    const [hit] = (await search(casa.admin, 'bulletin mars kettani')).items
    expect(hit).toMatchObject({
      id: slip.id,
      title: 'Bulletin de mars',
      detail: 'Bulletin de paie · Yamina Kettani',
      reference: null,
      status: 'REQUESTED',
      contactId: made.contact.id,
      dossierId: null,
    })
    const [other] = (await search(casa.admin, 'passeport yamina')).items
    expect(other).toMatchObject({
      title: 'Passeport',
      detail: 'Yamina Kettani',
      reference: made.reference,
      dossierId: made.id,
    })
    expect((await search(casa.admin, 'kandahar')).items[0]).toMatchObject({ detail: 'Duplex Kandahar', annonceId })
  })

  it('are all there for whoever sees only their own, however many others have', async () => {
    const mine = await aDossier('Safae Zniber')
    const own = await paper({ dossierId: mine.id }, 'PLAN', 'Cadastre')
    const theirs = await aDossier('Badr Zniber', colleague.userId)
    await t.superuser.query(
      `insert into app.documents (org_id, dossier_id, type, title, requested_at, created_by)
       select $1, $2, 'PLAN', 'Cadastre ' || n, now(), 'system' from generate_series(1, 520) n`,
      [casa.orgId, theirs.id],
    )
    expect(await search(agent, 'cadastre')).toMatchObject({ items: [{ id: own.id }], more: false })
    expect(await search(casa.admin, 'cadastre', 3)).toMatchObject({ items: [{}, {}, {}], more: true })
  })
})

describe('what it must not show of documents', () => {
  const nothing = { items: [], more: false }

  it('another organisation’s, by whatever is typed', async () => {
    const made = await aDossier('Ilyas Mekouar')
    const { id } = await paper({ dossierId: made.id }, 'LEASE', 'Bail Mekouar')
    for (const q of ['bail', 'mekouar', 'bail mekouar', made.reference, id])
      expect(await search(lyon.admin, q), q).toEqual(nothing)
  })

  it('a colleague’s to an agent, and none whose dossier was given to somebody else', async () => {
    const made = await aDossier('Hiba Guessous', colleague.userId)
    const ofDossier = await paper({ dossierId: made.id }, 'ID_CARD', 'Pièce Guessous')
    const ofContact = await paper({ contactId: made.contact.id }, 'TAX_NOTICE', 'Avis Guessous')
    for (const q of ['guessous', 'pièce guessous', 'avis guessous', 'hiba', made.reference])
      expect(await search(agent, q), q).toEqual(nothing)
    expect(await found(colleague, 'guessous')).toEqual([ofContact.id, ofDossier.id])
    const { version } = (await casa.admin.get<{ version: number }>(`/dossiers/${made.id}`)).body
    await casa.admin.send('POST', `/dossiers/${made.id}/assign`, { version, assigneeId: agent.userId })
    expect(await search(colleague, 'guessous')).toEqual(nothing)
    expect(await found(agent, 'guessous')).toEqual([ofContact.id, ofDossier.id])
  })

  it('those for managers to anybody else, by title, by kind or by person, nor that there are more', async () => {
    const made = await aDossier('Othmane Sqalli')
    const open = await paper({ dossierId: made.id }, 'OTHER', 'Sqalli ouvert')
    const hidden = await paper({ dossierId: made.id }, 'BANK_STATEMENT', 'Sqalli réservé', 'MANAGERS')
    for (const who of [casa.admin, manager]) expect(await found(who, 'sqalli')).toEqual([hidden.id, open.id])
    for (const who of [agent, auditor]) {
      expect(await search(who, 'sqalli', 1)).toMatchObject({ items: [{ id: open.id }], more: false })
      for (const q of ['réservé', 'reserve', 'resreve', 'relevé sqalli', 'relevé bancaire othmane'])
        expect(await search(who, q), q).toEqual(nothing)
    }
  })

  it('one that was taken away, until it is brought back', async () => {
    const made = await aDossier('Anas Lazrak')
    const { id, version } = await paper({ dossierId: made.id }, 'DPE', 'Énergie Lazrak')
    await casa.admin.send('POST', `/documents/${id}/remove`, { version, reason: 'En double' })
    for (const q of ['energie', 'lazrak', 'enregie']) expect(await search(casa.admin, q), q).toEqual(nothing)
    await casa.admin.send('POST', `/documents/${id}/restore`, { version: version + 1 })
    expect(await found(casa.admin, 'enregie')).toEqual([id])
  })

  it('to an owner any but those of their own annonces, to a moderator any', async () => {
    const owner = await t.member(casa, ['OWNER'])
    const { rows } = await t.superuser.query<{ email: string }>('select email from app.members where user_id = $1', [
      owner.userId,
    ])
    const contact = await casa.admin.send<{ id: string }>('POST', '/contacts', {
      displayName: 'Propriétaire Filali',
      emails: [rows[0]?.email],
    })
    const mine = await publishedAnnonce(t, casa, { title: 'Riad Filali' })
    await t.superuser.query('update app.annonces set owner_contact_id = $2 where id = $1', [mine, contact.body.id])
    const other = await publishedAnnonce(t, casa, { title: 'Immeuble Filali' })
    const dossier = await aDossier('Acheteur Filali')
    const own = await paper({ annonceId: mine }, 'PLAN', 'Plan Filali')
    await paper({ annonceId: mine }, 'OTHER', 'Estimation Filali', 'MANAGERS')
    await paper({ annonceId: other }, 'PLAN', 'Autre plan Filali')
    await paper({ dossierId: dossier.id }, 'PLAN', 'Plan du dossier Filali')
    await paper({ contactId: contact.body.id }, 'ID_CARD', 'Carte Filali')
    expect(await found(owner, 'filali')).toEqual([own.id])
    expect(await found(casa.admin, 'filali')).toHaveLength(5)
    expect(await search(await t.member(casa, ['MODERATOR']), 'filali')).toEqual(nothing)
  })
})

describe('the database while one searches', () => {
  it('lends two connections at most, again where a word is looked for in lists first', async () => {
    await aDossier('Connexion Unique')
    const { pool } = t.app.platform.database
    let lent = 0
    let out = 0
    let most = 0
    const take = () => {
      lent += 1
      out += 1
      most = Math.max(most, out)
    }
    const give = () => {
      out -= 1
    }
    const count = async (q: string) => {
      lent = 0
      most = 0
      await search(casa.admin, q)
      return { lent, most }
    }
    pool.on('acquire', take)
    pool.on('release', give)
    try {
      await count('unique')
      const idle = await count(' ')
      const asked = await count('unique')
      expect(asked.most).toBeLessThanOrEqual(2)
      expect(asked.lent - idle.lent).toBeLessThanOrEqual(5)
      const figures = await count('2026')
      expect(figures.most).toBeLessThanOrEqual(2)
    } finally {
      pool.off('acquire', take)
      pool.off('release', give)
    }
  })
})

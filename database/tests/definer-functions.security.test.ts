import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformScope, type TenantScope, type Tx } from '#platform/db'
import { sqlState } from '#platform/errors'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { aConsent, aMessage, aThread, insertId } from './arrange.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

const now = () => new Date(t.clock.now()).toISOString()
const scopeOf = (orgId: string): TenantScope => ({ ...platformScope('user:test', 'test', now()), orgId })
/** As the application role inside one organisation, or inside none. */
const inside = (org: TestOrg | null): Tx => t.app.platform.database.read(scopeOf(org?.orgId ?? ''))

async function answer(db: Tx, call: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`select * from ${call}`.execute(db)).rows
}
const refusal = (db: Tx, call: ReturnType<typeof sql>) =>
  answer(db, call).then(
    (rows) => `${rows.length} rows`,
    (error: unknown) => sqlState(error),
  )

/**
 * Every function that may look across organisations, with all it may answer. A new one is added here together with its
 * test below: what it gives away is decided, not discovered.
 */
const doors: Record<string, string> = {
  annonce_patterns: 'text[]',
  api_key_by_hash: 'TABLE(org_id uuid, id uuid, scopes text[], settings jsonb, default_locale text)',
  begin_mandate_register: 'boolean',
  block_annonce: 'text',
  calendar_feed_by_hash: 'TABLE(org_id uuid, id uuid, user_id uuid)',
  claim_inbound:
    'TABLE(org_id uuid, id uuid, account_id uuid, kind text, order_key text, payload jsonb, received_at timestamp with time zone, attempts integer)',
  claim_jobs:
    'TABLE(org_id uuid, id uuid, kind text, key text, payload jsonb, generation integer, attempts integer, max_attempts integer, actor text, correlation_id text)',
  claim_outbound: 'TABLE(org_id uuid, id uuid, conversation_id uuid, account_id uuid, n integer)',
  consents_follow: 'integer',
  create_organization: 'uuid',
  erase_contact: 'jsonb',
  forget_note: 'integer',
  expire_sending: 'TABLE(org_id uuid, id uuid)',
  invitation_by_hash: 'TABLE(org_id uuid, id uuid, email text, organization text, roles text[], branch_ids uuid[])',
  membership:
    'TABLE(roles text[], branch_ids uuid[], settings jsonb, default_locale text, guest_until timestamp with time zone)',
  memberships_of:
    'TABLE(org_id uuid, name text, slug text, country character, currency character, timezone text, default_locale text, member_name text, roles text[], branch_ids uuid[], guest_until timestamp with time zone)',
  mailboxes_of: 'SETOF text',
  messaging_figures: 'TABLE(name text, label text, value double precision)',
  next_reference: 'text',
  org_ids: 'SETOF uuid',
  orgs_to_seal: 'SETOF uuid',
  platform_annonce:
    'TABLE(org_id uuid, organization text, id uuid, reference text, title text, status text, reason text, blocked_at timestamp with time zone)',
  platform_blocks:
    'TABLE(org_id uuid, organization text, id uuid, reference text, title text, status text, reason text, blocked_at timestamp with time zone)',
  platform_organizations:
    'TABLE(org_id uuid, name text, slug text, country character, created_at timestamp with time zone, members bigint, open_dossiers bigint, published_annonces bigint, last_activity_at timestamp with time zone)',
  provider_app: 'TABLE(kind text, secret_sealed bytea, verify_token_sealed bytea)',
  queue_figures:
    'TABLE(inbound_pending bigint, outbound_queued bigint, outbound_unknown bigint, jobs_pending bigint, jobs_dead bigint, unsealed bigint)',
  record_security_event: 'uuid',
  seal_audit: 'integer',
  search_annonces: 'SETOF uuid',
  search_contacts: 'SETOF uuid',
  search_tasks: 'SETOF uuid',
  search_conversations: 'SETOF uuid',
  search_documents: 'SETOF uuid',
  search_dossiers: 'SETOF uuid',
  store_fetched: 'TABLE(stored integer, duplicates integer)',
  store_inbound: 'TABLE(delivery integer, stored integer, duplicates integer, unknown integer)',
  suppress: 'uuid',
  suppression_digest: 'bytea',
  suppression_of: 'text',
  unblock_annonce: 'text',
  unknown_due: 'TABLE(org_id uuid, id uuid)',
  unnamed_files: 'SETOF text',
  verify_mandates: 'TABLE(entries bigint, ok boolean, broken_number bigint, broken_why text, head text)',
  verify_audit:
    'TABLE(entries bigint, sealed bigint, unsealed bigint, erased bigint, ok boolean, broken_position bigint, broken_entry uuid, broken_why text, head_position bigint, head_hash text)',
}

describe('the functions that run with more rights', () => {
  it('are these, answering this, owned by the role nobody signs in as, with a fixed search path', async () => {
    const found = await t.superuser.query<{ name: string; result: string; owner: string; path: boolean }>(
      `select p.proname as name, pg_get_function_result(p.oid) as result, r.rolname as owner,
              exists (select 1 from unnest(p.proconfig) c where c like 'search_path=%') as path
         from pg_proc p join pg_roles r on r.oid = p.proowner
        where p.prosecdef and p.pronamespace = 'app'::regnamespace order by 1`,
    )
    expect(Object.fromEntries(found.rows.map((f) => [f.name, f.result]))).toEqual(doors)
    for (const f of found.rows) expect(f, f.name).toMatchObject({ owner: 'atlas_definer', path: true })
    const login = await t.superuser.query(`select rolcanlogin, rolsuper from pg_roles where rolname = 'atlas_definer'`)
    expect(login.rows).toEqual([{ rolcanlogin: false, rolsuper: false }])
  })

  it('are closed to everybody but the application, and those of the house to it too', async () => {
    const open = await t.superuser.query(
      `select p.proname from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace, 'platform'::regnamespace) and a.grantee = 0`,
    )
    expect(open.rows).toEqual([])
    const house = await t.superuser.query(
      `select p.proname from pg_proc p where p.pronamespace = 'private'::regnamespace and has_function_privilege('atlas_app', p.oid, 'execute')`,
    )
    expect(house.rows).toEqual([])
    expect(await refusal(inside(casa), sql`private.write_audit(${lyon.orgId}, 'READ', 'x', 'x', '{}')`)).toBe('42501')
  })
})

describe('audit', () => {
  it('record_security_event writes into the organisation in context alone, known actions alone', async () => {
    expect(await refusal(inside(null), sql`app.record_security_event('READ', 'audit', 'x', '{}')`)).toBe('AT002')
    expect(await refusal(inside(casa), sql`app.record_security_event('INSERT', 'audit', 'x', '{}')`)).toBe('AT003')
    const before = await t.superuser.query('select count(*)::int as n from app.audit_entries where org_id = $1', [
      lyon.orgId,
    ])
    await answer(inside(casa), sql`app.record_security_event('READ', 'organizations', ${lyon.orgId}, '{}')`)
    const after = await t.superuser.query('select count(*)::int as n from app.audit_entries where org_id = $1', [
      lyon.orgId,
    ])
    expect(after.rows).toEqual(before.rows)
  })

  it('seal_audit and verify_audit answer about the organisation in context alone', async () => {
    for (const org of [casa, null]) {
      expect(await refusal(inside(org), sql`app.seal_audit(${lyon.orgId})`)).toBe('AT004')
      expect(await refusal(inside(org), sql`app.verify_audit(${lyon.orgId})`)).toBe('AT004')
    }
    const [report] = await answer(inside(casa), sql`app.verify_audit(${casa.orgId})`)
    const own = await t.superuser.query<{ n: number }>(
      'select count(*)::int as n from app.audit_entries where org_id = $1',
      [casa.orgId],
    )
    expect(report?.entries).toBe(own.rows[0]?.n)
  })

  it('verify_mandates walks registers of the organisation in context alone, and none without one', async () => {
    expect(await answer(inside(null), sql`app.verify_mandates(${lyon.branchId})`)).toEqual([])
    const [found] = await answer(inside(casa), sql`app.verify_mandates(${lyon.branchId})`)
    expect(found).toMatchObject({ entries: 0, head: '00' })
  })

  it('begin_mandate_register begins those of the organisation in context alone, and none without one', async () => {
    const begin = sql`app.begin_mandate_register(${lyon.branchId}, 12) as begun`
    expect(await answer(inside(null), begin)).toEqual([{ begun: null }])
    expect(await answer(inside(casa), begin)).toEqual([{ begun: null }])
  })

  it('forget_note finishes a redaction of the organisation in context alone, and none without one', async () => {
    const made = await lyon.admin.send<{ id: string }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WALK_IN',
      contact: { displayName: 'Personne' },
    })
    const note = await insertId(
      t,
      `insert into app.activities (org_id, dossier_id, type, code, redacted_at) values ($1, $2, 'NOTE', 'note.redacted', now()) returning id`,
      [lyon.orgId, made.body.id],
    )
    await t.superuser.query('insert into app.note_versions (org_id, activity_id, body) values ($1, $2, $3)', [
      lyon.orgId,
      note,
      'salamandre',
    ])
    const forget = sql`app.forget_note(${note}) as n`
    for (const org of [null, casa]) expect(await answer(inside(org), forget)).toEqual([{ n: null }])
    const kept = async () =>
      (await t.superuser.query('select body from app.note_versions where activity_id = $1', [note])).rows
    expect(await kept()).toEqual([{ body: 'salamandre' }])
    expect(await answer(inside(lyon), forget)).toEqual([{ n: 1 }])
    expect(await kept()).toEqual([{ body: '—' }])
  })

  it('orgs_to_seal and org_ids give ids and nothing else', async () => {
    const [sealing, all] = [
      await answer(inside(null), sql`app.orgs_to_seal() as id`),
      await answer(inside(null), sql`app.org_ids() as id`),
    ]
    expect(all).toEqual(expect.arrayContaining([{ id: casa.orgId }, { id: lyon.orgId }]))
    for (const row of sealing) expect(all).toContainEqual(row)
  })
})

describe('people', () => {
  it('memberships_of and membership answer about the person named, active memberships alone', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const mine = await answer(inside(null), sql`app.memberships_of(${agent.userId})`)
    expect(mine.map((row) => row.org_id)).toEqual([casa.orgId])
    expect(await answer(inside(casa), sql`app.membership(${agent.userId}, ${lyon.orgId})`)).toEqual([])
    expect(await answer(inside(lyon), sql`app.membership(${agent.userId}, ${casa.orgId})`)).toHaveLength(1)
    await t.superuser.query(`update app.members set status = 'SUSPENDED' where user_id = $1`, [agent.userId])
    expect(await answer(inside(null), sql`app.memberships_of(${agent.userId})`)).toEqual([])
    expect(await answer(inside(null), sql`app.membership(${agent.userId}, ${casa.orgId})`)).toEqual([])
    expect(await answer(inside(null), sql`app.memberships_of(${randomUUID()})`)).toEqual([])
  })

  it('what is of the platform answers a platform administrator with a second factor, in the organisation in context', async () => {
    const keeper = await t.member(lyon, ['AGENT'])
    const id = await insertId(
      t,
      `insert into app.annonces (org_id, branch_id, reference, status, workflow_version_id, title, transaction, property_type, price_currency, city)
       select $1, $2, 'A-2026-999999', 'PUBLISHED', (select id from app.workflow_versions where org_id = $1 limit 1), 'Riad de Fès', 'SALE', 'RIAD', 'MAD', 'Fès' returning id`,
      [casa.orgId, casa.branchId],
    )
    const calls = (user: string) => [
      sql`app.platform_organizations(${user}::uuid, null, null, null, 10)`,
      sql`app.platform_annonce(${user}::uuid, ${casa.orgId}::uuid, 'A-2026-999999')`,
      sql`app.platform_blocks(${user}::uuid, null, null, 10)`,
      sql`app.block_annonce(${user}::uuid, ${id}::uuid, 'x')`,
      sql`app.unblock_annonce(${user}::uuid, ${id}::uuid)`,
    ]
    const refusals = (user: string) => Promise.all(calls(user).map((call) => refusal(inside(casa), call)))
    const closed = ['AT005', 'AT005', 'AT005', 'AT005', 'AT005']
    expect(await refusals(keeper.userId)).toEqual(closed)
    await t.superuser.query(`insert into platform.administrators (user_id, granted_by) values ($1, 'test')`, [
      keeper.userId,
    ])
    expect(await refusals(keeper.userId)).toEqual(closed)
    await t.superuser.query(`update auth."user" set "twoFactorEnabled" = true where id = $1`, [keeper.userId])
    const [, , , block = sql``, lift = sql``] = calls(keeper.userId)
    expect(await refusal(inside(null), block)).toBe('AT002')
    expect(await refusal(inside(null), lift)).toBe('AT002')
    expect(await answer(inside(lyon), sql`${block} as said`)).toEqual([{ said: 'NOT_FOUND' }])
    expect(await answer(inside(casa), sql`${block} as said`)).toEqual([{ said: 'BLOCKED' }])
    expect(await answer(inside(lyon), sql`${lift} as said`)).toEqual([{ said: null }])
    expect(
      await answer(inside(casa), sql`app.platform_annonce(${keeper.userId}::uuid, ${lyon.orgId}::uuid, ${id})`),
    ).toEqual([])
    expect(await answer(inside(casa), sql`${lift} as said`)).toEqual([{ said: 'PUBLISHED' }])
  })

  it('api_key_by_hash and invitation_by_hash open only to the very secret, while it lives', async () => {
    const [key, invitation] = [randomBytes(32), randomBytes(32)]
    const later = new Date(t.clock.now() + 3_600_000).toISOString()
    await t.superuser.query(
      `insert into app.api_keys (org_id, name, prefix, secret_hash, scopes, expires_at) values ($1, 'k', 'atlas_x', $2, '{audit.read}', $3)`,
      [casa.orgId, key, later],
    )
    await t.superuser.query(
      `insert into app.invitations (org_id, email, roles, token_hash, expires_at) values ($1, 'x@example.test', '{AGENT}', $2, $3)`,
      [casa.orgId, invitation, later],
    )
    const byHash = async (secret: Buffer) => [
      (await answer(inside(null), sql`app.api_key_by_hash(${secret})`)).map((row) => row.org_id),
      (await answer(inside(null), sql`app.invitation_by_hash(${secret})`)).map((row) => row.org_id),
    ]
    expect(await byHash(key)).toEqual([[casa.orgId], []])
    expect(await byHash(invitation)).toEqual([[], [casa.orgId]])
    expect(await byHash(randomBytes(32))).toEqual([[], []])
    expect(await byHash(Buffer.alloc(0))).toEqual([[], []])
    await t.superuser.query('update app.api_keys set revoked_at = now()')
    await t.superuser.query('update app.invitations set revoked_at = now()')
    expect([...(await byHash(key)), ...(await byHash(invitation))]).toEqual([[], [], [], []])
  })

  it('calendar_feed_by_hash opens only to the very secret, while it lives and its owner is active', async () => {
    const [secret, agent] = [randomBytes(32), await t.member(casa, ['AGENT'])]
    await t.superuser.query('insert into app.calendar_feeds (org_id, user_id, token_hash) values ($1, $2, $3)', [
      casa.orgId,
      agent.userId,
      secret,
    ])
    const behind = async (hash: Buffer) =>
      (await answer(inside(null), sql`app.calendar_feed_by_hash(${hash})`)).map((row) => [row.org_id, row.user_id])
    const [opened, closed] = [[[casa.orgId, agent.userId]], []]
    expect(await behind(secret)).toEqual(opened)
    for (const other of [randomBytes(32), Buffer.alloc(0), Buffer.alloc(32), secret.subarray(0, 31)])
      expect(await behind(other)).toEqual(closed)
    for (const status of ['SUSPENDED', 'LEFT']) {
      await t.superuser.query('update app.members set status = $2 where user_id = $1', [agent.userId, status])
      expect(await behind(secret), status).toEqual(closed)
    }
    await t.superuser.query(`update app.members set status = 'ACTIVE' where user_id = $1`, [agent.userId])
    expect(await behind(secret)).toEqual(opened)
    await t.superuser.query('update app.calendar_feeds set revoked_at = now() where user_id = $1', [agent.userId])
    expect(await behind(secret)).toEqual(closed)
  })

  it('create_organization makes one organisation with one branch and one administrator', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const counts = async () =>
      (
        await t.superuser.query<{ orgs: number; branches: number; members: number }>(
          `select (select count(*)::int from app.organizations) as orgs, (select count(*)::int from app.branches) as branches,
                  (select count(*)::int from app.members) as members`,
        )
      ).rows[0]
    const before = await counts()
    const [made] = await answer(
      inside(null),
      sql`app.create_organization(${agent.userId}, 'X', 'x@example.test', 'Neuve', ${`neuve-${randomUUID().slice(0, 8)}`}, 'MA', 'Rabat', 'Africa/Casablanca', 'MAD') as id`,
    )
    const after = await counts()
    expect(after).toEqual({
      orgs: (before?.orgs ?? 0) + 1,
      branches: (before?.branches ?? 0) + 1,
      members: (before?.members ?? 0) + 1,
    })
    const mine = await answer(inside(null), sql`app.memberships_of(${agent.userId})`)
    expect(mine.map((row) => row.org_id).sort()).toEqual([casa.orgId, made?.id].sort())
  })

  it('next_reference counts for the organisation in context alone', async () => {
    expect(await refusal(inside(null), sql`app.next_reference('T', 2026)`)).toBe('AT002')
    for (const prefix of ['t', 'TOOLONG', "T'; drop", ''])
      expect(await refusal(inside(casa), sql`app.next_reference(${prefix}, 2026)`)).toBe('AT003')
    const next = async (org: TestOrg) =>
      (await answer(inside(org), sql`app.next_reference('T', 2026) as reference`))[0]?.reference
    expect([await next(casa), await next(casa), await next(lyon)]).toEqual([
      'T-2026-000001',
      'T-2026-000002',
      'T-2026-000001',
    ])
  })
})

describe('search', () => {
  it('search_contacts, search_dossiers and search_conversations find in the organisation in context alone', async () => {
    for (const org of [casa, lyon]) {
      const made = await org.admin.send<{ id: string; contact: { id: string } }>('POST', '/dossiers', {
        caseType: 'LEAD_BUY',
        source: 'WALK_IN',
        contact: { displayName: `Zoubida ${org.country}`, phones: ['+212677123456'], emails: ['zou@example.test'] },
      })
      expect(made.status).toBe(201)
      const thread = await aThread(t, org, { id: made.body.id, contactId: made.body.contact.id })
      await t.superuser.query(`update app.conversations set last_text = 'Rendez-vous au phare' where id = $1`, [
        thread.conversationId,
      ])
    }
    const doors = ['search_contacts', 'search_dossiers', 'search_conversations'] as const
    const find = async (org: TestOrg | null, door: (typeof doors)[number], text: string) =>
      (await answer(inside(org), sql`${sql.ref(`app.${door}`)}(${text}) as id`)).length
    for (const door of doors) {
      for (const text of ['zoubida', 'zuobida', '0677 12 34 56', 'zou@example'])
        expect(
          [await find(casa, door, text), await find(lyon, door, text), await find(null, door, text)],
          `${door} ${text}`,
        ).toEqual([1, 1, 0])
      for (const text of ['zoubida fr', '%', '_', '', ' ', "' or true --", "%') or (true", '$1', '\\'])
        expect(await find(casa, door, text), `${door} ${text}`).toBe(0)
    }
    expect([await find(casa, 'search_dossiers', 'd-2026-'), await find(null, 'search_dossiers', 'd-2026-')]).toEqual([
      1, 0,
    ])
    expect([
      await find(casa, 'search_conversations', 'phare'),
      await find(null, 'search_conversations', 'phare'),
    ]).toEqual([1, 0])
  })

  it('search_tasks finds in the organisation in context alone, whatever is typed', async () => {
    for (const org of [casa, lyon])
      await org.admin.send('POST', '/tasks', { title: `Appeler Zélie pour 100 % (${org.country})` })
    const find = async (org: TestOrg | null, text: string) =>
      (await answer(inside(org), sql`app.search_tasks(${text}) as id`)).length
    for (const text of ['zelie', 'ZÉLIE appeler', '100'])
      expect([await find(casa, text), await find(lyon, text), await find(null, text)], text).toEqual([1, 1, 0])
    for (const text of ['zelie fr', '%', '_', '', ' ', "' or true --", "%') or (true", '$1', '\\'])
      expect(await find(casa, text), text).toBe(0)
  })

  it('search_documents finds in the organisation in context alone, whatever is typed, and forgets a title nobody has any more', async () => {
    const made: string[] = []
    for (const org of [casa, lyon]) {
      const person = await org.admin.send<{ id: string }>('POST', '/contacts', {
        displayName: `Taoufik ${org.country}`,
      })
      const asked = await org.admin.send<{ items: { id: string }[] }>('POST', '/documents', {
        contactId: person.body.id,
        documents: [{ type: 'LEASE', title: `Quitus ${org.country} 100 %` }],
      })
      made.push(asked.body.items[0]?.id ?? '')
    }
    const names = JSON.stringify({ LEASE: 'Bail Lease' })
    const find = async (org: TestOrg | null, text: string) =>
      (await answer(inside(org), sql`app.search_documents(${text}, ${names}::jsonb) as id`)).map((row) => row.id)
    for (const text of ['quitus', 'QUITÛS 100', 'qiutus', 'bail', 'leese', 'taoufik bail', 'toaufik'])
      expect([await find(casa, text), await find(lyon, text), await find(null, text)], text).toEqual([
        [made[0]],
        [made[1]],
        [],
      ])
    for (const text of ['quitus fr', '%', '_', '', ' ', "' or true --", "%') or (true", '$1', '\\', '{}'])
      expect(await find(casa, text), text).toEqual([])
    const stranger = sql`app.search_documents('quitus', ${names}::jsonb, 500, true, ${lyon.admin.userId}::uuid, ${[lyon.branchId]}::uuid[])`
    expect(await answer(inside(casa), stranger)).toEqual([])
    await t.superuser.query('update app.documents set title = null where id = any ($1)', [made])
    expect(await answer(inside(casa), sql`app.search_words where kind = 'DOCUMENT'`)).toEqual([])
    expect(await find(casa, 'quitus')).toEqual([])
  })

  it('what is somebody’s own is not missed where others have more than is looked at', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const own = await casa.admin.send<{ id: string; contact: { id: string } }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WALK_IN',
      assigneeId: agent.userId,
      contact: { displayName: 'Multitude Première' },
    })
    const task = await casa.admin.send<{ id: string }>('POST', '/tasks', {
      title: 'Multitude',
      assigneeId: agent.userId,
    })
    const thread = await aThread(t, casa, { id: own.body.id, contactId: own.body.contact.id })
    await t.superuser.query(
      `insert into app.contacts (org_id, display_name) select $1, 'Multitude ' || n from generate_series(1, 5100) n`,
      [casa.orgId],
    )
    await t.superuser.query(
      `insert into app.tasks (org_id, title, category, created_by) select $1, 'Multitude ' || n, 'OTHER', 'system' from generate_series(1, 600) n`,
      [casa.orgId],
    )
    const find = async (door: string, more: ReturnType<typeof sql>) =>
      (await answer(inside(casa), sql`${sql.ref(`app.${door}`)}('multitude' ${more}) as id`)).map((row) => row.id)
    const theirs = sql`, p_own => ${agent.userId}::uuid, p_branches => ${[casa.branchId]}::uuid[]`
    for (const [door, id] of [
      ['search_contacts', own.body.contact.id],
      ['search_dossiers', own.body.id],
      ['search_conversations', thread.conversationId],
      ['search_tasks', task.body.id],
    ] as const) {
      expect(await find(door, sql``), door).not.toContain(id)
      expect(await find(door, theirs), door).toContain(id)
    }
    const stranger = sql`, p_own => ${lyon.admin.userId}::uuid, p_branches => ${[lyon.branchId]}::uuid[]`
    for (const door of ['search_contacts', 'search_dossiers', 'search_tasks'])
      expect(await find(door, stranger), door).toEqual([])
  })

  it('search_contacts corrects to words of the organisation in context alone, and forgets a name nobody has any more', async () => {
    const theirs = await lyon.admin.send<{ id: string }>('POST', '/contacts', { displayName: 'Wenceslas Prudhomme' })
    const words = (org: TestOrg | null) =>
      answer(inside(org), sql`app.search_words where word in ('wenceslas', 'prudhomme')`)
    expect(theirs.status).toBe(201)
    expect([(await words(casa)).length, (await words(null)).length]).toEqual([0, 0])
    expect(await words(lyon)).not.toHaveLength(0)
    const find = async (org: TestOrg) =>
      (await answer(inside(org), sql`app.search_contacts('wencselas') as id`)).map((row) => row.id)
    expect([await find(lyon), await find(casa)]).toEqual([[theirs.body.id], []])
    await t.superuser.query(
      `update app.contacts set display_name = '—', first_name = null, last_name = null where id = $1`,
      [theirs.body.id],
    )
    expect(await words(lyon)).toEqual([])
  })

  it('no search gives away more than its bound', async () => {
    for (const call of [
      sql`app.search_contacts('zoubida', 0)`,
      sql`app.search_dossiers('zoubida', 0)`,
      sql`app.search_annonces('introuvable', 0)`,
    ])
      expect(await answer(inside(casa), call)).toEqual([])
    await t.superuser.query(
      `insert into app.contacts (org_id, display_name) select $1, 'Foule ' || n from generate_series(1, 5100) n`,
      [casa.orgId],
    )
    expect(await answer(inside(casa), sql`app.search_contacts('foule', 1000000)`)).toHaveLength(5000)
  })

  it('search_annonces finds in the organisation in context alone', async () => {
    await t.superuser.query(
      `insert into app.annonces (org_id, branch_id, reference, workflow_version_id, title, transaction, property_type, price_currency, city)
       select $1, $2, 'A-TEST-1', w.id, 'Villa introuvable', 'SALE', 'VILLA', 'EUR', 'Lyon' from app.workflow_versions w where w.org_id = $1 limit 1`,
      [lyon.orgId, lyon.branchId],
    )
    const find = async (org: TestOrg | null, text: string) =>
      (await answer(inside(org), sql`app.search_annonces(${text}) as id`)).length
    expect([await find(lyon, 'introuvable'), await find(casa, 'introuvable'), await find(null, 'introuvable')]).toEqual(
      [1, 0, 0],
    )
    for (const hostile of ["' or true --", "%') or (true", '$1', '\\']) expect(await find(casa, hostile)).toBe(0)
    // What a word is corrected to are words of the organisation in context.
    const patterns = (org: TestOrg | null) => answer(inside(org), sql`app.annonce_patterns('introuvbale') as words`)
    expect(await patterns(lyon)).toEqual([{ words: ['introuvable'] }])
    expect([await patterns(casa), await patterns(null)]).toEqual([[{ words: null }], [{ words: null }]])
  })
})

describe('the way in', () => {
  it('provider_app answers the one key asked for', async () => {
    const thread = await aThread(t, casa)
    const key = await insertId(t, `select app_key as id from app.channel_accounts where id = $1`, [thread.accountId])
    expect(await answer(inside(null), sql`app.provider_app(${key})`)).toHaveLength(1)
    for (const other of ['', '%', 'nobody'])
      expect(await answer(inside(null), sql`app.provider_app(${other})`)).toEqual([])
  })

  it('mailboxes_of names the mailboxes of the application alone', async () => {
    const mailbox = async (org: TestOrg, app: string) => {
      const address = `box-${org.orgId}@example.com`
      await t.superuser.query(
        `insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed) values ($1, 'EMAIL', '', '')`,
        [app],
      )
      await t.superuser.query(
        `insert into app.channel_accounts (org_id, branch_id, kind, app_key, display_name, display_phone, phone_number_id) values ($1, $2, 'SMTP', $3, 'x', $4, $4)`,
        [org.orgId, org.branchId, app, address],
      )
      return address
    }
    const [ours, theirs] = [await mailbox(casa, 'mail-ours'), await mailbox(lyon, 'mail-theirs')]
    const asked = (app: string) => answer(inside(null), sql`app.mailboxes_of(${app}, ${[ours, theirs]}::text[])`)
    expect(await asked('mail-ours')).toEqual([{ mailboxes_of: ours }])
    expect(await asked('nobody')).toEqual([])
  })

  it('store_inbound gives an event to the owner of the number, and only when the app owns it too', async () => {
    const [ours, theirs] = [await aThread(t, casa), await aThread(t, lyon)]
    const appKey = (thread: { accountId: string }) =>
      insertId(t, `select app_key as id from app.channel_accounts where id = $1`, [thread.accountId])
    const [ourApp, theirApp] = [await appKey(ours), await appKey(theirs)]
    const store = async (app: string, number: string, key: string) =>
      (
        await answer(
          inside(null),
          sql`app.store_inbound(${app}, ${JSON.stringify([{ delivery: 7, kind: 'MESSAGE', number, waba: null, dedupe_key: key, order_key: key, payload: {} }])}::jsonb)`,
        )
      )[0]
    expect(await store(ourApp, ourApp, 'e1')).toEqual({ delivery: 7, stored: 1, duplicates: 0, unknown: 0 })
    expect(await store(ourApp, ourApp, 'e1')).toEqual({ delivery: 7, stored: 0, duplicates: 1, unknown: 0 })
    expect(await store(ourApp, theirApp, 'e2')).toEqual({ delivery: 7, stored: 0, duplicates: 0, unknown: 1 })
    expect(await store('nobody', ourApp, 'e3')).toEqual({ delivery: 7, stored: 0, duplicates: 0, unknown: 1 })
    const stored = await t.superuser.query('select org_id::text from app.inbound_events')
    expect(stored.rows).toEqual([{ org_id: casa.orgId }])
  })

  it('store_fetched stores for a mailbox of the organisation in context alone, while it is fetched from and in service', async () => {
    const made = (org: TestOrg, sealed: Buffer | null, status: string) =>
      insertId(
        t,
        `insert into app.channel_accounts (org_id, branch_id, kind, display_name, display_phone, phone_number_id, status, imap_sealed, imap_folder, imap_since)
         select $1::uuid, $2::uuid, 'SMTP', 'x', a, a, $3, $4::bytea, case when $4::bytea is not null then 'INBOX' end, case when $4::bytea is not null then now() end
           from (select 'imap-' || gen_random_uuid() || '@example.com' as a) x returning id`,
        [org.orgId, org.branchId, status, sealed],
      )
    const mine = await made(casa, Buffer.of(1), 'ACTIVE')
    const store = async (org: TestOrg | null, account: string, key: string) => {
      const event = { kind: 'MESSAGE', dedupe_key: key, order_key: key, payload: {} }
      return (
        await answer(inside(org), sql`app.store_fetched(${account}, ${JSON.stringify([event, event])}::jsonb)`)
      )[0]
    }
    expect(await store(casa, mine, 'f1')).toEqual({ stored: 1, duplicates: 1 })
    expect(await store(casa, mine, 'f1')).toEqual({ stored: 0, duplicates: 2 })
    const others: [TestOrg | null, string][] = [
      [lyon, mine],
      [null, mine],
      [casa, await made(casa, null, 'ACTIVE')],
      [casa, await made(casa, Buffer.of(1), 'DISABLED')],
    ]
    for (const [org, account] of others) expect(await store(org, account, 'f2')).toMatchObject({ stored: 0 })
    expect((await t.superuser.query(`select 1 from app.inbound_events where dedupe_key = 'f2'`)).rows).toEqual([])
  })

  it('claim_inbound gives each event once, the oldest of its order first, and none that is not due', async () => {
    await t.superuser.query('delete from app.inbound_events')
    const thread = await aThread(t, casa)
    const event = (key: string, order: string, due: string) =>
      t.superuser.query(
        `insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload, received_at, due_at)
         values ($1, $2, 'MESSAGE', $3, $4, '{}', $5, $5)`,
        [casa.orgId, thread.accountId, key, order, due],
      )
    await event('a1', 'a', now())
    await event('a2', 'a', now())
    await event('b1', 'b', new Date(t.clock.now() + 1000).toISOString())
    const claim = async () =>
      (await answer(inside(null), sql`app.claim_inbound(10, interval '30 seconds')`)).map((row) => row.order_key)
    expect(await claim()).toEqual(['a'])
    expect(await claim()).toEqual([])
  })
})

describe('rights of people', () => {
  it('erase_contact makes nobody of another organisation unrecognisable, and nobody without one', async () => {
    const thread = await aThread(t, casa)
    const erase = (org: TestOrg | null) => answer(inside(org), sql`app.erase_contact(${thread.contactId}::uuid, 'x')`)
    expect(await erase(lyon)).toEqual([{ erase_contact: null }])
    expect(await erase(null)).toEqual([{ erase_contact: null }])
    const left = await t.superuser.query('select erased_at from app.contacts where id = $1', [thread.contactId])
    expect(left.rows).toEqual([{ erased_at: null }])
  })

  it('the suppression list answers about the organisation in context alone, and digests differ between two', async () => {
    const thread = await aThread(t, casa)
    const identity = await t.superuser.query<{ kind: string; value: string }>(
      'select kind, value from app.channel_identities where id = $1',
      [thread.identityId],
    )
    const { kind, value } = identity.rows[0] ?? { kind: '', value: '' }
    const listed = (org: TestOrg | null) =>
      answer(inside(org), sql`app.suppression_of(${thread.identityId}::uuid, 'REPLY')`)
    const digest = async (org: TestOrg | null) =>
      String((await answer(inside(org), sql`app.suppression_digest(${kind}, ${value})`))[0]?.suppression_digest)
    await answer(inside(lyon), sql`app.suppress(${kind}, ${value}, 'x', 'ALL', 'OTHER', null)`)
    expect(await listed(casa)).toEqual([{ suppression_of: null }])
    await answer(inside(casa), sql`app.suppress(${kind}, ${value}, 'x', 'ALL', 'OTHER', null)`)
    expect([await listed(casa), await listed(lyon), await listed(null)]).toEqual([
      [{ suppression_of: 'LISTED' }],
      [{ suppression_of: null }],
      [{ suppression_of: null }],
    ])
    expect(await digest(casa)).not.toBe(await digest(lyon))
    expect(await digest(null)).toBe('null')
    expect(await refusal(inside(casa), sql`platform.suppression_salts`)).toBe('42501')
    expect(await answer(inside(null), sql`app.suppress(${kind}, ${value}, 'x', 'ALL', 'OTHER', null)`)).toEqual([
      { suppress: null },
    ])
  })

  it('unnamed_files answers inside an organisation alone', async () => {
    const hash = 'a'.repeat(64)
    expect(await answer(inside(null), sql`app.unnamed_files(${[hash]}::text[])`)).toEqual([])
    expect(await answer(inside(casa), sql`app.unnamed_files(${[hash]}::text[])`)).toEqual([{ unnamed_files: hash }])
  })
})

describe('the way out', () => {
  it('claim_outbound gives ids of what may be sent, cancels what may not, and says no word of any message', async () => {
    await t.superuser.query("select set_config('app.now', $1, false)", [now()])
    const [live, lapsed] = [await aThread(t, casa), await aThread(t, lyon)]
    for (const thread of [live, lapsed]) await aConsent(t, thread, { purpose: 'REPLY', state: 'GRANTED' })
    const [sent, held] = [
      await aMessage(t, live, { direction: 'OUT' }),
      await aMessage(t, lapsed, { direction: 'OUT' }),
    ]
    await aConsent(t, lapsed, { purpose: 'REPLY', state: 'REVOKED' })
    const claimed = await answer(inside(null), sql`app.claim_outbound(10, 10, 10, interval '30 seconds')`)
    expect(claimed).toEqual([
      { org_id: casa.orgId, id: sent, conversation_id: live.conversationId, account_id: live.accountId, n: 1 },
    ])
    const left = await t.superuser.query('select status, failure_code from app.messages where id = $1', [held])
    expect(left.rows).toEqual([{ status: 'CANCELLED', failure_code: 'CONSENT_REQUIRED' }])
    expect(await answer(inside(null), sql`app.expire_sending()`)).toEqual([])
    t.clock.advance(31_000)
    expect(await answer(inside(null), sql`app.expire_sending()`)).toEqual([{ org_id: casa.orgId, id: sent }])
    expect(await answer(inside(null), sql`app.unknown_due(${now()}::timestamptz)`)).toEqual([
      { org_id: casa.orgId, id: sent },
    ])
    expect(await answer(inside(null), sql`app.unknown_due('2020-01-01')`)).toEqual([])
  })

  it('claim_jobs gives due work of the kinds asked for, once; queue_figures only counts', async () => {
    await t.superuser.query('delete from app.jobs')
    const job = (org: TestOrg, kind: string, due: number) =>
      t.superuser.query(`insert into app.jobs (org_id, kind, key, due_at) values ($1, $2, 'k', $3)`, [
        org.orgId,
        kind,
        new Date(due).toISOString(),
      ])
    await job(casa, 'test.mine', t.clock.now())
    await job(lyon, 'test.later', t.clock.now() + 60_000)
    await job(lyon, 'test.other', t.clock.now())
    const claim = async (...kinds: string[]) =>
      (await answer(inside(null), sql`app.claim_jobs(${kinds}::text[], 10, interval '30 seconds')`)).map(
        (row) => row.kind,
      )
    expect(await claim('test.mine', 'test.later')).toEqual(['test.mine'])
    expect(await claim('test.mine', 'test.later')).toEqual([])
    expect(await claim()).toEqual([])
    const [figures] = await answer(inside(casa), sql`app.queue_figures()`)
    for (const value of Object.values(figures ?? {})) expect(typeof value).toBe('number')
  })

  it('messaging_figures only counts and times, under labels that no organisation chooses', async () => {
    await t.superuser.query(
      `update app.channel_accounts set quality_rating = 'agence-secrete', messaging_limit = 'TIER_1K; drop' where org_id = $1`,
      [lyon.orgId],
    )
    const rows = await answer(inside(null), sql`app.messaging_figures()`)
    expect(new Set(rows.map((row) => row.name))).toEqual(
      new Set(['queue_oldest', 'dead_letters', 'quarantined', 'accounts', 'quality', 'tier']),
    )
    for (const row of rows) {
      expect(typeof row.value).toBe('number')
      expect(row.label).toMatch(/^(inbound|outbound|jobs|seals|events|[A-Z_0-9]+)$/)
    }
  })
})

describe('consents', () => {
  it('consents_follow hands on states of the organisation in context alone, to whoever has the number, and changes none', async () => {
    const [here, there] = [await aThread(t, casa), await aThread(t, lyon)]
    for (const thread of [here, there]) {
      await aConsent(t, thread, { purpose: 'CONTACT', state: 'GRANTED' })
      const other = await insertId(
        t,
        `insert into app.contacts (org_id, display_name) values ($1, 'Autre') returning id`,
        [thread.orgId],
      )
      await t.superuser.query('update app.channel_identities set contact_id = $1 where id = $2', [
        other,
        thread.identityId,
      ])
      Object.assign(thread, { contactId: other })
    }
    expect(await answer(inside(casa), sql`app.consents_follow(${there.contactId})`)).toEqual([{ consents_follow: 0 }])
    expect(await answer(inside(null), sql`app.consents_follow(${here.contactId})`)).toEqual([{ consents_follow: 0 }])
    expect(await answer(inside(casa), sql`app.consents_follow(${here.contactId})`)).toEqual([{ consents_follow: 1 }])
    const states = await t.superuser.query('select contact_id, state from app.consent_states where identity_id = $1', [
      here.identityId,
    ])
    expect(states.rows).toEqual([{ contact_id: here.contactId, state: 'GRANTED' }])
  })
})

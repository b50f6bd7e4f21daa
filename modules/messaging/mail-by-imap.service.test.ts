import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signMail } from '#channels/email'
import { runInOrg } from '#platform/context'
import { startImap, startWhatsAppBench, type TestImap, type TestOrg, type WhatsAppBench } from '#testing'
import { MAX_MAIL } from './intake-mail.service.ts'
import { readMailboxJob } from './mail-reading.job.ts'

/*
 * A real IMAP server (Dovecot) beside the real application; each test has a mailbox of its own. The clock is the test's, so
 * that a minute is one that it lets pass.
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Imap = {
  folder: string
  since: string
  readAt: string | null
  letterAt: string | null
  error: { code: string; text: string | null; since: string } | null
  tooLarge: number
  unreadable: number
}
type Channel = { id: string; version: number; imap: Imap | null; status: string; callbackUrl: string | null }

let imap: TestImap
let bench: WhatsAppBench
let casa: TestOrg
let serial = 0
let box: { id: string; user: string; address: string }

beforeAll(async () => {
  imap = await startImap()
  bench = await startWhatsAppBench(0, { ATLAS_SMTP_PRIVATE_HOSTS: `127.0.0.1:${imap.port}` })
  casa = await bench.t.org({ country: 'MA' })
})
afterAll(async () => {
  await bench.close()
  await imap.close()
})
beforeEach(async () => {
  serial += 1
  const user = `box${serial}`
  imap.user(user)
  const address = `${user}@anfa.example`
  box = { id: await bench.connectMail(casa, address), user, address }
})
// What one test left to read is not the next one's.
afterEach(async () => {
  await bench.t.superuser.query(`delete from app.jobs where kind = 'messaging.read_mailbox'`)
  await bench.t.superuser.query('delete from app.imap_readings')
})

type Row = Record<string, unknown>
const rows = async (text: string, values: unknown[] = []) => (await bench.t.superuser.query<Row>(text, values)).rows
const fresh = () => {
  serial += 1
  return `salma${serial}@example.com`
}
const letter = (from: string, body: string, head: readonly string[] = [], to = box.address) => {
  serial += 1
  return [`Message-ID: <im${serial}@example.com>`, `From: Salma <${from}>`, `To: ${to}`, ...head, '', body, ''].join(
    '\r\n',
  )
}
const server = (over: Row = {}) => ({
  host: '127.0.0.1',
  port: imap.port,
  security: 'STARTTLS',
  user: box.user,
  password: 'imap-password-for-tests',
  folder: 'INBOX',
  ...over,
})
async function shown(): Promise<Channel> {
  const { body } = await casa.admin.get<{ items: Channel[] }>('/channels')
  const found = body.items.find(({ id }) => id === box.id)
  if (!found) throw new Error('no mailbox')
  return found
}
const set = async (over: Row = {}) =>
  casa.admin.send<Channel>('POST', `/channels/${box.id}/imap`, { version: (await shown()).version, ...server(over) })
async function on(over: Row = {}): Promise<void> {
  expect((await set(over)).status).toBe(200)
  await bench.settle()
}
/** A minute goes by, and what is due is done. */
async function read(ms = MINUTE): Promise<void> {
  bench.clock.advance(ms)
  await bench.settle()
}
const texts = async () =>
  (
    await rows(`select m.text from app.messages m where m.account_id = $1 and m.direction = 'IN' order by m.id`, [
      box.id,
    ])
  ).map(({ text }) => text)
const place = async () =>
  (await rows('select validity, last_uid::int as uid from app.imap_places where account_id = $1', [box.id]))[0]
const events = async () =>
  Number((await rows('select count(*)::int as n from app.inbound_events where account_id = $1', [box.id]))[0]?.n)
const deliver = (raw: string, at = new Date(bench.clock.now())) => imap.deliver(box.user, raw, { at })

describe('letters of a mailbox', () => {
  it('come in, in their order, from the moment it is set up, and are left as they are', async () => {
    await deliver(letter(fresh(), 'Avant'))
    await on()
    expect(await texts()).toEqual([])
    const email = fresh()
    await deliver(letter(email, 'Je cherche un appartement à louer à Anfa.', ['Subject: Recherche']))
    await deliver(letter(email, 'Avec deux chambres.'))
    await read()
    expect(await texts()).toEqual(['Je cherche un appartement à louer à Anfa.', 'Avec deux chambres.'])
    const [thread] = await rows(
      `select v.dossier_id, v.waiting_since, m.channel, m.payload ->> 'subject' as subject from app.messages m
         join app.conversations v on v.org_id = m.org_id and v.id = m.conversation_id where m.account_id = $1 order by m.id`,
      [box.id],
    )
    expect(thread).toMatchObject({ channel: 'EMAIL', subject: 'Recherche', dossier_id: expect.anything() })
    expect(await imap.letters(box.user)).toMatchObject([{ uid: 1 }, { uid: 2 }, { uid: 3 }])
    for (const { flags } of await imap.letters(box.user)) expect(flags).not.toContain('\\Seen')
    await read()
    expect(await events()).toBe(2)
    const state = (await shown()).imap
    expect(Date.parse(state?.readAt ?? '')).toBe(bench.clock.now())
    expect(state).toMatchObject({ folder: 'INBOX', error: null, tooLarge: 0, unreadable: 0 })
  })

  it('are that mailbox’s, whomever they name', async () => {
    await on()
    const email = fresh()
    await deliver(letter(email, 'Par une liste', [], 'clients@another.example, tous@another.example'))
    await deliver(letter(email, 'En copie cachée', [], 'undisclosed-recipients:;'))
    await read()
    expect(await texts()).toEqual(['Par une liste', 'En copie cachée'])
    expect(await events()).toBe(2)
  })

  it('are one with those handed over signed, whichever comes first', async () => {
    await on()
    const hand = async (raw: string) => {
      const bytes = Buffer.from(raw)
      const signed = signMail(bytes, 'mail-secret-for-tests', Math.floor(bench.clock.now() / 1000))
      const answer = await bench.t.app.http.app.inject({
        method: 'POST',
        url: '/webhooks/email/test-mail',
        headers: { 'content-type': 'message/rfc822', ...signed },
        payload: bytes,
      })
      await bench.settle()
      return answer.json<{ stored: number; duplicates: number }>()
    }
    const [first, second] = [letter(fresh(), 'Remise'), letter(fresh(), 'Relevée')]
    expect(await hand(first)).toMatchObject({ stored: 1 })
    await deliver(first)
    await deliver(second)
    await read()
    expect(await hand(second)).toMatchObject({ stored: 0, duplicates: 1 })
    expect(await texts()).toEqual(['Remise', 'Relevée'])
    expect(await events()).toBe(2)
  })

  it('with files are shown with them', async () => {
    await on()
    const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')
    await deliver(
      letter(
        fresh(),
        `--b\r\nContent-Type: text/plain\r\n\r\nVoici\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${png}\r\n--b--`,
        ['Content-Type: multipart/mixed; boundary=b'],
      ),
    )
    await read()
    const files = await rows(`select media from app.messages where account_id = $1 and media is not null`, [box.id])
    expect(files).toMatchObject([{ media: { filename: 'plan.pdf', hash: expect.any(String) } }])
  })

  it('are all taken when there are more than one reading takes', async () => {
    await on()
    for (let n = 0; n < 203; n += 1)
      await deliver(letter('crowd@example.com', `${n}`, ['Auto-Submitted: auto-replied']))
    await read()
    expect([await events(), (await place())?.uid]).toEqual([203, 203])
  })
})

describe('a letter that is none', () => {
  it('is set aside whole, and the others come in', async () => {
    await on()
    const poison = letter(fresh(), '--b\r\n\r\nhalf', ['Content-Type: multipart/mixed; boundary=b'])
    const email = fresh()
    await deliver(letter(email, 'Une'))
    await deliver(poison)
    await deliver(letter(email, 'Deux'))
    await read()
    expect(await texts()).toEqual(['Une', 'Deux'])
    expect(
      await rows('select reason, body from platform.quarantined_webhooks where app_key = $1', [`imap:${box.id}`]),
    ).toEqual([{ reason: 'MALFORMED_MAIL UNCLOSED', body: Buffer.from(poison) }])
  })

  it('that the database refuses is set aside, and the others come in', async () => {
    await on()
    const trap = `create function app.trap() returns trigger language plpgsql as $$ begin
      if new.account_id = '${box.id}' and new.payload ->> 'email' like 'poison%' then raise exception 'no' using errcode = '23514'; end if; return new; end $$;
      create trigger trap before insert on app.inbound_events for each row execute function app.trap()`
    await bench.t.superuser.query(trap)
    await deliver(letter('poison@example.com', 'Poison'))
    await deliver(letter(fresh(), 'Bonne'))
    await read()
    await bench.t.superuser.query('drop trigger trap on app.inbound_events; drop function app.trap()')
    expect(await texts()).toEqual(['Bonne'])
    expect(
      await rows('select reason from platform.quarantined_webhooks where app_key = $1', [`imap:${box.id}`]),
    ).toEqual([{ reason: 'UNSTORABLE' }])
  })

  it('that is too large stays in the mailbox, is counted and said', async () => {
    await on()
    await deliver(
      letter(
        fresh(),
        'x'
          .repeat(70)
          .concat('\r\n')
          .repeat(MAX_MAIL / 72 + 1),
      ),
    )
    await deliver(letter(fresh(), 'Petite'))
    await read()
    expect(await texts()).toEqual(['Petite'])
    expect((await shown()).imap).toMatchObject({ tooLarge: 1, error: null })
    expect(
      await rows('select outcome, count::int from platform.webhook_counters where app_key = $1', [`imap:${box.id}`]),
    ).toEqual([{ outcome: 'TOO_LARGE', count: 1 }])
  })
})

it('a letter on which reading fails again and again is left where it is, counted, and the others come in', async () => {
  await on()
  await deliver(letter(fresh(), 'Bloquante'))
  await deliver(letter(fresh(), 'Suivante'))
  await bench.t.superuser.query(
    `update app.imap_readings set error = 'unreachable', failures = 5, failed_since = read_at, failed_uid = 1, failed_times = $2 where account_id = $1`,
    [box.id, 5],
  )
  await read()
  expect(await texts()).toEqual(['Suivante'])
  expect((await shown()).imap).toMatchObject({ unreadable: 1, tooLarge: 0, error: null })
})

describe('a process that ends', () => {
  it('between storing and moving on has done neither; the next takes each letter once', async () => {
    await on()
    const email = fresh()
    for (const word of ['Une', 'Deux', 'Trois']) await deliver(letter(email, word))
    // The connection of whoever stores the second letter is cut before the commit.
    await bench.t.superuser.query(`create function app.cut() returns trigger language plpgsql security definer as $$ begin
      if (select count(*) from app.inbound_events where account_id = '${box.id}') = 2 then perform pg_terminate_backend(pg_backend_pid()); end if; return null; end $$;
      create trigger cut after insert on app.inbound_events for each row execute function app.cut()`)
    await read()
    expect([await events(), (await place())?.uid]).toEqual([1, 1])
    await bench.t.superuser.query('drop trigger cut on app.inbound_events; drop function app.cut()')
    await read(HOUR)
    expect([await texts(), (await place())?.uid]).toEqual([['Une', 'Deux', 'Trois'], 3])
    expect(await events()).toBe(3)
  })

  it('leaves the mailbox to another after its lease', async () => {
    await on()
    await deliver(letter(fresh(), 'Une'))
    bench.clock.advance(MINUTE)
    // As a killed process leaves it: claimed, not done.
    await bench.t.superuser.query(
      `update app.jobs set lease_until = $1::timestamptz + interval '2 minutes', attempts = 1 where kind = 'messaging.read_mailbox' and state = 'PENDING'`,
      [new Date(bench.clock.now()).toISOString()],
    )
    await bench.settle()
    expect(await texts()).toEqual([])
    await read(2 * MINUTE + 1)
    expect(await texts()).toEqual(['Une'])
  })

  it('and two that read at once take each letter once', async () => {
    await on()
    for (let n = 0; n < 20; n += 1) await deliver(letter('crowd@example.com', `${n}`, ['Auto-Submitted: auto-replied']))
    const again = () =>
      bench.t.superuser.query(
        `insert into app.jobs (org_id, kind, key, payload, actor, due_at) select org_id, kind, key, payload, actor, due_at from app.jobs
          where kind = 'messaging.read_mailbox' and state = 'PENDING' limit 1`,
      )
    await expect(again()).rejects.toThrow(/jobs_/)
    bench.clock.advance(MINUTE)
    const first = bench.t.app.at(bench.clock).drain('messaging:3')
    // The lease of the first is over for a second whose clock is ahead.
    const second = bench.t.app.at({ now: () => bench.clock.now() + 3 * MINUTE }).drain('messaging:3')
    await Promise.all([first, second])
    await bench.settle()
    expect([await events(), (await place())?.uid]).toEqual([20, 20])
  })
})

it('a server that numbers anew doubles nothing, loses nothing, and opens nothing from before', async () => {
  await deliver(letter(fresh(), 'Bien avant'), new Date(bench.clock.now() - 30 * 24 * HOUR))
  await on()
  await deliver(letter(fresh(), 'Lue'))
  await read(5 * HOUR)
  const before = await place()
  await imap.stop()
  imap.renumber(box.user)
  await imap.start()
  bench.clock.advance(MINUTE)
  await deliver(letter(fresh(), 'Entre-temps'))
  // Moved there from elsewhere: arrived since it is read, but long before it was read last.
  await deliver(letter(fresh(), 'Vieille'), new Date(bench.clock.now() - 3 * HOUR))
  await bench.settle()
  await read()
  expect(await texts()).toEqual(['Lue', 'Entre-temps'])
  expect((await place())?.validity).not.toBe(before?.validity)
  await deliver(letter(fresh(), 'Après'))
  await read()
  expect(await texts()).toEqual(['Lue', 'Entre-temps', 'Après'])
  expect(await events()).toBe(3)
})

describe('a server that does not hand out', () => {
  /** As the metrics say it, by the clock of the test. */
  const alarm = () =>
    bench.t.inOrg(casa.orgId, async (ctx) => {
      const found = await sql<{ value: number }>`
        select value from app.messaging_figures() where name = 'accounts' and label = 'UNREAD'`.execute(ctx.db)
      return Number(found.rows[0]?.value)
    })

  it('because the password is another is said, alarms, and is asked seldom; the new one goes on where it was', async () => {
    await on()
    const quiet = await alarm()
    await imap.changePassword(box.user, 'another-password')
    await deliver(letter(fresh(), 'Pendant'))
    await read()
    expect((await shown()).imap?.error).toMatchObject({
      code: 'sign_in',
      text: 'Le serveur refuse l’identifiant ou le mot de passe de la boîte.',
    })
    expect(await alarm()).toBe(quiet + 1)
    const failures = async () =>
      (await rows('select failures from app.imap_readings where account_id = $1', [box.id]))[0]?.failures
    await read()
    await read()
    expect(await failures()).toBe(1)
    await read(10 * MINUTE)
    expect(await failures()).toBe(2)
    expect((await set()).status).toBe(422)
    await on({ password: 'another-password' })
    expect(await texts()).toEqual(['Pendant'])
    expect([(await shown()).imap?.error, await alarm()]).toEqual([null, quiet])
  })

  it('because it is away is tried again, and says since when; nothing is lost', async () => {
    await on()
    const readAt = (await shown()).imap?.readAt
    await deliver(letter(fresh(), 'Avant la panne'))
    await imap.stop()
    await read()
    const away = await shown()
    expect(away.imap).toMatchObject({ readAt, error: { code: 'unreachable' } })
    expect(Date.parse(away.imap?.error?.since ?? '')).toBe(bench.clock.now())
    expect(await alarm()).toBe(0)
    bench.clock.advance(31 * MINUTE)
    expect(await alarm()).toBe(1)
    await imap.start()
    await bench.settle()
    expect([await texts(), (await shown()).imap?.error]).toEqual([['Avant la panne'], null])
  })
})

describe('a mailbox', () => {
  it('that is switched off is read no longer, keeps no credentials, and begins anew', async () => {
    await on()
    const off = await casa.admin.send<Channel>('POST', `/channels/${box.id}/imap/stop`, {
      version: (await shown()).version,
    })
    expect([off.status, off.body.imap]).toEqual([200, null])
    await deliver(letter(fresh(), 'Pendant l’arrêt'))
    await read()
    expect(await rows('select imap_sealed, imap_folder from app.channel_accounts where id = $1', [box.id])).toEqual([
      { imap_sealed: null, imap_folder: null },
    ])
    expect(await rows(`select 1 from app.jobs where kind = 'messaging.read_mailbox' and state = 'PENDING'`)).toEqual([])
    await on()
    await deliver(letter(fresh(), 'Après'))
    await read()
    expect(await texts()).toEqual(['Après'])
  })

  it('whose credentials are sealed anew while it is read loses nothing', async () => {
    await on()
    const reseal = async () => {
      const [row] = await rows('select imap_sealed as sealed from app.channel_accounts where id = $1', [box.id])
      const { vault } = bench.t.app.platform
      const sealed = row?.sealed instanceof Buffer ? vault.seal(vault.open(row.sealed)) : null
      await rows('update app.channel_accounts set imap_sealed = $1 where id = $2', [sealed, box.id])
    }
    /** One reading, and what another process does between its look at the mailbox and what it writes. */
    const readWith = async (meanwhile: () => Promise<void>) => {
      const { platform } = bench.t.app
      const { database } = platform
      let done: Promise<void> | undefined
      const late: typeof database = {
        ...database,
        async transaction(scope, work) {
          done ??= meanwhile()
          await done
          return database.transaction(scope, work)
        },
      }
      const where = { orgId: casa.orgId, actor: { kind: 'system' as const, id: null }, correlationId: 'test' }
      await runInOrg(platform, where, (tx) =>
        readMailboxJob.run({ ...tx, platform: { ...platform, database: late } }, {}, { key: box.id, attempts: 1 }),
      )
    }
    await deliver(letter(fresh(), 'Pendant le changement'))
    await readWith(reseal)
    expect(await texts()).toEqual([])
    await read()
    expect(await texts()).toEqual(['Pendant le changement'])

    // Back in service it begins at its newest letter of now, not at that of the reading after.
    await rows('delete from app.imap_places where account_id = $1', [box.id])
    await readWith(async () => {
      await reseal()
      await deliver(letter(fresh(), 'Juste après'))
    })
    await read()
    expect(await texts()).toEqual(['Pendant le changement', 'Juste après'])
  })

  it('that is out of service is not read; back in it, it begins at the newest', async () => {
    await on()
    const act = async (what: string) =>
      (await casa.admin.send('POST', `/channels/${box.id}/${what}`, { version: (await shown()).version })).status
    expect(await act('disable')).toBe(200)
    await deliver(letter(fresh(), 'Hors service'))
    await read()
    expect(await act('resume')).toBe(200)
    await bench.settle()
    await deliver(letter(fresh(), 'De retour'))
    await read()
    expect(await texts()).toEqual(['De retour'])
  })
})

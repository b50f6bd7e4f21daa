import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { findFreePort } from '#platform/postgres'

/** A real IMAP server (Dovecot) of one's own on the loopback address, with mailboxes in a folder of its own. */
export interface TestImap {
  port: number
  /** Its address with credentials, as the adapter takes it. */
  url(user: string, password?: string): string
  /** Makes a mailbox. */
  user(name: string): void
  /** Gives a mailbox another password. */
  changePassword(name: string, password: string): Promise<void>
  /** Puts a letter into a mailbox; `at` is when it arrived. Returns its number (UID). */
  deliver(user: string, letter: string | Buffer, options?: { folder?: string; at?: Date }): Promise<number>
  makeFolder(user: string, folder: string): Promise<void>
  /** Numbers and flags of what is in a folder. */
  letters(user: string, folder?: string): Promise<{ uid: number; flags: string[] }[]>
  /** Forgets the numbers of a mailbox, as a server does that was restored or moved: other ones under another validity. */
  renumber(user: string): void
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

const PASSWORD = 'imap-password-for-tests'
/** Debian keeps it out of the path of people who are not root. */
const PROGRAM = existsSync('/usr/sbin/dovecot') ? '/usr/sbin/dovecot' : 'dovecot'
const MISSING =
  'dovecot cannot be started. Install it (Debian, Ubuntu: apt-get install dovecot-imapd) and run the tests again.'

/** Starts Dovecot on a free port. Throws with the way to install it when the program is missing. */
export async function startImap(): Promise<TestImap> {
  const version = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' })
  if (version.error) throw new Error(MISSING, { cause: version.error })
  if (!version.stdout.startsWith('2.3')) throw new Error(`dovecot 2.3 is needed, this is ${version.stdout.trim()}`)
  const port = await findFreePort()
  // Sockets are made below it: a path has little room for them.
  const root = mkdtempSync(join(tmpdir(), 'imap-'))
  chmodSync(root, 0o755)
  const mails = join(root, 'mail')
  mkdirSync(mails)
  // The mails of root are nobody's: Dovecot serves none for root.
  const asRoot = process.getuid?.() === 0
  const [uid, gid] = asRoot ? [65_534, 65_534] : [userInfo().uid, userInfo().gid]
  chownSync(mails, uid, gid)
  const passwords = new Map<string, string>()
  const config = join(root, 'dovecot.conf')
  mkdirSync(join(root, 'users'))
  writeFileSync(config, configOf({ root, port, uid, gid, own: asRoot ? null : userInfo().username }))
  let child: ChildProcess | null = null

  const password = (name: string) => passwords.get(name) ?? PASSWORD
  const keep = (name: string, given: string) => {
    passwords.set(name, given)
    writeFileSync(join(root, 'users', name), `${name}:{PLAIN}${given}\n`)
  }
  const server: TestImap = {
    port,
    url: (name, given = password(name)) =>
      `imap://${encodeURIComponent(name)}:${encodeURIComponent(given)}@127.0.0.1:${port}`,
    user: (name) => keep(name, PASSWORD),
    async changePassword(name, given) {
      // Dovecot looks for changes of a file once a second; one that starts looks at once.
      await server.stop()
      keep(name, given)
      await server.start()
    },
    deliver: (name, letter, { folder = 'INBOX', at } = {}) =>
      visit(name, async (client) => {
        const done = await client.append(folder, letter, [], at)
        const uid = done ? done.uid : undefined
        if (uid === undefined) throw new Error('the letter was not put there')
        return uid
      }),
    makeFolder: (name, folder) => visit(name, async (client) => void (await client.mailboxCreate(folder))),
    letters: (name, folder = 'INBOX') =>
      visit(name, async (client) => {
        await client.mailboxOpen(folder, { readOnly: true })
        const found = client.mailbox && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { flags: true }) : []
        return found.map((each) => ({ uid: each.uid, flags: [...(each.flags ?? [])] }))
      }),
    renumber(name) {
      const box = join(mails, name)
      const list = join(box, 'dovecot-uidlist')
      const [head = '', ...rest] = readFileSync(list, 'utf8').trimEnd().split('\n')
      const validity = Number(/ V(\d+)/.exec(head)?.[1])
      const ids = rest.map((line, n) => line.replace(/^\d+/, String(n + 1)))
      const fresh = head.replace(/ V\d+/, ` V${validity + 1000}`).replace(/ N\d+/, ` N${ids.length + 1}`)
      for (const index of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache', 'dovecot.list.index.log'])
        rmSync(join(box, index), { force: true })
      writeFileSync(list, `${[fresh, ...ids].join('\n')}\n`)
    },
    async stop() {
      const running = child
      child = null
      if (!running || running.exitCode !== null) return
      const gone = once(running, 'exit')
      running.kill('SIGTERM')
      await gone
    },
    async start() {
      child = spawn(PROGRAM, ['-F', '-c', config], { stdio: 'ignore' })
      await untilAnswered(port, child)
    },
    async close() {
      await server.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }

  async function visit<T>(name: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      logger: false,
      disableAutoIdle: true,
      auth: { user: name, pass: password(name) },
    })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.logout()
    }
  }

  await server.start()
  return server
}

function configOf(of: { root: string; port: number; uid: number; gid: number; own: string | null }): string {
  const { root, port, uid, gid, own } = of
  return `
base_dir = ${root}/run
state_dir = ${root}/state
log_path = ${root}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
${own === null ? '' : `default_internal_user = ${own}\ndefault_internal_group = ${gid}\ndefault_login_user = ${own}\n`}
mail_location = maildir:${root}/mail/%u
passdb {
  driver = passwd-file
  args = ${root}/users/%u
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${root}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  # Whoever gives a wrong password is answered as slowly the next times; a test does so on purpose.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`
}

/** Waits for the greeting. */
async function untilAnswered(port: number, child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`dovecot ended with ${code}`)
  })
  const failed = once(child, 'error').then(([error]) => {
    throw new Error(MISSING, { cause: error })
  })
  const greeted = async () => {
    for (;;) {
      const socket = connect(port, '127.0.0.1')
      const heard = await Promise.race([
        once(socket, 'data').then(() => true),
        once(socket, 'close').then(() => false),
      ]).catch(() => false)
      socket.destroy()
      if (heard) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const silent = (promise: Promise<never>) => promise.catch(() => undefined)
  void silent(ended)
  void silent(failed)
  await Promise.race([greeted(), ended, failed])
}

/**
 * `npm run docs:screenshots`: the pictures of README and docs/guide, taken from the running product. Starts it on free
 * ports with demonstration data in a temporary folder, or uses a running one: -- --url http://127.0.0.1:3000
 * Writes docs/images/<page>-<width>.png, at most 300 kB each.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { findFreePort } from '#platform/postgres'
import { type Service, startService } from './processes.ts'
import { findChromium } from './system-packages.ts'

const ROOT = path.dirname(import.meta.dirname)
const IMAGES = path.join(ROOT, 'docs/images')
const MAX_BYTES = 300_000
const MANAGER = { email: 'mehdi@demo.atlas', password: 'atlas-demo-2026' }
const ADMIN = { email: 'leila@demo.atlas', password: 'atlas-demo-2026' }

const VIEWS = [
  { width: 1440, height: 900, scale: 1, mobile: false },
  { width: 390, height: 844, scale: 2, mobile: true },
] as const
type View = (typeof VIEWS)[number]

/** A page of the guide and how it is reached; `find` names the record that the page shows. */
interface Shot {
  name: string
  path: string
  /** Where the first record of a list decides the address: `{id}` in `path` is its id. */
  find?: string
  who?: typeof ADMIN
  /** A button to press first, by its name. */
  press?: string
}

const SHOTS: readonly Shot[] = [
  { name: 'today', path: '/today' },
  { name: 'messages', path: '/inbox/{id}', find: '/conversations?limit=1' },
  { name: 'dossiers', path: '/dossiers' },
  { name: 'dossier', path: '/dossiers/{id}', find: '/dossiers?limit=1&sort=activity' },
  // The week to come: today may be a Sunday.
  { name: 'agenda', path: '/calendar', press: 'Période suivante' },
  { name: 'annonces', path: '/annonces' },
  { name: 'annonce', path: '/annonces/{id}', find: '/annonces?limit=1' },
  { name: 'contact', path: '/contacts/{id}', find: '/contacts?limit=1' },
  { name: 'journal', path: '/audit' },
  { name: 'reglages', path: '/settings', who: ADMIN },
]

const say = (line: string) => process.stdout.write(`${line}\n`)

/** The whole product with demonstration data, on ports of its own. */
async function startProduct(folder: string): Promise<{ url: string; phone: string; service: Service }> {
  const [port, simulators] = [await findFreePort(), await findFreePort()]
  const lines: string[] = []
  let ready: () => void = () => undefined
  const isReady = new Promise<void>((resolve) => {
    ready = resolve
  })
  const service = startService(process.execPath, ['tools/start.ts'], {
    cwd: ROOT,
    env: { ATLAS_DATA: folder, ATLAS_PORT: String(port), ATLAS_SIMULATORS_PORT: String(simulators) },
    onLine: (line) => {
      lines.push(line)
      if (line.includes('Ctrl-C stops everything')) ready()
    },
  })
  const ended = await Promise.race([isReady, service.exited])
  if (ended !== undefined) throw new Error(`the product did not start (${ended}):\n${lines.slice(-20).join('\n')}`)
  return { url: `http://127.0.0.1:${port}`, phone: `http://127.0.0.1:${simulators}`, service }
}

/**
 * Runs in the page: waits for what a person would wait for, which is content instead of skeletons, nothing that still
 * changes, fonts, pictures, and a frame drawn after them. A page that never comes to rest is taken as it is.
 */
const REST = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const deadline = performance.now() + 20000
  let changed = performance.now()
  const observer = new MutationObserver(() => { changed = performance.now() })
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true })
  const busy = () => document.querySelector('main, form, #app') === null
    || document.querySelector('.mantine-Skeleton-root, [aria-busy="true"]') !== null
    || performance.now() - changed < 800
  while (busy() && performance.now() < deadline) await frame()
  observer.disconnect()
  await document.fonts.ready
  const pictures = [...document.images].filter(({ loading, complete }) => loading !== 'lazy' && !complete)
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)))
  await frame()
  await frame()
})()`

/** A picture with as many colours as its size allows. Throws when even few colours are too large. */
async function compress(picture: Buffer): Promise<Buffer> {
  for (const colours of [256, 128, 64, 32]) {
    const small = await sharp(picture).png({ palette: true, colours, effort: 10, compressionLevel: 9 }).toBuffer()
    if (small.length <= MAX_BYTES) return small
  }
  throw new Error('a picture does not fit in 300 kB')
}

async function shoot(page: Page, name: string, { width }: View): Promise<void> {
  await page.evaluate(REST)
  const picture = await compress(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  await writeFile(path.join(IMAGES, `${name}-${width}.png`), picture)
  say(`  ${name}-${width}.png  ${Math.round(picture.length / 1000)} kB`)
}

async function openPage(browser: Browser, view: View): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    deviceScaleFactor: view.scale,
    isMobile: view.mobile,
    hasTouch: view.mobile,
    locale: 'fr-FR',
    timezoneId: 'Africa/Casablanca',
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

/** Signs in as a person would; the introduction for newcomers is marked as seen. Returns the first organisation. */
async function signIn(page: Page, url: string, { email, password }: typeof ADMIN): Promise<string> {
  await page.goto(`${url}/app/sign-in`)
  await page
    .getByLabel(/E-mail|Adresse/i)
    .first()
    .fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('form button[type=submit]').first().click()
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'))
  await page.request.patch(`${url}/api/v1/me`, { data: { tourSeen: true }, headers: { 'x-atlas-csrf': '1' } })
  const me = (await (await page.request.get(`${url}/api/v1/me`)).json()) as { organizations: { id: string }[] }
  return me.organizations[0]?.id ?? ''
}

async function addressOf(page: Page, url: string, orgId: string, shot: Shot): Promise<string> {
  if (!shot.find) return `${url}/app${shot.path}`
  const answer = await page.request.get(`${url}/api/v1${shot.find}`, { headers: { 'x-org-id': orgId } })
  const { items } = (await answer.json()) as { items?: { id: string }[] }
  const id = items?.[0]?.id
  if (!id) throw new Error(`${shot.name}: ${shot.find} found nothing (${answer.status()})`)
  return `${url}/app${shot.path.replace('{id}', id)}`
}

async function takeAll(browser: Browser, url: string, phone: string | null): Promise<void> {
  for (const view of VIEWS) {
    const visitor = await openPage(browser, view)
    await visitor.goto(`${url}/app/sign-in`)
    await shoot(visitor, 'connexion', view)
    if (phone) {
      await visitor.goto(phone)
      await shoot(visitor, 'telephone', view)
    }
    await visitor.context().close()
    for (const who of [MANAGER, ADMIN]) {
      const page = await openPage(browser, view)
      const orgId = await signIn(page, url, who)
      for (const shot of SHOTS.filter((one) => (one.who ?? MANAGER) === who)) {
        await page.goto(await addressOf(page, url, orgId, shot))
        if (shot.press) await page.getByRole('button', { name: shot.press }).click()
        await shoot(page, shot.name, view)
      }
      await page.context().close()
    }
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { url: { type: 'string' }, phone: { type: 'string' } } })
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium was found: install it, or name it in CHROMIUM_PATH')
  mkdirSync(IMAGES, { recursive: true })
  const folder = mkdtempSync(path.join(tmpdir(), 'atlas-screenshots-'))
  chmodSync(folder, 0o755)
  const product = values.url ? null : await startProduct(folder)
  try {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const args = [...sandbox, '--disable-dev-shm-usage', '--use-gl=angle', '--use-angle=swiftshader']
    const browser = await chromium.launch({ executablePath, args: [...args, '--enable-unsafe-swiftshader'] })
    try {
      await takeAll(browser, values.url ?? product?.url ?? '', values.phone ?? product?.phone ?? null)
    } finally {
      await browser.close()
    }
  } finally {
    await product?.service.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})

import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { expect, type Reader, test } from './stack/fixtures.ts'

test.use({ instance: 'shared' })

type Place = {
  name: string
  /** Address below /app; `:x` stands for the first item of the list x of the API. */
  address: string
  /** Shown when the page is ready: a heading of this name. */
  heading: string | RegExp
}

const outside: Place[] = [
  { name: 'sign-in', address: '/sign-in', heading: 'Bonjour' },
  { name: 'forgotten password', address: '/forgot-password', heading: 'Mot de passe oublié' },
  { name: 'new password', address: '/reset-password?token=x', heading: 'Choisir un nouveau mot de passe' },
  { name: 'new organisation', address: '/new-organization', heading: 'Créer votre compte' },
  { name: 'accept an invitation', address: '/accept-invitation?token=x', heading: 'Rejoindre l’équipe' },
]

const inside: Place[] = [
  { name: 'today', address: '/today', heading: 'Aujourd’hui' },
  { name: 'the team today', address: '/today?team=true', heading: 'Aujourd’hui' },
  { name: 'inbox', address: '/inbox', heading: 'Messages' },
  { name: 'conversation', address: '/inbox/:conversations', heading: /./ },
  { name: 'board', address: '/dossiers?show=board', heading: 'Dossiers' },
  { name: 'table of dossiers', address: '/dossiers?show=table', heading: 'Dossiers' },
  { name: 'dossier', address: '/dossiers/:dossiers', heading: /./ },
  { name: 'conversation of a dossier', address: '/dossiers/:dossiers?tab=conversation', heading: /./ },
  { name: 'annonces', address: '/annonces', heading: 'Annonces' },
  { name: 'annonce', address: '/annonces/:annonces', heading: /./ },
  { name: 'new annonce', address: '/annonces/new', heading: 'Quoi' },
  { name: 'annonce being edited', address: '/annonces/:annonces/edit', heading: /^Modifier/ },
  { name: 'contacts', address: '/contacts', heading: 'Contacts' },
  { name: 'contact', address: '/contacts/:contacts', heading: /./ },
  { name: 'calendar by week', address: '/calendar?span=week', heading: /./ },
  { name: 'calendar as a list', address: '/calendar?span=list', heading: /./ },
  { name: 'reports', address: '/reports', heading: 'Rapports' },
  { name: 'audit', address: '/audit', heading: 'Journal' },
  { name: 'operations', address: '/operations', heading: 'Exploitation' },
  { name: 'dead letters', address: '/operations?tab=letters', heading: 'Exploitation' },
  { name: 'notifications', address: '/notifications', heading: 'Notifications' },
  { name: 'a workflow', address: '/settings/workflows/LEAD_BUY', heading: 'Achat' },
  ...[
    'organization',
    'assistant',
    'branches',
    'members',
    'hours',
    'workflows',
    'channels',
    'canned',
    'resources',
    'templates',
    'privacy',
    'keys',
    'notifications',
    'security',
  ].map((tab) => ({
    name: `settings, ${tab}`,
    address: `/settings/${tab}`,
    heading: 'Réglages',
  })),
  ...['suppressions', 'retention'].map((tab) => ({
    name: `personal data, ${tab}`,
    address: `/settings/privacy?tab=${tab}`,
    heading: 'Réglages',
  })),
  { name: 'an address that leads nowhere', address: '/nowhere', heading: 'Page introuvable' },
]

/** The address with the first item of the list it names. */
async function resolve({ page, headers }: Reader, address: string): Promise<string> {
  const kind = /:([a-z]+)/.exec(address)?.[1]
  if (!kind) return `/app${address}`
  const answer = await page.request.get(`/api/v1/${kind}`, { headers })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return `/app${address.replace(`:${kind}`, items[0]?.id ?? '')}`
}

for (const { name, address, heading } of outside) {
  test(`${name}: accessible, and fits a phone`, async ({ read }) => {
    const { page } = await read({})
    await page.goto(`/app${address}`)
    await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  })
}

for (const { name, address, heading } of inside) {
  test(`${name}: accessible, and fits a phone`, async ({ read }) => {
    const reader = await read({ person: 'leila' })
    const { page } = reader
    await page.goto(await resolve(reader, address))
    await expect(page.getByRole('main').getByRole('heading', { name: heading }).first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  })
}

const mirrored = [
  '/inbox/:conversations',
  '/dossiers?show=board',
  '/dossiers/:dossiers',
  '/annonces',
  '/annonces/:annonces',
  '/contacts/:contacts',
  '/calendar?span=week',
  '/reports?period=quarter',
  '/audit',
  '/settings/organization',
  '/settings/privacy',
]

for (const address of mirrored) {
  test(`${address} in Arabic and dark: accessible, and fits a phone`, async ({ read }) => {
    const reader = await read({ person: 'leila', locale: 'ar', scheme: 'dark' })
    const { page } = reader
    await page.goto(await resolve(reader, address))
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  })
}

for (const language of ['fr', 'ar']) {
  test(`the page of telephones (${language}): accessible, and fits a phone`, async ({ page, atlas }) => {
    await page.addInitScript((code) => localStorage.setItem('language', code), language)
    await page.goto(atlas.phoneUrl)
    await expect(page.getByRole('region').first()).toBeVisible()
    await page
      .getByRole('region')
      .first()
      .getByRole('button')
      .filter({ hasText: /\p{L}{3}/u })
      .first()
      .click()
    await expect(page.getByRole('region').first().getByRole('log').locator('.theirs .words').first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('tab').last().click()
    await expect(page.getByRole('tabpanel')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('tab').first().click()
    await expectNoSidewaysScroll(page)
  })
}

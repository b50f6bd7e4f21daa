import type { Page } from '@playwright/test'
import { type CallHeaders, callHeaders, signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

const CASABLANCA = 'Anfa Immobilier'
const LYON = 'Maison Rhône'

type Named = { id: string; contact?: { displayName: string }; displayName?: string; title?: string; reference?: string }

/** What a list of the API shows to the signed-in person. */
async function list(page: Page, headers: CallHeaders, path: string): Promise<Named[]> {
  const answer = await page.request.get(`/api/v1/${path}`, { headers })
  expect(answer.ok(), path).toBe(true)
  return ((await answer.json()) as { items: Named[] }).items
}

/** Lists of one agency: where they stand in the app, and in the API. */
const places = [
  { path: 'conversations', route: 'inbox' },
  { path: 'dossiers', route: 'dossiers' },
  { path: 'annonces', route: 'annonces' },
  { path: 'contacts', route: 'contacts' },
] as const

test('two agencies side by side see nothing of each other', async ({ page: casa, browser, atlas }) => {
  const lyon = await (await browser.newContext({ baseURL: atlas.appUrl, locale: 'fr-FR' })).newPage()
  const sides = [
    { page: casa, headers: await signIn(casa, 'mehdi'), own: CASABLANCA },
    { page: lyon, headers: await signIn(lyon, 'antoine'), own: LYON },
  ] as const
  const [ours, theirs] = sides

  for (const { path, route } of places) {
    await test.step(`${path}: neither list, search nor address`, async () => {
      const [left, right] = [await list(casa, ours.headers, path), await list(lyon, theirs.headers, path)]
      expect(left.length).toBeGreaterThan(0)
      expect(right.length).toBeGreaterThan(0)
      const known = new Set(left.map(({ id }) => id))
      expect(right.filter(({ id }) => known.has(id))).toHaveLength(0)

      for (const [looking, hidden] of [
        [theirs, left[0]],
        [ours, right[0]],
      ] as const) {
        const refused = await looking.page.request.get(`/api/v1/${path}/${hidden?.id}`, { headers: looking.headers })
        expect(refused.status()).toBe(404)
        await looking.page.goto(`/app/${route}/${hidden?.id}`)
        await expect(looking.page.getByRole('alert').getByRole('heading', { name: 'Introuvable' })).toBeVisible()
      }
    })
  }

  await test.step('a name of one agency is not found in the other', async () => {
    const [someone] = await list(casa, ours.headers, 'conversations')
    const name = someone?.contact?.displayName ?? ''
    for (const [route, field] of [
      ['inbox', 'Rechercher un nom, un numéro, un mot'],
      ['dossiers', 'Nom, numéro ou référence'],
      ['contacts', 'Rechercher un nom, un numéro, un e-mail'],
    ] as const) {
      await casa.goto(`/app/${route}`)
      await casa.getByRole('textbox', { name: field }).fill(name)
      await expect(casa.getByRole('main').getByText(name).first()).toBeVisible()
      await lyon.goto(`/app/${route}`)
      await lyon.getByRole('textbox', { name: field }).fill(name)
      await expect(lyon.getByRole('heading', { name: 'Aucun résultat' })).toBeVisible()
      await expect(lyon.getByRole('main').getByText(name)).toHaveCount(0)
    }
  })

  await test.step('naming the other agency in a call is refused', async () => {
    const refused = await lyon.request.get('/api/v1/dossiers', { headers: ours.headers })
    expect(refused.status()).toBe(403)
  })
})

test('a person of both agencies sees one at a time, and the change leaves nothing behind', async ({ page }) => {
  await signIn(page, 'leila', { organization: CASABLANCA })
  const [ofCasa] = await list(page, await callHeaders(page, CASABLANCA), 'conversations')
  const [ofLyon] = await list(page, await callHeaders(page, LYON), 'conversations')
  const names = [ofCasa?.contact?.displayName ?? '', ofLyon?.contact?.displayName ?? ''] as const
  await page.goto('/app/inbox')
  const inbox = page.getByRole('region', { name: 'Conversations' })
  await expect(inbox.getByRole('link', { name: names[0] })).toBeVisible()
  await expect(inbox.getByRole('link', { name: names[1] })).toHaveCount(0)
  await page.getByRole('button', { name: `${CASABLANCA}, Changer d’organisation` }).click()
  await page.getByRole('menuitem', { name: LYON }).click()
  // The change leads home; what was open belonged to the other agency.
  await expect(page.getByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Messages' }).click()
  await expect(inbox.getByRole('link', { name: names[1] })).toBeVisible()
  await expect(inbox.getByRole('link', { name: names[0] })).toHaveCount(0)
})

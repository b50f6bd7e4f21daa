import type { Page } from '@playwright/test'
import { type CallHeaders, signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

type Dossier = { id: string; assignee: { name: string } | null; contact: { displayName: string } }

async function dossiers(page: Page, headers: CallHeaders): Promise<Dossier[]> {
  const answer = await page.request.get('/api/v1/dossiers?limit=100', { headers })
  expect(answer.ok()).toBe(true)
  return ((await answer.json()) as { items: Dossier[] }).items
}

test.use({ instance: 'shared' })

test('an agent sees their own dossiers and the queue, never a colleague’s, and no settings of the agency', async ({
  page,
  browser,
  atlas,
}) => {
  const manager = await (await browser.newContext({ baseURL: atlas.appUrl })).newPage()
  const all = await dossiers(manager, await signIn(manager, 'mehdi'))
  const colleagues = all.find(({ assignee }) => assignee?.name === 'Salma Bennani')
  expect(colleagues).toBeDefined()

  const headers = await signIn(page, 'karim')
  const own = await dossiers(page, headers)
  expect(own.length).toBeGreaterThan(0)
  expect(own.length).toBeLessThan(all.length)
  expect(own.filter(({ assignee }) => assignee !== null && assignee.name !== 'Karim Alaoui')).toHaveLength(0)

  await page.goto('/app/dossiers?show=table')
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: own[0]?.contact.displayName ?? '' })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Salma Bennani' })).toHaveCount(0)
  await page.goto(`/app/dossiers/${colleagues?.id}`)
  await expect(page.getByRole('alert').getByRole('heading', { name: 'Introuvable' })).toBeVisible()

  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Réglages' }).click()
  const sections = page.getByRole('navigation', { name: 'Réglages' }).getByRole('link')
  await expect(sections.filter({ hasText: 'Ma sécurité' })).toBeVisible()
  await expect(sections.filter({ hasText: /Organisation|Assistant|Agences|Canaux|Clés API/ })).toHaveCount(0)
  await page.goto('/app/settings/organization')
  await expect(page.getByRole('heading', { name: 'Page introuvable' })).toBeVisible()
  const refused = await page.request.patch('/api/v1/organization', {
    headers,
    data: { version: 1, settings: { agentEnabled: false } },
  })
  expect(refused.status()).toBe(403)
})

test('an auditor reads everything and finds nothing to press that would change it', async ({ page }) => {
  const headers = await signIn(page, 'nadia')
  const [first] = await dossiers(page, headers)

  await page.goto('/app/inbox')
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link').first().click()
  await expect(page.getByText('Votre rôle permet de lire, pas d’écrire.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Prendre la main|Rendre à l’assistant/ })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: /^Votre message/ })).toHaveCount(0)

  await page.goto(`/app/dossiers/${first?.id}`)
  await expect(page.getByRole('heading', { level: 1, name: first?.contact.displayName ?? '' })).toBeVisible()
  await expect(page.getByRole('tabpanel', { name: 'Historique' }).getByRole('listitem').first()).toBeVisible()
  for (const name of ['Faire avancer', 'Modifier', 'Prendre rendez-vous', 'Ajouter la note', 'Rouvrir', 'Proposer'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Note pour l’équipe' })).toHaveCount(0)

  for (const [address, control] of [
    ['/app/dossiers', 'Nouveau dossier'],
    ['/app/contacts', 'Nouveau contact'],
    ['/app/annonces', 'Nouvelle annonce'],
    ['/app/calendar', 'Nouveau rendez-vous'],
  ] as const) {
    await page.goto(address)
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: control })).toHaveCount(0)
    await expect(page.getByRole('link', { name: control })).toHaveCount(0)
  }

  await page.goto('/app/audit')
  await expect(page.getByText('Chaîne intacte')).toBeVisible()
  await page.goto('/app/settings/organization')
  await expect(page.getByRole('textbox', { name: 'Nom', exact: true })).toBeDisabled()

  const refused = await page.request.post(`/api/v1/dossiers/${first?.id}/notes`, { headers, data: { body: 'x' } })
  expect(refused.status()).toBe(403)
})

import { expectAccessible } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

test('the inbox by keyboard alone', async ({ page }) => {
  await signIn(page, 'mehdi')
  await page.goto('/app/inbox')
  const rows = page.getByRole('region', { name: 'Conversations' }).getByRole('link')
  await expect(rows.nth(1)).toBeVisible()
  const names = await rows.evaluateAll((links) => links.map((link) => link.querySelector('span[dir]')?.textContent))

  // The first stop leads past the navigation.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  // j and k walk through the conversations, the slash leads to the search.
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { level: 1, name: names[1] ?? '' })).toBeVisible()
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'page')
  await page.keyboard.press('k')
  await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible()

  // s puts the conversation off; it stands in its own list until it is woken.
  await page.keyboard.press('s')
  const moments = page.getByRole('menu').getByRole('menuitem')
  await expect(moments.filter({ hasText: 'Demain matin' })).toBeVisible()
  await expect(moments.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^En veille jusqu’au .*, par /)).toBeVisible()
  await page.getByRole('button', { name: /^En veille/ }).press('Enter')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText(names[0] ?? '')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Réveiller' }).press('Enter')
  await expect(rows).toHaveCount(0)
  await page.getByRole('button', { name: 'Toutes', exact: true }).press('Enter')
  await expect(rows.nth(1)).toBeVisible()

  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Rechercher un nom, un numéro, un mot' })).toBeFocused()
  await page.keyboard.press('Escape')

  // From the search, Tab goes on to the views, the rows and the thread in reading order.
  const reached: string[] = []
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab')
    const role = await page.evaluate(
      'document.activeElement?.getAttribute("role") ?? document.activeElement?.tagName.toLowerCase()',
    )
    reached.push(String(role))
    if (role === 'textarea') break
  }
  expect(reached).toContain('a')
  expect(reached).toContain('log')
  expect(reached.at(-1)).toBe('textarea')

  // The answer is written, sent and seen without the pointer.
  await page.keyboard.type('Je vous rappelle tout de suite.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('log').getByText('Je vous rappelle tout de suite.')).toBeVisible()
})

test('the search over everything by keyboard alone', async ({ page }) => {
  const headers = await signIn(page, 'leila')
  const answer = await page.request.get('/api/v1/dossiers?limit=1', { headers })
  const { items } = (await answer.json()) as { items: { id: string; reference: string }[] }
  await page.goto('/app/today')
  await expect(page.getByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeVisible()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Rechercher partout' })
  await expect(field).toBeFocused()
  await expect(page.getByRole('option', { name: 'Nouveau dossier' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.type(items[0]?.reference ?? '')
  await expect(page.getByRole('group', { name: 'Dossiers' }).getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/app/dossiers/${items[0]?.id}`))
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
})

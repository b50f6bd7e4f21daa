import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

type Dossiers = { items: { id: string; reference: string }[] }

test('a colleague who is mentioned sees it at once and is led to the note', async ({ page, browser, atlas }) => {
  const headers = await signIn(page, 'mehdi')
  const context = await browser.newContext({ baseURL: atlas.appUrl, locale: 'fr-FR', reducedMotion: 'reduce' })
  const colleague = await context.newPage()
  const theirs = await signIn(colleague, 'leila', { organization: 'Anfa Immobilier' })
  await colleague.request.post('/api/v1/notifications/read', {
    data: { until: new Date(Date.now() + 60_000).toISOString() },
    headers: theirs,
  })
  await colleague.goto('/app/contacts')
  await expect(colleague.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()

  const { items } = (await (await page.request.get('/api/v1/dossiers?limit=1', { headers })).json()) as Dossiers
  await page.goto(`/app/dossiers/${items[0]?.id}`)
  const field = page.getByRole('textbox', { name: 'Note pour l’équipe' })
  await field.pressSequentially('Peux-tu relire le dossier, @Leï')
  await expect(page.getByRole('option', { name: 'Leïla Haddad' })).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(field).toHaveText('Peux-tu relire le dossier, @Leïla Haddad ')
  await expect(page.getByText('Sera prévenu : Leïla Haddad')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(field).toHaveText('')

  const bell = colleague.getByRole('button', { name: 'Notifications, non lues : 1' })
  await expect(bell).toBeVisible()
  await bell.click()
  const panel = colleague.getByRole('dialog', { name: 'Notifications' })
  const news = panel.getByRole('link', { name: /Mehdi Tazi vous mentionne dans une note/ }).first()
  await expect(news).toContainText('Peux-tu relire le dossier')
  await expectAccessible(colleague)
  await news.focus()
  await colleague.keyboard.press('Enter')
  await expect(colleague).toHaveURL(new RegExp(`/app/dossiers/${items[0]?.id}\\?note=`))
  const note = colleague.getByRole('listitem').filter({ hasText: 'Peux-tu relire le dossier' })
  await expect(note).toBeFocused()
  await expect(colleague.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()
  await context.close()
})

test('everything told stands on a page, and how to be told is a choice that stays', async ({ page }) => {
  await signIn(page, 'leila', { organization: 'Anfa Immobilier' })
  await page.goto('/app/notifications')
  await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.goto('/app/settings/notifications')
  const choice = page.getByRole('checkbox', { name: 'Document reçu, Résumé par e-mail' })
  await expect(choice).toBeChecked()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await choice.uncheck()
  await page.getByRole('switch', { name: 'Retenir les notifications push' }).check({ force: true })
  await page.getByRole('button', { name: 'Enregistrer les préférences' }).click()
  await expect(page.getByText('Préférences enregistrées')).toBeVisible()
  await page.reload()
  await expect(choice).not.toBeChecked()
  await expect(page.getByRole('combobox', { name: 'De', exact: true })).toHaveValue('20:00')
})

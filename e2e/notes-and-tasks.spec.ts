import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

type Dossiers = { items: { id: string }[] }

test('a note with a list and a mention is written by keyboard; a repeated task that is ticked makes the next', async ({
  page,
}) => {
  const headers = await signIn(page, 'mehdi')
  const { items } = (await (await page.request.get('/api/v1/dossiers?limit=1', { headers })).json()) as Dossiers
  await page.goto(`/app/dossiers/${items[0]?.id}`)
  const field = page.getByRole('textbox', { name: 'Note pour l’équipe' })
  await field.focus()
  await page.keyboard.type('À voir avec @Leï')
  await expect(page.getByRole('option', { name: 'Leïla Haddad' })).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- acte')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('clés')
  await page.reload()
  await expect(field.getByRole('listitem')).toHaveText(['acte', 'clés'])
  await field.focus()
  await page.keyboard.press('Control+Enter')
  await expect(field).toHaveText('')
  const note = page.getByRole('listitem').filter({ hasText: 'À voir avec @Leïla Haddad' }).first()
  await expect(note.getByRole('listitem')).toHaveText(['acte', 'clés'])
  await expect(note.locator('strong', { hasText: 'clés' })).toBeVisible()

  const tasks = page
    .getByRole('region', { name: 'Tâches' })
    .or(page.locator('section', { hasText: 'Tâches' }))
    .last()
  await tasks.getByRole('button', { name: 'Ajouter' }).first().click()
  await page.getByLabel('À faire').fill('Point hebdomadaire')
  await page.getByLabel('Échéance').fill('2030-03-14T09:00')
  await page.getByRole('combobox', { name: 'Répéter' }).click()
  await page.getByRole('option', { name: 'Chaque semaine' }).click()
  await expectAccessible(page)
  await page.locator('form').getByRole('button', { name: 'Ajouter', exact: true }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Point hebdomadaire' }).filter({ hasText: 'Chaque semaine' })
  await expect(row).toContainText('14 mars')
  await row.getByRole('button', { name: 'Marquer faite : Point hebdomadaire' }).click()
  await expect(page.getByText('La prochaine est prévue')).toBeVisible()
  await expect(row).toContainText('21 mars')
  await expect(row).toHaveCount(1)

  await tasks.getByRole('button', { name: 'Ajouter' }).first().click()
  await page.getByLabel('À faire').fill('Appeler avant la visite')
  await page.locator('form').getByRole('button', { name: 'Ajouter', exact: true }).click()
  await page.getByRole('button', { name: 'Marquer faite : Appeler avant la visite' }).click()
  await expect(page.getByText('Fait. Et ensuite ?')).toBeVisible()
  await page.getByRole('button', { name: /^Préparer la visite · / }).click()
  await expect(page.getByRole('button', { name: 'Modifier la tâche : Préparer la visite' })).toBeVisible()
  await expectNoSidewaysScroll(page)
})

import { expectAccessible } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

test('a filter saved, opened again, and its dossiers changed together and back', async ({ page }) => {
  await signIn(page, 'mehdi')
  await page.goto('/app/dossiers?show=table&status=["NEW"]')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(2)).toBeVisible()

  // Columns: chosen and moved by keyboard, kept in the address.
  await page.getByRole('button', { name: 'Colonnes' }).click()
  const columns = page.getByRole('dialog', { name: 'Colonnes' })
  await columns.getByRole('checkbox', { name: 'Origine' }).check()
  await columns.getByRole('checkbox', { name: 'Origine' }).press('Alt+ArrowUp')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader').last()).toHaveText('Activité')
  await expect(page).toHaveURL(/cols=/)

  // Saved under a name and shared, then opened from an empty list.
  await page.getByRole('button', { name: 'Filtres enregistrés' }).click()
  await page.getByRole('button', { name: 'Enregistrer sous…' }).click()
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Nouveaux à trier')
  await page.getByRole('switch', { name: 'Partager avec l’équipe' }).check()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Nouveaux à trier' })).toBeVisible()
  await page.goto('/app/dossiers?show=table')
  await page.getByRole('button', { name: 'Filtres enregistrés' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Nouveaux à trier/ }).click()
  await expect(page).toHaveURL(/saved=/)
  await expect(page.getByRole('columnheader', { name: 'Origine' })).toBeVisible()

  // Two rows by keyboard, their source changed, taken back.
  const boxes = page.getByRole('checkbox', { name: /^Choisir (?!toutes)/ })
  // The rows of the list before cannot be chosen under the new filter.
  await expect(boxes.nth(0)).toBeEnabled()
  await boxes.nth(0).press('Space')
  await boxes.nth(1).press('Space')
  const bar = page.getByRole('toolbar', { name: 'Modification groupée' })
  await expect(bar.getByText('2 choisis')).toBeVisible()
  await bar.getByRole('button', { name: 'Origine' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Origine' }).click()
  await page.getByRole('option', { name: 'Partenaire' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Modifier (2)' }).click()
  const tray = page.getByRole('region', { name: 'Modification groupée en cours ou terminée' })
  await expect(tray.getByText('2 modifiés')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Partenaire' })).toHaveCount(2)
  await expectAccessible(page)

  // It is there on another page too, and after a reload.
  await page.goto('/app/contacts')
  await tray.getByRole('button', { name: /^Annuler/ }).click()
  await expect(tray.getByText('2 rétablis')).toBeVisible()
  await page.goto('/app/dossiers?show=table&status=["NEW"]')
  await expect(rows.nth(2)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Partenaire' })).toHaveCount(0)
})

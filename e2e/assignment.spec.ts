import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

test('an administrator orders the rules, tries them on a dossier, and saves them', async ({ page }) => {
  await signIn(page, 'leila', { organization: 'Anfa Immobilier' })
  await page.goto('/app/settings/assignment')
  const rules = page.getByRole('list', { name: 'Règles d’attribution' }).getByRole('listitem')
  await expect(rules).toHaveCount(2)
  await expect(rules.first()).toContainText('Secteurs de Casablanca')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: 'Ajouter une règle' }).click()
  await page.getByRole('menuitem', { name: 'Laisser dans la file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Règle d’attribution' })
  await dialog.getByLabel('Nom de la règle (facultatif)').fill('Partenaires')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Appliquer' }).click()
  await expect(rules).toHaveCount(3)

  // The draft already counts in the trial, before anything is saved: last, then first by keyboard.
  const answer = page.locator('[aria-live="polite"]').filter({ hasText: 'décide' })
  await expect(answer).toContainText('Au moins chargé décide.')
  const handle = page.getByRole('button', { name: /Déplacer « Partenaires »/ })
  await handle.press('ArrowUp')
  await handle.press('ArrowUp')
  await expect(rules.first()).toContainText('Partenaires')
  await expect(page.getByText('laisse le dossier dans la file.')).toBeVisible()

  await page.getByRole('button', { name: 'Retirer la règle « Partenaires »' }).click()
  await page.getByLabel('Quartier ou ville').fill('maarif')
  await expect(page.getByText('décide pour « maarif ».')).toBeVisible()
  await page.getByRole('switch', { name: 'Règle « Secteurs de Casablanca » active' }).uncheck({ force: true })
  await page.getByRole('button', { name: 'Enregistrer les règles' }).click()
  await expect(page.getByText('Règles d’attribution enregistrées')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('switch', { name: 'Règle « Secteurs de Casablanca » active' })).not.toBeChecked()
  await page.getByRole('switch', { name: 'Règle « Secteurs de Casablanca » active' }).check({ force: true })
  await page.getByRole('button', { name: 'Enregistrer les règles' }).click()
  await expect(page.getByRole('button', { name: 'Enregistrer les règles' })).toBeHidden()
})

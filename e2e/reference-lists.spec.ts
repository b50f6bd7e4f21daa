import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

test('a loss reason of the agency’s own is added, moved by keyboard, chosen, counted; hidden, it stays where it is', async ({
  page,
}) => {
  const headers = await signIn(page, 'leila')
  const made = await page.request.post('/api/v1/dossiers', {
    headers,
    data: { caseType: 'LEAD_BUY', source: 'WALK_IN', contact: { displayName: 'Hicham Lahlou' } },
  })
  const { id } = (await made.json()) as { id: string }

  await page.goto('/app/settings/lists')
  const rows = page.getByRole('list', { name: 'Motifs de perte' }).getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ajouter une valeur' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Français').fill('Mutation annulée')
  await expect(dialog.getByLabel('Code')).toHaveValue('MUTATION_ANNULEE')
  await expectAccessible(page)
  await dialog.getByLabel('Français').press('Enter')
  const own = rows.filter({ hasText: 'MUTATION_ANNULEE' })
  await expect(own).toContainText('Non traduit')

  // A translation saves itself when it is left; the arrow keys move the line.
  await own.getByLabel(/^Anglais/).fill('Transfer cancelled')
  await own.getByLabel(/^Anglais/).press('Enter')
  await expect(own.getByText('Non traduit')).toHaveCount(1)
  const place = await rows.allTextContents()
  await own.getByRole('button', { name: /^Déplacer/ }).press('ArrowUp')
  await expect
    .poll(async () => (await rows.allTextContents()).findIndex((text) => text.includes('MUTATION_ANNULEE')))
    .toBe(place.findIndex((text) => text.includes('MUTATION_ANNULEE')) - 1)

  await page.goto(`/app/dossiers/${id}`)
  await page.getByRole('button', { name: 'Faire avancer' }).click()
  await page.getByRole('menuitem', { name: /^Perdu/ }).click()
  await page.getByRole('radio', { name: 'Mutation annulée' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Faire avancer' }).click()
  await expect(page.getByText('Motif : Mutation annulée')).toBeVisible()

  await page.goto('/app/reports')
  await expect(page.getByText('Mutation annulée')).toBeVisible()

  // Hidden, and offered again from the notice; what has it keeps it.
  await page.goto('/app/settings/lists')
  await expect(own).toContainText('1 utilisation')
  await own.getByRole('button', { name: 'Ne plus proposer « Mutation annulée »' }).click()
  await expect(own).toContainText('Masqué')
  await page.getByRole('button', { name: 'Annuler l’action', exact: true }).click()
  await expect(own.getByText('Masqué')).toHaveCount(0)

  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

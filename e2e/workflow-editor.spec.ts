import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

type List<T> = { items: T[] }
type Running = { id: string; status: string; version: number }

test('a stage is added by keyboard, corrected, simulated, activated, and a running dossier is moved', async ({
  page,
}) => {
  const headers = await signIn(page, 'leila')
  const made = await page.request.post('/api/v1/dossiers', {
    headers,
    data: {
      caseType: 'LEAD_RENT',
      source: 'WEBSITE',
      contact: { displayName: 'Nadia Bennis', phones: ['+212661998877'] },
    },
  })
  const { id } = (await made.json()) as { id: string }
  const before = (await (await page.request.get(`/api/v1/dossiers/${id}`, { headers })).json()) as Running
  const triaged = await page.request.post(`/api/v1/dossiers/${id}/transitions`, {
    headers,
    data: { to: 'TRIAGED', version: before.version },
  })
  expect(triaged.status()).toBe(200)

  await page.goto('/app/settings/workflows/LEAD_RENT')
  await page.getByRole('button', { name: 'Modifier' }).press('Enter')
  await page.getByRole('radio', { name: 'Liste' }).press('Space')
  const states = page.getByRole('list', { name: 'Étapes et passages' })
  await expect(states).toBeVisible()

  // A stage of the agency's own, without the pointer.
  await page.getByRole('button', { name: 'Ajouter une étape' }).press('Enter')
  await expect(page.getByLabel('Nom (Français)')).toBeFocused()
  await page.keyboard.type('Pré-étude')
  await page.getByLabel('Nom (English)').fill('First look')
  await page.getByLabel('Nom (Français)').press('Enter')
  const problems = page.getByRole('region', { name: 'À corriger' })
  await expect(problems.getByText('On n’arrive jamais à l’étape « Pré-étude »')).toBeVisible()
  await expect(problems.getByText('doit avoir un nom en français, en arabe et en anglais')).toBeVisible()
  await expectAccessible(page)

  // Each problem leads to its place.
  await problems.getByRole('button', { name: 'doit avoir un nom' }).press('Enter')
  const panel = page.getByRole('complementary', { name: 'Élément choisi' })
  await panel.getByLabel('Nom (العربية)').fill('دراسة أولية')
  const addWay = async (to: string) => {
    await panel.getByRole('combobox', { name: 'Ajouter un passage vers…' }).click()
    await page.keyboard.type(to)
    await page.getByRole('option', { name: to, exact: true }).click()
  }
  await addWay('Qualifié')
  await states.getByRole('button', { name: 'Nouveau' }).first().press('Enter')
  await addWay('Pré-étude')
  // The stage it replaces goes away, with the dossier that stands in it.
  await states.getByRole('button', { name: /^Trié \d/ }).press('Delete')
  await expect(page.getByText('Brouillon enregistré')).toBeVisible()
  await expect(problems.getByText(/à l’étape « Trié », qui disparaît/)).toBeVisible()

  await page.getByRole('button', { name: 'Simuler' }).press('Enter')
  await expect(page.getByText('Perdent leur étape')).toBeVisible()
  await expect(page.getByText('À placer').first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('radio', { name: 'Étapes' }).press('Space')
  await page.getByRole('button', { name: 'Activer…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: /Activer la version/ })
  await expect(dialog.getByRole('radio', { name: 'Ils gardent leur version' })).toBeFocused()
  await dialog.getByRole('radio', { name: 'Ils rejoignent la nouvelle version' }).press('Space')
  await expect(dialog.getByRole('button', { name: 'Activer', exact: true })).toBeDisabled()
  await dialog.getByRole('combobox', { name: /^Trié/ }).click()
  await page.getByRole('option', { name: 'Pré-étude' }).click()
  await dialog.getByLabel('Pourquoi ce changement ?').fill('Une première étude avant la visite')
  await dialog.getByRole('button', { name: 'Activer', exact: true }).press('Enter')

  await expect(page.getByText('Une première étude avant la visite')).toBeVisible()
  await expect
    .poll(async () => {
      const answer = await page.request.get(`/api/v1/dossiers/${id}`, { headers })
      return ((await answer.json()) as Running).status
    })
    .toBe('PRE_ETUDE')
  await page.goto(`/app/dossiers/${id}`)
  await expect(page.getByText('Pré-étude').first()).toBeVisible()
  const told = await page.request.get(`/api/v1/dossiers/${id}/timeline`, { headers })
  expect(((await told.json()) as List<{ code: string }>).items.map(({ code }) => code)).toContain(
    'dossier.workflow_changed',
  )
  await page.goto('/app/settings/workflows/LEAD_RENT')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

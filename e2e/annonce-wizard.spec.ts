import { expectAccessible } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

/** A picture of one colour, drawn by the browser: large enough to be cropped. */
const DRAW = `(hue) => {
  const canvas = document.createElement('canvas')
  canvas.width = 900
  canvas.height = 600
  const brush = canvas.getContext('2d')
  for (let i = 0; i < 12; i += 1) {
    brush.fillStyle = 'hsl(' + ((hue * 67 + i * 29) % 360) + ' 60% ' + (25 + ((i * hue * 13) % 50)) + '%)'
    brush.fillRect(((i * hue * 131) % 900) - 80, ((i * 97 * hue) % 600) - 60, 320, 240)
  }
  return canvas.toDataURL('image/png').split(',')[1]
}`

test('an annonce from nothing to published, with a mandate in the register and a cropped photo', async ({ page }) => {
  await signIn(page, 'mehdi')
  await page.goto('/app/annonces/new')
  const title = page.getByRole('textbox', { name: 'Titre' })
  await title.fill('Villa')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(title).toBeFocused()
  await title.fill('Appartement traversant au calme, Palmier')
  await expectAccessible(page)
  await title.press('Enter')

  // Where: typed, reloaded, still there; then on by keyboard.
  await expect(page.getByRole('heading', { level: 1, name: 'Où' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Quartier' }).fill('Palmier')
  await page.getByRole('textbox', { name: 'Adresse' }).fill('8, rue Ibn Sina')
  await expect(page.getByText('Conservé sur cet appareil')).toBeVisible()
  await expect
    .poll(() =>
      page.evaluate(() => Object.values(localStorage).some((kept) => String(kept).includes('8, rue Ibn Sina'))),
    )
    .toBe(true)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Quartier' })).toHaveValue('Palmier')
  await page.getByRole('textbox', { name: 'Quartier' }).press('Control+Enter')

  await page.getByRole('textbox', { name: 'Prix' }).fill('1350000')
  await page.getByRole('textbox', { name: 'Surface', exact: true }).fill('96')
  await page.getByRole('textbox', { name: 'Pièces' }).fill('4')
  const score = page.getByRole('complementary', { name: 'Qualité' })
  await expect(score.getByRole('button', { name: /prix/i })).toHaveCount(0)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill('Quatre pièces claires, deux balcons, proche du tramway et des écoles.')
  await page.getByRole('button', { name: 'Continuer' }).click()

  // The mandate: entered once read, then its terms stand.
  await page.getByRole('button', { name: 'Inscrire au registre' }).click()
  const dialog = page.getByRole('dialog', { name: 'Inscrire le mandat' })
  await dialog.getByRole('textbox', { name: /^Mandant/ }).fill('Mme Latifa Chraïbi')
  await dialog.getByRole('textbox', { name: 'Adresse du mandant' }).fill('14, rue Ibn Sina, Casablanca')
  await dialog.getByLabel('Début').fill('2020-01-01')
  await dialog.getByLabel('Fin', { exact: false }).first().fill('2090-12-31')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Inscrire', exact: true }).click()
  await expect(page.getByText(/Inscrit au registre sous le n° \d+/)).toBeVisible()
  await page.getByRole('button', { name: 'Continuer' }).click()

  await page.getByRole('combobox', { name: 'Honoraires' }).click()
  await page.getByRole('option', { name: 'à la charge de l’acquéreur' }).click()
  await page.getByRole('textbox', { name: 'Pourcentage' }).fill('2,5')
  await page.getByRole('combobox', { name: 'Statut foncier' }).click()
  await page.getByRole('option', { name: 'Titre foncier' }).click()
  await page.getByRole('textbox', { name: 'Numéro du titre' }).fill('TF 51234/C')
  await page.getByRole('button', { name: 'Continuer' }).click()

  const pictures = await Promise.all(
    [3, 5, 7].map(async (hue) => ({
      name: `photo-${hue}.png`,
      mimeType: 'image/png',
      buffer: Buffer.from(await page.evaluate<string>(`(${DRAW})(${hue})`), 'base64'),
    })),
  )
  const picker = page.locator('input[type=file]')
  // What is asked for makes phones convert their own format.
  await expect(picker).toHaveAttribute('accept', 'image/jpeg,image/png,image/webp')
  await picker.setInputFiles(pictures)
  await expect(page.getByRole('button', { name: 'Recadrer la photo 3' })).toBeVisible()
  const crop = page.getByRole('button', { name: 'Recadrer la photo 1' })
  await crop.click()
  const cropping = page.getByRole('dialog', { name: 'Recadrer la photo 1' })
  await cropping.getByText('1:1').click()
  await expectAccessible(page)
  await cropping.getByRole('button', { name: 'Recadrer', exact: true }).click()
  await expect(crop).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Continuer' }).click()

  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByRole('button', { name: 'Publier' })).toHaveCount(0)
  await page.goto('/app/mandates')
  await expect(page.getByRole('cell', { name: /Latifa Chraïbi/ }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(page.getByText(/Registre intact/)).toBeVisible()
  await expectAccessible(page)
})

test('an owner sees their own properties and nothing else', async ({ page }) => {
  await signIn(page, 'hassan')
  await page.goto('/app/')
  await expect(page.getByRole('heading', { level: 1, name: 'Mes biens' })).toBeVisible()
  const nav = page.getByRole('navigation', { name: 'Navigation principale' })
  await expect(nav.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('article').first()).toContainText('Visites faites')
  await expectAccessible(page)
})

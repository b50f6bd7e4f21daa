import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { phoneOf } from './pages/phone.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

const DAY_MS = 86_400_000
const day = (inDays: number) => new Date(Date.now() + inDays * DAY_MS).toISOString().slice(0, 10)

/** A photograph of its own colour, large enough to be taken. */
async function photo(name: string, background: string) {
  const picture = sharp({ create: { width: 1600, height: 1200, channels: 3, background } })
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() }
}

/** Picks from a list that opens below its field. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('an annonce is created, photographed, completed and published', async ({ page }) => {
  await signIn(page, 'mehdi')
  await page.goto('/app/annonces')
  await page.getByRole('link', { name: 'Nouvelle annonce' }).click()
  await expect(page.getByRole('heading', { name: 'Nouvelle annonce' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Titre', exact: true }).fill('Duplex avec vue sur le parc de la Ligue arabe')
  await page.getByRole('textbox', { name: 'Prix', exact: true }).fill('3450000')
  await page.getByRole('textbox', { name: 'Ville' }).fill('Casablanca')
  await page.getByRole('textbox', { name: 'Quartier' }).fill('Gauthier')
  await page.getByRole('button', { name: 'Créer l’annonce' }).click()

  await test.step('photos are sent once it exists', async () => {
    await expect(page.getByRole('heading', { name: /^Modifier A-/ })).toBeVisible()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choisir des photos' }).click()
    await (await chooser).setFiles([
      await photo('salon.jpg', '#c8a27c'),
      await photo('cuisine.jpg', '#7c9bc8'),
      await photo('terrasse.jpg', '#8ac87c'),
    ])
    await expect(page.getByRole('textbox', { name: /^Description de la photo/ })).toHaveCount(3)
    await expect(page.getByText('Couverture')).toBeVisible()
  })

  await test.step('it cannot be published before it is complete, and says what is missing', async () => {
    await page.getByRole('link', { name: 'Retour' }).click()
    await expect(page.getByRole('button', { name: 'Publier' })).toBeDisabled()
    await expect(page.getByText(/^Il manque : /)).toBeVisible()
  })

  await test.step('completed, it is published', async () => {
    await page.getByRole('link', { name: 'Modifier' }).click()
    await page.getByRole('textbox', { name: 'Surface', exact: true }).fill('142')
    await page.getByRole('textbox', { name: 'Pièces' }).fill('5')
    await page.getByRole('textbox', { name: 'Chambres' }).fill('3')
    await page
      .getByRole('textbox', { name: 'Description', exact: true })
      .fill('Duplex traversant de trois chambres, terrasse plein sud, deux places de parking, résidence gardée.')
    await choose(page, 'Mandat', 'Simple')
    await page.getByRole('textbox', { name: 'Numéro', exact: true }).fill('M-2026-118')
    await page.getByLabel('Début').fill(day(-2))
    await page.getByLabel('Fin', { exact: true }).fill(day(90))
    await choose(page, 'Honoraires', 'à la charge de l’acquéreur')
    await page.getByRole('textbox', { name: 'Pourcentage' }).fill('2,5')
    await choose(page, 'Statut foncier', 'Titre foncier')
    await page.getByRole('textbox', { name: 'Numéro du titre' }).fill('TF 51234/C')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('button', { name: 'Publier' }).click()
    await expect(page.getByText('Annonce passée à « Publiée »')).toBeVisible()
    await page.goto('/app/annonces')
    await page.getByRole('textbox', { name: 'Titre, référence, lieu' }).fill('Duplex avec vue')
    await expect(page.getByRole('main').getByText('Duplex avec vue sur le parc de la Ligue arabe')).toBeVisible()
    await expect(page.getByRole('main').getByText('Publiée').first()).toBeVisible()
  })
})

test('a contact is created by hand, and the same number is not taken twice', async ({ page }) => {
  await signIn(page, 'mehdi')
  await page.goto('/app/contacts')
  const dialog = page.getByRole('dialog', { name: 'Nouveau contact' })
  const create = async (first: string) => {
    await page.getByRole('button', { name: 'Nouveau contact' }).click()
    await dialog.getByRole('textbox', { name: 'Prénom' }).fill(first)
    await dialog.getByRole('textbox', { name: 'Nom de famille' }).fill('Zniber')
    await dialog.getByRole('textbox', { name: 'Téléphone' }).fill('06 61 77 88 99')
    await dialog.getByRole('button', { name: 'Créer' }).click()
  }
  await create('Hanae')
  await expect(page.getByText('Contact créé')).toBeVisible()
  const panel = page.getByRole('complementary', { name: 'Détail' })
  await expect(panel.getByRole('heading', { name: 'Hanae Zniber' })).toBeVisible()
  await expect(panel.getByText('+212 6 61 77 88 99')).toBeVisible()
  await panel.getByRole('button', { name: 'Fermer le panneau' }).click()
  const refused = page.waitForResponse((r) => r.url().endsWith('/contacts') && r.request().method() === 'POST')
  await create('Ghizlane')
  expect((await refused).status()).toBe(409)
  await expect(dialog).toBeVisible()
  await expect(page.getByRole('main').getByText('Ghizlane Zniber')).toHaveCount(0)
})

test('with the assistant off nobody is answered by a machine', async ({ page, atlas }) => {
  await signIn(page, 'leila', { organization: 'Anfa Immobilier' })
  await page.goto('/app/settings/assistant')
  await page.getByRole('switch', { name: 'L’assistant répond aux prospects' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Arrêter' }).click()
  await expect(page.getByRole('switch', { name: /L’assistant est arrêté/ })).not.toBeChecked()

  const phones = await page.context().newPage()
  await phones.goto(atlas.phoneUrl)
  const phone = phoneOf(phones, 'Camille Rousseau', page)
  await phone.write('Bonjour, je cherche un appartement au Maârif, deux chambres')
  await page.goto('/app/inbox')
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: 'Camille Rousseau' }).click()
  const thread = page.getByRole('log', { name: 'Conversation avec Camille Rousseau' })
  await expect(thread.getByText('deux chambres')).toBeVisible()
  await page.getByRole('textbox', { name: 'Votre message à Camille Rousseau' }).fill('Bonjour, ici Leïla.')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  // A person's answer is the first and only one that arrives.
  await expect(phone.answers).toHaveText(['Bonjour, ici Leïla.'])
})

type Mails = { mails: { to: string; recipients: string[]; subject: string; links: string[] }[] }

test('a colleague is invited by mail, joins and signs in', async ({ page, browser, atlas }) => {
  const email = 'ines.berrada@example.test'
  const password = 'un-mot-de-passe-long'
  await signIn(page, 'leila', { organization: 'Anfa Immobilier' })
  await page.goto('/app/settings/members')
  await page.getByRole('button', { name: 'Inviter' }).click()
  const dialog = page.getByRole('dialog', { name: 'Inviter une personne' })
  await dialog.getByRole('textbox', { name: 'Adresse e-mail' }).fill(email)
  await dialog.getByRole('button', { name: 'Inviter' }).click()
  await expect(page.getByText(`Invitation envoyée à ${email}`)).toBeVisible()

  const inbox = async () => {
    const answer = await page.request.get(`${atlas.phoneUrl}/simulator/mails`)
    return ((await answer.json()) as Mails).mails.filter(({ recipients }) => recipients.includes(email))
  }
  await expect.poll(async () => (await inbox()).length).toBe(1)
  const [mail] = await inbox()
  expect(mail?.subject).toContain('Anfa Immobilier')

  const guest = await (await browser.newContext({ locale: 'fr-FR', baseURL: atlas.appUrl })).newPage()
  await guest.goto(mail?.links[0] ?? '')
  await guest.getByRole('textbox', { name: 'Votre nom' }).fill('Inès Berrada')
  await guest.getByLabel('Mot de passe').fill(password)
  await guest.getByRole('button', { name: 'Accepter l’invitation' }).click()
  await expect(guest.getByRole('heading', { name: 'Bonjour' })).toBeVisible()
  await guest.getByRole('textbox', { name: 'Adresse e-mail' }).fill(email)
  await guest.getByLabel('Mot de passe').fill(password)
  await guest.getByRole('button', { name: 'Se connecter' }).click()
  await expect(guest.getByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeVisible()
  await expect(page.getByRole('main').getByText('Inès Berrada')).toBeVisible()

  // The link worked once.
  const second = await (await browser.newContext({ locale: 'fr-FR', baseURL: atlas.appUrl })).newPage()
  await second.goto(mail?.links[0] ?? '')
  await second.getByRole('textbox', { name: 'Votre nom' }).fill('Quelqu’un')
  await second.getByLabel('Mot de passe').fill(password)
  await second.getByRole('button', { name: 'Accepter l’invitation' }).click()
  await expect(second.getByRole('alert')).toBeVisible()
})

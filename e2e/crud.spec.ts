import { phoneOf } from './pages/phone.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

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
  await expect(panel.getByRole('link', { name: '+212 6 61 77 88 99' })).toBeVisible()
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
  await page.getByRole('button', { name: 'Inviter', exact: true }).click()
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

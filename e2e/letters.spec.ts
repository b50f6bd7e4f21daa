import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { toMorning } from './pages/messaging.ts'
import { type CallHeaders, signIn } from './pages/sign-in.ts'
import type { InstanceAddress } from './stack/control.ts'
import { expect, test } from './stack/fixtures.ts'

const GHITA = 'Ghita Sefrioui'
const ADDRESS = 'ghita@example.com'
const VISIT = 'https://exemple.ma/visite'

type Created = { id: string }
type Account = { id: string; kind: string; displayName: string }
type Mail = {
  id: string
  subject: string
  text: string
  recipients: string[]
  attachments: { filename: string; contentType: string }[]
}
type Letter = { subject: string; html: string; text: string }

async function post<T = Created>(page: Page, headers: CallHeaders, path: string, data: object): Promise<T> {
  const answer = await page.request.post(`/api/v1${path}`, { data, headers })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as T
}

async function mailbox(page: Page, headers: CallHeaders): Promise<Account> {
  const answer = await page.request.get('/api/v1/channel-accounts', { headers })
  const { items } = (await answer.json()) as { items: Account[] }
  const found = items.find(({ kind }) => kind === 'SMTP')
  if (!found) throw new Error('the demonstration has no mailbox')
  return found
}

/** A member of the agency at a desk of their own. */
async function deskOf(browser: Browser, atlas: InstanceAddress, person: string) {
  const context = await browser.newContext({ baseURL: atlas.appUrl, locale: 'fr-FR', timezoneId: 'Europe/Paris' })
  const page = await context.newPage()
  return { page, headers: await signIn(page, person) }
}

/** The conversation by e-mail with somebody who agreed to it. */
async function conversationByMail(page: Page, headers: CallHeaders): Promise<string> {
  const { id: dossierId, contact } = await post<{ id: string; contact: Created }>(page, headers, '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName: GHITA, emails: [ADDRESS] },
  })
  const found = await page.request.get(`/api/v1/contacts/${contact.id}`, { headers })
  const { identities } = (await found.json()) as { identities: Created[] }
  await post(page, headers, `/contacts/${contact.id}/consents`, {
    identityId: identities[0]?.id,
    channel: 'EMAIL',
    purpose: 'CONTACT',
    state: 'GRANTED',
    source: 'PAPER',
    textShown: 'J’accepte d’être contactée par e-mail.',
    evidence: { note: 'Fiche signée à l’agence' },
  })
  const talk = { contactId: contact.id, dossierId, channel: 'EMAIL' }
  return (await post(page, headers, '/conversations', talk)).id
}

test('a letter is written as a template, seen as it will look, picked in a conversation, and arrives so', async ({
  page,
  browser,
  atlas,
}) => {
  const headers = await signIn(page, 'leila')
  await toMorning(page, atlas)
  const { displayName } = await mailbox(page, headers)
  const dialog = page.getByRole('dialog', { name: 'Nouveau modèle' })
  const frame = dialog.locator('iframe').contentFrame()
  const text = dialog.getByRole('textbox', { name: 'Texte' })

  await test.step('the admin writes it for the mailbox', async () => {
    await page.goto('/app/settings/templates')
    await page.getByRole('button', { name: 'Nouveau modèle' }).click()
    await dialog.getByRole('combobox', { name: 'Pour' }).click()
    await page
      .getByRole('group', { name: 'Adresses e-mail' })
      .or(page.getByRole('listbox'))
      .getByRole('option', { name: displayName })
      .last()
      .click()
    await dialog.getByLabel('Nom', { exact: false }).first().fill('visit_letter')
    await dialog.getByRole('textbox', { name: 'Objet' }).fill('Votre visite, ')
    await dialog.getByRole('button', { name: 'Insérer une variable dans l’objet' }).click()
    await text.click()
    await dialog.getByRole('button', { name: 'Titre' }).click()
    await text.pressSequentially('Votre visite')
    await text.press('Enter')
    await text.pressSequentially('Bonjour ')
    await dialog.getByRole('button', { name: 'Insérer une variable', exact: true }).click()
    await text.pressSequentially(', pensez à')
    await text.press('Enter')
    await dialog.getByRole('button', { name: 'Liste à puces' }).click()
    await text.pressSequentially('une pièce d’identité')
    await text.press('Enter')
    await text.pressSequentially('vos questions')
    await test.step('by keyboard: Escape closes the address of a link alone, Tab leaves a list', async () => {
      await dialog.getByRole('toolbar').getByRole('button', { name: 'Lien' }).click()
      await page.getByLabel('Adresse du lien').press('Escape')
      await expect(page.getByLabel('Adresse du lien')).toBeHidden()
      await text.press('Tab')
      await expect(dialog.getByRole('textbox', { name: 'Pied' })).toBeFocused()
    })
    await dialog.getByRole('button', { name: '+ Lien' }).click()
    await dialog.getByLabel('Lien', { exact: true }).last().fill('Voir la visite')
    await dialog.getByLabel('Adresse').fill(VISIT)
  })

  await test.step('it is shown as it will look, and what is missing is told at its field', async () => {
    await expect(frame.getByRole('heading', { name: 'Votre visite' })).toBeVisible()
    await expect(frame.getByRole('link', { name: 'Voir la visite' })).toHaveAttribute('href', VISIT)
    await expect(frame.getByRole('listitem')).toHaveText(['une pièce d’identité', 'vos questions'])
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    const examples = dialog.getByLabel('Exemple')
    await expect(examples.first()).toHaveAttribute('aria-invalid', 'true')
    await examples.nth(0).fill('Riad')
    await examples.nth(1).fill('Salma')
    await expect(frame.getByRole('paragraph').filter({ hasText: 'Bonjour Salma, pensez à' })).toBeVisible()
    await expect(dialog.getByRole('figure')).toContainText('Votre visite, Riad')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('what is not kept is not lost silently; kept, it is ready', async () => {
    await page.keyboard.press('Escape')
    const sure = page.getByRole('dialog', { name: 'Quitter sans enregistrer ?' })
    await sure.getByRole('button', { name: 'Annuler' }).click()
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByText('Modèle enregistré, prêt à partir')).toBeVisible()
    await page.keyboard.press('Escape')
    const row = page.getByRole('listitem').filter({ hasText: 'Visit letter' })
    await expect(row).toContainText('Prêt')
  })

  const desk = await deskOf(browser, atlas, 'karim')
  const talk = await conversationByMail(desk.page, desk.headers)
  await test.step('an agent picks it and fills what is left', async () => {
    await desk.page.goto(`/app/inbox/${talk}`)
    await desk.page.getByRole('button', { name: 'Choisir un modèle' }).click()
    const picker = desk.page.getByRole('dialog')
    await picker.getByRole('button', { name: /^Visit letter/ }).click()
    const fields = picker.getByRole('textbox')
    await fields.nth(0).fill('Villa Anfa')
    await fields.nth(1).fill('Ghita')
    await expect(
      picker.locator('iframe').contentFrame().getByRole('paragraph').filter({ hasText: 'Bonjour Ghita' }),
    ).toBeVisible()
    await expect(picker.getByRole('figure')).toContainText('Votre visite, Villa Anfa')
    await expectAccessible(desk.page)
    await picker.getByRole('button', { name: 'Envoyer l’e-mail' }).click()
    await expect(picker).toBeHidden()
    const thread = desk.page.getByRole('log')
    await expect(thread.getByText('Votre visite, Villa Anfa')).toBeVisible()
  })

  const arrived = async (subject: string) => {
    const { mails } = (await (await page.request.get(`${atlas.phoneUrl}/simulator/mails`)).json()) as { mails: Mail[] }
    return mails.find((mail) => mail.subject === subject && mail.recipients.includes(ADDRESS))
  }
  await test.step('it arrives with its subject, its page and its plain words', async () => {
    await expect.poll(() => arrived('Votre visite, Villa Anfa')).toBeTruthy()
    const mail = await arrived('Votre visite, Villa Anfa')
    expect(mail?.text).toContain('Bonjour Ghita, pensez à')
    expect(mail?.text).toContain('– une pièce d’identité')
    expect(mail?.text).toContain(VISIT)
    const html = await (await page.request.get(`${atlas.phoneUrl}/simulator/mails/${mail?.id}/html`)).text()
    expect(html).toContain(`href="${VISIT}"`)
    expect(html).toContain('<h2')
  })

  await test.step('an answer stands under the same subject, said once, until one is written', async () => {
    const composer = desk.page.getByRole('textbox', { name: `Votre message à ${GHITA}` })
    const subject = desk.page.getByRole('textbox', { name: 'Objet' })
    await expect(subject).toHaveAttribute('placeholder', 'Re: Votre visite, Villa Anfa')
    await composer.fill('À demain.')
    await composer.press('Control+Enter')
    await expect.poll(() => arrived('Re: Votre visite, Villa Anfa')).toBeTruthy()
    await expect(subject).toHaveAttribute('placeholder', 'Re: Votre visite, Villa Anfa')
    await subject.fill('Les clés')
    await composer.fill('Elles sont à l’agence.')
    await desk.page.reload()
    await expect(subject).toHaveValue('Les clés')
    await desk.page.setViewportSize({ width: 360, height: 780 })
    await expect.poll(() => desk.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await composer.press('Control+Enter')
    await expect.poll(() => arrived('Les clés')).toBeTruthy()
    await expect(subject).toHaveValue('')
  })

  await test.step('a file goes in the letter, with its words and under its subject', async () => {
    const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#9a7' } })
      .png()
      .toBuffer()
    await desk.page
      .locator('main input[type="file"]')
      .setInputFiles([{ name: 'terrasse.png', mimeType: 'image/png', buffer: picture }])
    await desk.page.getByRole('textbox', { name: 'Objet' }).fill('La terrasse')
    await desk.page.getByRole('textbox', { name: `Votre message à ${GHITA}` }).fill('Plein sud, comme promis.')
    await desk.page.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await expect(desk.page.getByRole('list', { name: 'Fichiers joints' })).toBeHidden()
    await expect(desk.page.getByRole('textbox', { name: `Votre message à ${GHITA}` })).toHaveValue('')
    await expect.poll(() => arrived('La terrasse')).toBeTruthy()
    expect(await arrived('La terrasse')).toMatchObject({
      text: expect.stringContaining('Plein sud, comme promis.'),
      attachments: [{ filename: 'terrasse.jpg', contentType: 'image/jpeg' }],
    })
  })
  await desk.page.context().close()
})

test('a letter fits a telephone and a desk, reads from its own side, and is accessible', async ({ page, browser }) => {
  const headers = await signIn(page, 'leila')
  const { id: accountId } = await mailbox(page, headers)
  const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const letterIn = (language: string, words: string) =>
    post<Letter>(page, headers, '/message-templates/preview', {
      accountId,
      language,
      header: { format: 'TEXT', text: words },
      document: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: words }] },
          line(`${words} ${'https://exemple.ma/'.padEnd(140, 'a')}`),
          { type: 'bulletList', content: [{ type: 'listItem', content: [line(words)] }] },
          { type: 'horizontalRule' },
          line(words),
        ],
      },
      footer: `${words} https://exemple.ma`,
      buttons: [
        { type: 'URL', text: words, url: VISIT },
        { type: 'PHONE_NUMBER', text: words, phone: '+212522471010' },
      ],
      variables: [],
    })
  const letters = { fr: await letterIn('fr', 'Votre visite'), ar: await letterIn('ar', 'زيارتكم للفيلا') }
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme })
    const reader = await context.newPage()
    for (const [language, { html }] of Object.entries(letters)) {
      await reader.setContent(html)
      await expect(reader.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
      const heading = reader.getByRole('heading', { level: 2 })
      await expect(heading).toHaveCSS('direction', language === 'ar' ? 'rtl' : 'ltr')
      for (const width of [320, 640]) {
        await reader.setViewportSize({ width, height: 700 })
        const reached = await reader.evaluate('document.documentElement.scrollWidth')
        expect(reached, `${language} at ${width}`).toBeLessThanOrEqual(width)
        await expectAccessible(reader)
      }
    }
    await context.close()
  }
})

import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

const WABA = '124880016733090'
const NUMBER = '127700310045521'
const PROSPECT = '+212 6 61 99 88 77'

test('a WhatsApp number is connected step by step, left half-way and taken up again, tested, paused and resumed', async ({
  page,
  atlas,
}) => {
  await signIn(page, 'leila')
  await page.goto('/app/settings/channels')
  await page.getByRole('button', { name: 'Connecter' }).click()
  await page.getByRole('menuitem', { name: /^WhatsApp/ }).click()
  const wizard = page.getByRole('dialog', { name: 'Connecter un numéro WhatsApp' })
  await wizard.getByLabel(/^Jeton d’accès/).fill('un-jeton-de-personne')
  await wizard.getByLabel(/^Clé secrète/).fill(atlas.meta.appSecret)
  await wizard.getByRole('button', { name: 'Vérifier et continuer' }).click()
  await expect(wizard.getByRole('alert')).toContainText('jeton')
  await expectAccessible(page)
  await wizard.getByLabel(/^Jeton d’accès/).fill(atlas.meta.accessToken)
  await wizard.getByRole('button', { name: 'Vérifier et continuer' }).click()

  // Left and taken up again: nothing has to be typed twice.
  await expect(wizard.getByLabel('Identifiant du compte WhatsApp Business')).toBeVisible()
  await wizard.getByRole('button', { name: 'Continuer plus tard' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await wizard.getByLabel('Identifiant du compte WhatsApp Business').fill(WABA)
  await wizard.getByLabel('Identifiant du compte WhatsApp Business').press('Enter')
  await expect(wizard.getByRole('radio')).toBeChecked()
  await expect(wizard.getByLabel('Nom pour l’équipe')).toHaveValue('Anfa Location')
  await wizard.getByRole('button', { name: 'Prendre ce numéro' }).click()
  await expect(wizard.getByText('/webhooks/whatsapp/')).toBeVisible()
  await expectAccessible(page)
  await wizard.getByRole('button', { name: 'S’abonner et vérifier' }).click()

  await expect(wizard.getByText('En attente de votre message…')).toBeVisible()
  const written = await page.request.post(`${atlas.phoneUrl}/simulator/inbound`, {
    data: { from: PROSPECT.replace(/\D/g, ''), text: 'Essai de ligne', to: NUMBER },
  })
  expect(written.ok()).toBe(true)
  await expect(wizard.getByText('Message reçu')).toBeVisible()
  await wizard.getByLabel('Votre numéro').fill(PROSPECT)
  await wizard.getByRole('button', { name: 'Envoyer la réponse d’essai' }).click()
  await expect(wizard.getByText(/^Réponse (acceptée|envoyée|remise|lue)/)).toBeVisible()
  await expectAccessible(page)
  await wizard.getByRole('button', { name: 'Mettre en service' }).click()

  const row = page.getByRole('listitem').filter({ hasText: /Anfa Location\s*WhatsApp/ })
  await expect(row.getByText('Actif', { exact: true })).toBeVisible()
  await row.getByRole('button', { name: /^Autres actions/ }).click()
  await page.getByRole('menuitem', { name: 'Mettre en pause' }).click()
  await page.getByRole('radio', { name: 'Jusqu’à ce que je relance' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Mettre en pause' }).click()
  await expect(row).toContainText('Arrêté par un administrateur')
  await row.getByRole('button', { name: /^Autres actions/ }).click()
  await page.getByRole('menuitem', { name: 'Relancer l’envoi' }).click()
  await expect(row.getByText('Actif', { exact: true })).toBeVisible()

  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test('mail in is set up on a mailbox: address and secret once, another secret, switched off', async ({ page }) => {
  await signIn(page, 'leila')
  await page.goto('/app/settings/channels')
  const row = page.getByRole('listitem').filter({ hasText: 'E-mail' }).first()
  const open = async () => {
    await row.getByRole('button', { name: /^Autres actions/ }).click()
    await page.getByRole('menuitem', { name: 'Recevoir les réponses' }).click()
  }
  await open()
  const dialog = page.getByRole('dialog', { name: 'Recevoir les réponses' })
  await expect(dialog.getByText('relié par l’exploitant')).toBeVisible()
  await dialog.getByRole('button', { name: 'Renouveler le secret' }).click()
  const sure = page.getByRole('dialog', { name: 'Renouveler le secret ?' })
  await sure.getByRole('button', { name: 'Renouveler le secret' }).click()
  await expect(dialog.getByText('Secret de signature')).toBeVisible()
  await expect(dialog.getByText('Aucun message reçu encore')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(page)
  // Closed, it is gone for good.
  await dialog.getByRole('button', { name: 'Fermer' }).last().click()
  await open()
  await expect(dialog.getByText('/webhooks/email/')).toBeVisible()
  await expect(dialog.getByText('Secret de signature')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Ne plus recevoir' }).click()
  const stop = page.getByRole('dialog', { name: /^Ne plus recevoir les e-mails/ })
  await stop.getByRole('button', { name: 'Ne plus recevoir' }).click()
  await open()
  await dialog.getByText('Par webhook').click()
  await dialog.getByRole('button', { name: 'Créer l’adresse et le secret' }).click()
  await expect(dialog.getByText('Secret de signature')).toBeVisible()
})

test('a mailbox is read by IMAP: what is wrong stands at its field, and nothing is kept', async ({ page }) => {
  await signIn(page, 'leila')
  await page.goto('/app/settings/channels')
  const row = page.getByRole('listitem').filter({ hasText: 'E-mail' }).first()
  await row.getByRole('button', { name: /^Autres actions/ }).click()
  await page.getByRole('menuitem', { name: 'Recevoir les réponses' }).click()
  const dialog = page.getByRole('dialog', { name: 'Recevoir les réponses' })
  await dialog.getByText('Par IMAP').click()
  await expect(dialog.getByLabel('Dossier')).toHaveValue('INBOX')
  await dialog.getByRole('button', { name: 'Vérifier' }).click()
  await expect(dialog.getByLabel('Serveur IMAP')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Serveur IMAP').fill('10.0.0.7')
  await dialog.getByLabel('Mot de passe').fill('secret-of-the-mailbox')
  await dialog.getByRole('button', { name: 'Vérifier' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Serveur hors d’Internet')
  await expect(dialog.getByLabel('Serveur IMAP')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(page)
})

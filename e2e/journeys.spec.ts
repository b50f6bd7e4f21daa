import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { toMorning } from './pages/messaging.ts'
import { openPhone } from './pages/phone.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

/** A day that has free times, then its first one. */
async function pickSlot(dialog: Locator): Promise<void> {
  await dialog.locator('[data-free]').nth(1).click()
  await dialog
    .getByRole('group', { name: 'Quand' })
    .getByRole('button', { name: /^\d\d:\d\d/ })
    .first()
    .click()
}

/** Moves the business clock of the application, as the page of telephones does. */
async function later(page: Page, hours: number): Promise<void> {
  const moved = await page.request.post('/api/v1/dev/clock/advance', {
    data: { ms: hours * 3_600_000 },
    headers: { 'x-atlas-csrf': '1' },
  })
  expect(moved.ok()).toBe(true)
  await page.reload()
}

test('a dossier from its opening to won: its duplicate handled, qualified, visited, an offer countered and accepted', async ({
  page,
}) => {
  await signIn(page, 'mehdi')
  const dialog = page.getByRole('dialog')
  const steps = page.getByRole('list', { name: 'Étapes du dossier' })
  const at = (step: string) =>
    expect(steps.getByRole('listitem').filter({ hasText: `${step}, en cours` })).toBeVisible()
  const open = async () => {
    await page.goto('/app/dossiers')
    await page.getByRole('button', { name: 'Nouveau dossier' }).click()
    await dialog.getByText('Nouvelle personne').click()
    await dialog.getByRole('textbox', { name: 'Nom complet' }).fill('Rania Slaoui')
    await dialog.getByRole('textbox', { name: 'Téléphone' }).fill('06 61 23 45 99')
    await dialog.getByRole('button', { name: 'Ouvrir le dossier' }).click()
  }

  await test.step('opened once; a second time the open one is offered', async () => {
    await open()
    await expect(page.getByRole('heading', { name: 'Rania Slaoui', level: 1 })).toBeVisible()
    const first = page.url()
    await open()
    await expect(dialog.getByRole('alert').getByText(/Le dossier D-\d{4}-\d{6} est déjà ouvert/)).toBeVisible()
    await dialog.getByRole('link', { name: 'L’ouvrir' }).click()
    await expect(page).toHaveURL(first)
  })

  await test.step('qualified by hand, planned by the visit that is booked, visited when the visit is over', async () => {
    await page.getByRole('button', { name: 'Faire avancer' }).click()
    await page.getByRole('menuitem', { name: /^Qualifié/ }).click()
    await at('Qualifié')
    await page.getByRole('button', { name: 'Prendre rendez-vous' }).click()
    await pickSlot(dialog)
    await dialog.getByRole('button', { name: 'Prendre le rendez-vous' }).click()
    await expect(page.getByText('Rendez-vous pris')).toBeVisible()
    await at('Visite prévue')
    await later(page, 72)
    await page.getByRole('button', { name: 'Effectué' }).click()
    await dialog.getByRole('textbox', { name: 'Compte rendu' }).fill('Très intéressée, demande un effort sur le prix.')
    await dialog.getByRole('button', { name: 'Clore le rendez-vous' }).click()
    await at('Visite faite')
  })

  await test.step('an offer comes in, is countered, and the counter-offer is accepted', async () => {
    const offers = page.getByRole('region', { name: 'Offres' })
    await offers.getByRole('button', { name: 'Ajouter' }).click()
    await dialog.getByRole('textbox', { name: 'Montant' }).fill('1150000')
    await dialog.getByRole('button', { name: 'Enregistrer l’offre' }).click()
    await at('Offre reçue')
    await offers.getByRole('button', { name: 'Contre-offre' }).click()
    await dialog.getByRole('textbox', { name: 'Montant' }).fill('1190000')
    await dialog.getByRole('button', { name: 'Enregistrer la contre-offre' }).click()
    await expect(offers.getByText(/1\s190\s000/).first()).toBeVisible()
    await offers.getByRole('button', { name: 'Accepter' }).click()
    await dialog.getByRole('button', { name: 'Accepter' }).click()
    await expect(offers.getByText('Acceptée')).toBeVisible()
  })

  await test.step('the signing is booked, and the dossier is won with a reason only', async () => {
    await page.getByRole('button', { name: 'Prendre rendez-vous' }).click()
    await dialog.getByRole('combobox', { name: 'Type' }).click()
    await page.getByRole('option', { name: 'Signature' }).click()
    await pickSlot(dialog)
    await dialog.getByRole('button', { name: 'Prendre le rendez-vous' }).click()
    await expect(page.getByText('Rendez-vous pris')).toBeVisible()
    await page.getByRole('button', { name: 'Faire avancer' }).click()
    await page.getByRole('menuitem', { name: /^Signature prévue/ }).click()
    await dialog.getByRole('radio').first().check()
    await dialog.getByRole('button', { name: 'Faire avancer' }).click()
    await at('Signature prévue')
    await page.getByRole('button', { name: 'Faire avancer' }).click()
    await page.getByRole('menuitem', { name: /^Gagné/ }).click()
    await dialog.getByRole('button', { name: 'Faire avancer' }).click()
    await expect(dialog.getByText('Nécessaire pour cette étape.')).toBeVisible()
    await dialog.getByRole('radio', { name: 'Signé' }).check()
    await dialog.getByRole('button', { name: 'Faire avancer' }).click()
    await expect(page.getByText('Motif : Signé')).toBeVisible()
  })
})

test('a consent refused, granted with its proof, used, withdrawn: what may be sent follows at once', async ({
  page,
  atlas,
}) => {
  const headers = await signIn(page, 'mehdi')
  // A message of our own accord waits in quiet hours.
  await toMorning(page, atlas)
  const made = await page.request.post('/api/v1/contacts', {
    headers,
    data: { firstName: 'Ghita', lastName: 'Bennis', phones: ['+212661239876'], locale: 'fr' },
  })
  const { id } = (await made.json()) as { id: string }
  await page.goto(`/app/contacts/${id}`)
  const dialog = page.getByRole('dialog')
  const line = page.getByRole('listitem').filter({ hasText: 'SMS · Suivi' })
  const record = async (state: string, proof?: { shown: string; note: string }) => {
    await page.getByRole('button', { name: 'Consigner un consentement' }).click()
    await choose(dialog, 'Canal', 'SMS')
    await choose(dialog, 'État', state)
    if (proof) {
      await dialog.getByRole('textbox', { name: 'Texte montré' }).fill(proof.shown)
      await dialog.getByRole('textbox', { name: /^Preuve/ }).fill(proof.note)
    }
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  }
  const write = () =>
    page.request.post('/api/v1/outbound/messages', {
      headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
      data: { contactId: id, channel: 'SMS', text: 'Bonjour Ghita, votre bien est prêt à visiter.' },
    })

  await record('Refusé')
  await expect(line.getByText('Refusé', { exact: true })).toBeVisible()
  expect((await write()).status()).toBe(422)

  await record('Accordé')
  await expect(dialog.getByText('Un accord demande sa preuve').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await record('Accordé', { shown: 'J’accepte d’être contactée par SMS.', note: 'Fiche signée à l’agence' })
  await expect(line.getByText('Accordé', { exact: true })).toBeVisible()
  const sent = await write()
  expect(sent.status()).toBe(202)
  await page.goto('/app/inbox')
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: 'Ghita Bennis' }).click()
  const thread = page.getByRole('log', { name: 'Conversation avec Ghita Bennis' })
  await expect(thread.getByText('votre bien est prêt à visiter')).toBeVisible()
  await expect(thread.getByRole('img', { name: 'Distribué' })).toBeVisible()

  await page.goto(`/app/contacts/${id}`)
  await line.getByRole('button', { name: 'Retirer l’accord' }).click()
  await dialog.getByRole('button', { name: 'Retirer l’accord' }).click()
  await expect(line.getByText('Retiré', { exact: true })).toBeVisible()
  const refused = await write()
  expect(refused.status()).toBe(422)
  expect(((await refused.json()) as { code: string }).code).toBe('CONSENT_REQUIRED')
  await page.goto('/app/inbox')
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: 'Ghita Bennis' }).click()
  await expect(page.getByText('Envoi impossible')).toBeVisible()
})

async function choose(dialog: Locator, field: string, option: string): Promise<void> {
  await dialog.getByRole('combobox', { name: field, exact: true }).click()
  await dialog.page().getByRole('option', { name: option, exact: true }).click()
}

test('figures of the reports lead to their rows, and equal their number', async ({ page }) => {
  await signIn(page, 'mehdi')
  await page.goto('/app/reports?period=year')
  const rows = page.getByRole('dialog')
  for (const figure of ['Nouveaux dossiers', 'Visites faites', 'Gagnés']) {
    const tile = page.getByRole('button', { name: new RegExp(`^${figure} `) })
    const shown = Number((await tile.textContent())?.replace(/\D/g, ''))
    expect(shown, figure).toBeGreaterThan(0)
    await tile.click()
    await expect(rows.getByRole('heading', { name: new RegExp(`^${figure}`) })).toBeVisible()
    // The rows come in pages as one looks further down.
    await expect(async () => {
      await rows.getByRole('listitem').last().scrollIntoViewIfNeeded()
      await expect(rows.getByRole('status')).toHaveText(/^\d+ lignes?$/, { timeout: 500 })
    }).toPass()
    await expect(rows.getByRole('listitem')).toHaveCount(shown)
    await page.keyboard.press('Escape')
    await expect(rows).toBeHidden()
  }
  await page.getByRole('button', { name: /^Gagnés / }).click()
  await rows.getByRole('link').first().click()
  await expect(page.getByRole('list', { name: 'Étapes du dossier' })).toBeVisible()
})

test('a reminder is answered on the phone by a button; by text message, on the page of its link', async ({
  page,
  atlas,
}) => {
  const headers = await signIn(page, 'mehdi')
  const send = async <T>(url: string, data: unknown): Promise<T> => {
    const answer = await page.request.post(`/api/v1${url}`, { headers, data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()) as T
  }
  const me = (await (await page.request.get('/api/v1/me', { headers })).json()) as { user: { id: string } }
  const { now } = (await (await page.request.get('/api/v1/dev/clock')).json()) as { now: string }
  const today = Math.floor(Date.parse(now) / 86_400_000) * 86_400_000
  const day = (after: number, hour: number) => new Date(today + after * 86_400_000 + hour * 3_600_000).toISOString()
  const book = (contactId: string, startsAt: string) =>
    send<{ id: string }>('/appointments', {
      type: 'VISIT',
      startsAt,
      agentId: me.user.id,
      contactId,
      confirmOverlap: true,
    })

  await page.goto('/app/inbox')
  const phones = await page.context().newPage()
  await phones.goto(atlas.phoneUrl)
  const phone = await openPhone(phones, 'Camille Rousseau', page)
  await phone.write('Bonjour, je cherche un appartement au Maârif')
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: 'Camille Rousseau' }).click()
  const talks = (await (await page.request.get('/api/v1/conversations', { headers })).json()) as {
    items: { contact: { id: string; displayName: string } }[]
  }
  const camille = talks.items.find(({ contact }) => contact.displayName === 'Camille Rousseau')?.contact.id ?? ''
  const salma = await send<{ id: string; identities: { id: string }[] }>('/contacts', {
    firstName: 'Ghita',
    phones: ['+212661239877'],
    locale: 'fr',
  })
  await send(`/contacts/${salma.id}/consents`, {
    identityId: salma.identities[0]?.id,
    channel: 'SMS',
    purpose: 'CONTACT',
    state: 'GRANTED',
    source: 'PAPER',
    textShown: 'J’accepte d’être contactée par SMS.',
    evidence: { note: 'Fiche signée à l’agence' },
  })
  const byButton = await book(camille, day(3, 11))
  const byLink = await book(salma.id, day(3, 14))
  await later(page, Math.floor((Date.parse(day(3, 11)) - Date.parse(now)) / 3_600_000) - 20)

  await phones.bringToFront()
  await phone.region.getByRole('button', { name: 'Confirmer' }).click()
  const stateOf = async (id: string) =>
    ((await (await page.request.get(`/api/v1/appointments/${id}`, { headers })).json()) as { state: string }).state
  await expect.poll(() => stateOf(byButton.id)).toBe('CONFIRMED')

  const texts = async () => {
    const answer = await page.request.get(`${atlas.phoneUrl}/simulator/threads/212661239877?to=%2B212520471010`)
    return /\/app\/visit\/[\w-]+/.exec(await answer.text())?.[0] ?? ''
  }
  await expect.poll(texts).not.toBe('')
  const guest = await page.context().browser()?.newContext({ baseURL: atlas.appUrl, locale: 'fr-FR' })
  const visit = await guest?.newPage()
  if (!guest || !visit) throw new Error('no browser')
  await visit.goto(await texts())
  await expect(visit.getByRole('heading', { name: 'Bonjour Ghita' })).toBeVisible()
  await visit.getByRole('button', { name: 'Oui, je viens' }).click()
  await expect(visit.getByRole('status')).toHaveText('C’est noté : nous vous attendons.')
  expect(await stateOf(byLink.id)).toBe('CONFIRMED')
  await expectAccessible(visit)
  await expectNoSidewaysScroll(visit)
  await guest.close()
})

import type { Page } from '@playwright/test'
import {
  answer,
  beginConversation,
  bubble,
  type Desk,
  letPass,
  moveClock,
  openDesk,
  setProvider,
  statusOf,
} from './pages/messaging.ts'
import { type CallHeaders, signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

const CAMILLE = 'Camille Rousseau'
const NADIA = 'Nadia Tazi'
const NADIA_PHONE = '33639987015'
/** The number of the demonstration for text messages. */
const SMS_LINE = '+212520471010'

type Talk = { id: string; contact: { id: string; displayName: string } }

/** Answers of the API beside the page. */
async function read<T>(app: Page, headers: CallHeaders, path: string): Promise<T> {
  const response = await app.request.get(`/api/v1${path}`, { headers })
  expect(response.ok(), await response.text()).toBe(true)
  return (await response.json()) as T
}

async function create<T>(app: Page, headers: CallHeaders, path: string, data: unknown): Promise<T> {
  const response = await app.request.post(`/api/v1${path}`, { headers, data })
  expect(response.ok(), await response.text()).toBe(true)
  return (await response.json()) as T
}

/** The conversations of the inbox with people of this name. */
const talksWith = async ({ app, headers }: Desk, name: string) =>
  (await read<{ items: Talk[] }>(app, headers, '/conversations')).items.filter((t) => t.contact.displayName === name)

test('the window closes; a template leaves, is answered on the phone, and free text is possible again', async ({
  page: app,
  atlas,
}) => {
  const desk = await openDesk(app, atlas, 'mehdi', CAMILLE)
  const { phone, composer, thread } = desk
  await beginConversation(desk, CAMILLE, 'Bonjour, je cherche un appartement au Maârif')

  await letPass(desk, '24 heures plus tard')
  await expect(app.getByText('Pas de texte libre pour l’instant.')).toBeVisible()
  await expect(app.getByText(/La fenêtre de 24 h est fermée/)).toBeVisible()
  await expect(composer).toBeHidden()

  await app.getByRole('button', { name: 'Choisir un modèle' }).click()
  const picker = app.getByRole('dialog')
  await picker.getByRole('button', { name: /^Prendre des nouvelles Français/ }).click()
  const preview = picker.getByRole('figure', { name: 'Aperçu sur le téléphone de la personne' })
  const words = 'est-elle toujours d’actualité'
  await expect(preview).toContainText(`Bonjour ${CAMILLE}, ici Mehdi`)
  await expect(preview).toContainText(words)
  await picker.getByRole('button', { name: 'Envoyer le modèle' }).click()
  await expect(picker).toBeHidden()
  await expect(thread.getByText(words)).toBeVisible()
  await expect(phone.answers.filter({ hasText: words })).toHaveCount(1)
  // A template does not open the window: only the person does.
  await expect(composer).toBeHidden()

  await phone.write('Oui, je cherche toujours')
  await expect(thread.getByText('Oui, je cherche toujours')).toBeVisible()
  await expect(app.getByText(/Fenêtre ouverte encore 2[34] h/).first()).toBeVisible()
  await answer(desk, 'Très bien, je vous rappelle demain matin')
  await expect(phone.answers.last()).toContainText('je vous rappelle demain matin')
})

test('STOP in the middle of an answer: the composer locks at once, nothing queued leaves, a later message shows the block', async ({
  page: app,
  atlas,
}) => {
  const desk = await openDesk(app, atlas, 'mehdi', CAMILLE)
  const { phone, composer, thread } = desk
  await beginConversation(desk, CAMILLE, 'Bonjour, je cherche un appartement au Maârif')
  await answer(desk, 'Bonjour Camille, je regarde')
  await expect(phone.answers.last()).toContainText('je regarde')

  await composer.fill('Voici trois biens à visiter')
  await app.getByRole('button', { name: 'Programmer' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Programmer' }).click()
  await expect(statusOf(desk, 'Voici trois biens', 'En file')).toBeVisible()
  await expect(bubble(desk, 'Voici trois biens').getByText('Programmé pour')).toBeVisible()
  await composer.fill('Je vous propose aussi')

  let reloads = 0
  app.on('load', () => {
    reloads += 1
  })
  const heard = await phone.answers.count()
  await phone.write('STOP')
  await expect(app.getByText('Envoi impossible')).toBeVisible()
  await expect(app.getByText('Aucun consentement valable pour ce canal').first()).toBeVisible()
  await expect(composer).toBeHidden()
  await expect(statusOf(desk, 'Voici trois biens', 'Annulé')).toBeVisible()

  await phone.write('En fait, c’était quel quartier ?')
  await expect(thread.getByText('c’était quel quartier')).toBeVisible()
  await expect(app.getByText(/^À vous : A retiré son accord/)).toBeVisible()
  await expect(app.getByText('Envoi impossible')).toBeVisible()
  await expect(composer).toBeHidden()
  expect(reloads).toBe(0)

  // The hour of what was scheduled comes and goes.
  await letPass(desk, '24 heures plus tard')
  await phone.write('Toujours là ?')
  await expect(thread.getByText('Toujours là ?')).toBeVisible()
  await expect(statusOf(desk, 'Voici trois biens', 'Annulé')).toBeVisible()
  await expect(phone.answers).toHaveCount(heard)
})

test('the provider fails and recovers: what was written waits and says so, and arrives once, in its order', async ({
  page: app,
  atlas,
}) => {
  const desk = await openDesk(app, atlas, 'mehdi', CAMILLE)
  const { phone } = desk
  await beginConversation(desk, CAMILLE, 'Bonjour, je cherche un appartement au Maârif')
  const texts = ['Premier message', 'Deuxième message', 'Troisième message']

  await setProvider(desk, 'Fournisseur en panne')
  for (const text of texts) await answer(desk, text)
  await expect(bubble(desk, 'Premier message').getByText('Nouvel essai automatique.')).toBeVisible()
  for (const text of texts) await expect(statusOf(desk, text, /En file|Envoi en cours/)).toBeVisible()

  const office = await app.context().browser()?.newContext({ baseURL: atlas.appUrl, locale: 'fr-FR' })
  const admin = await office?.newPage()
  if (!office || !admin) throw new Error('no browser')
  await signIn(admin, 'leila')
  await admin.goto('/app/operations')
  await admin.getByRole('link', { name: /^Nouveaux essais/ }).click()
  const row = admin.getByRole('dialog', { name: 'Messages essayés plusieurs fois' }).getByRole('listitem')
  await expect(row.filter({ hasText: CAMILLE })).toContainText(/\d essais/)
  await expect(row.filter({ hasText: CAMILLE })).toContainText('WhatsApp')
  await office.close()

  await setProvider(desk, 'Tout va bien')
  await letPass(desk, 'Une heure plus tard')
  await expect(phone.answers.filter({ hasText: 'message' })).toHaveText(texts.map((text) => new RegExp(text)))
  for (const text of texts) await expect(statusOf(desk, text, /Distribué|Lu/)).toBeVisible()
  await expect(bubble(desk, 'Premier message').getByText('Nouvel essai automatique.')).toBeHidden()
  const stats = await app.request.get(`${atlas.phoneUrl}/simulator/stats`)
  expect(((await stats.json()) as { duplicates: object }).duplicates).toEqual({})
})

test('a message that died is sent again from the operations page and arrives once', async ({ page: app, atlas }) => {
  const desk = await openDesk(app, atlas, 'leila', CAMILLE)
  const { phone, headers } = desk
  await beginConversation(desk, CAMILLE, 'Bonjour, je cherche un appartement au Maârif')
  await setProvider(desk, 'Fournisseur en panne')
  await answer(desk, 'Votre visite est confirmée')
  const [talk] = await talksWith(desk, CAMILLE)
  const tries = async () => {
    type Sent = { items: { text: string | null; attempts: number; status: string }[] }
    const { items } = await read<Sent>(app, headers, `/conversations/${talk?.id}/messages`)
    const one = items.find(({ text }) => text === 'Votre visite est confirmée')
    return one?.status === 'SENDING' ? 0 : (one?.attempts ?? 0)
  }
  // A service that is ill is tried for about an hour, at most two minutes apart.
  for (let n = 1; n < 34; n += 1) {
    await expect.poll(tries, { intervals: [50, 100, 200] }).toBe(n)
    await moveClock(app, atlas, 150_000)
  }
  await expect(statusOf(desk, 'Votre visite est confirmée', 'Abandonné')).toBeVisible()
  await expect(phone.answers.filter({ hasText: 'Votre visite est confirmée' })).toHaveCount(0)

  await setProvider(desk, 'Tout va bien')
  await app.goto('/app/operations')
  await app.getByRole('link', { name: /^Non envoyés/ }).click()
  const letter = app.getByRole('listitem').filter({ hasText: 'Votre visite est confirmée' })
  await expect(letter).toContainText('34 essais')
  await letter.getByRole('button', { name: 'Renvoyer' }).click()
  await expect(app.getByText('1 message repart.')).toBeVisible()
  await expect(letter).toHaveCount(0)
  await expect(phone.answers.filter({ hasText: 'Votre visite est confirmée' })).toHaveCount(1)
  await app.goto(`/app/inbox/${talk?.id}`)
  await expect(statusOf(desk, 'Votre visite est confirmée', /Distribué|Lu/)).toBeVisible()
  await expect(phone.answers.filter({ hasText: 'Votre visite est confirmée' })).toHaveCount(1)
})

test('a person without a number is answered, merged with the contact that has it, and stays one thread', async ({
  page: app,
  atlas,
}) => {
  const desk = await openDesk(app, atlas, 'leila', NADIA)
  const { phone, thread, headers } = desk
  const known = await create<{ id: string }>(app, headers, '/contacts', {
    firstName: 'Nadia',
    lastName: 'Tazi',
    phones: [`+${NADIA_PHONE}`],
    locale: 'fr',
  })
  await beginConversation(desk, NADIA, 'Bonjour, je cherche à Tanger, vue mer')
  await answer(desk, 'Bonjour Nadia, deux biens vous attendent')
  await expect(phone.answers.last()).toContainText('deux biens vous attendent')
  const [before] = await talksWith(desk, NADIA)
  expect(before?.contact.id).not.toBe(known.id)

  await test.step('the two contacts are compared and merged', async () => {
    await app.goto(`/app/contacts/${known.id}`)
    await app.getByRole('button', { name: 'Fusionner…' }).click()
    const choice = app.getByRole('dialog', { name: 'Avec quel contact fusionner ?' })
    await choice.getByRole('combobox', { name: 'Chercher le contact' }).fill(NADIA)
    await app.getByRole('option', { name: /Nadia Tazi FR\.\d+/ }).click()
    const merging = app.getByRole('dialog', { name: 'Fusionner deux contacts' })
    await expect(merging.getByText('+33 6 39 98 70 15')).toBeVisible()
    await merging.getByRole('button', { name: `Fusionner ${NADIA} dans ${NADIA}` }).click()
    await expect(merging).toBeHidden()
    await expect(app.getByRole('img', { name: 'Identifiant WhatsApp' })).toBeVisible()
  })

  await test.step('she writes on, still without a number: the same thread', async () => {
    await app.goto(`/app/inbox/${before?.id}`)
    await phone.write('Avez-vous des photos ?')
    await expect(thread.getByText('Avez-vous des photos ?')).toBeVisible()
    await expect(thread.getByText('deux biens vous attendent')).toBeVisible()
  })

  await test.step('the provider tells her number: still the same thread, and she is answered', async () => {
    const inbound = { from: NADIA_PHONE, text: 'Je suis libre samedi', bsuidOnly: false }
    const told = await app.request.post(`${atlas.phoneUrl}/simulator/inbound`, { data: inbound })
    expect(told.ok(), await told.text()).toBe(true)
    await expect(thread.getByText('Je suis libre samedi')).toBeVisible()
    await answer(desk, 'Samedi à onze heures, alors')
    await expect(phone.answers.last()).toContainText('Samedi à onze heures')
    expect(await talksWith(desk, NADIA)).toMatchObject([{ id: before?.id, contact: { id: known.id } }])
    const found = await read<{ items: unknown[] }>(app, headers, `/contacts?q=${encodeURIComponent(NADIA)}`)
    expect(found.items).toHaveLength(1)
  })
})

test('a reminder that WhatsApp cannot deliver arrives as a text message, seen on the phone', async ({
  page: app,
  atlas,
}) => {
  const desk = await openDesk(app, atlas, 'mehdi', CAMILLE)
  const { phones, phone, headers } = desk
  await beginConversation(desk, CAMILLE, 'Bonjour, je cherche un appartement au Maârif')
  const [talk] = await talksWith(desk, CAMILLE)
  const contactId = talk?.contact.id ?? ''
  const contact = await read<{ identities: { id: string; kind: string }[] }>(app, headers, `/contacts/${contactId}`)
  await create(app, headers, `/contacts/${contactId}/consents`, {
    identityId: contact.identities.find(({ kind }) => kind === 'PHONE')?.id,
    channel: 'SMS',
    purpose: 'CONTACT',
    state: 'GRANTED',
    source: 'PAPER',
    textShown: 'J’accepte d’être contactée par SMS.',
    evidence: { note: 'Fiche signée à l’agence' },
  })
  const me = await read<{ user: { id: string } }>(app, headers, '/me')
  const { now } = await read<{ now: string }>(app, headers, '/dev/clock')
  const visit = await create<{ id: string }>(app, headers, '/appointments', {
    type: 'VISIT',
    startsAt: new Date(Date.parse(now) + 48 * 3_600_000).toISOString(),
    agentId: me.user.id,
    contactId,
    confirmOverlap: true,
  })
  const given = async () => {
    type Given = { given: { state: string; channel: string | null; messageStatus: string | null }[] }
    return (await read<Given>(app, headers, `/appointments/${visit.id}/reminders`)).given
  }

  // Who blocks the agency on WhatsApp cannot be told from who left WhatsApp: the provider says 131026.
  await phones.bringToFront()
  await phone.region.getByRole('button', { name: 'Options de la conversation' }).click()
  await phones.getByRole('menuitem', { name: 'Bloquer l’agence' }).click()
  await expect(phone.region.getByText('Vous avez bloqué ce numéro.')).toBeVisible()
  await app.bringToFront()
  await letPass(desk, '24 heures plus tard')
  await expect.poll(given).toMatchObject([{ state: 'SENT', channel: 'WHATSAPP', messageStatus: 'FAILED' }])
  await letPass(desk, 'Une heure plus tard')
  await expect.poll(given).toMatchObject([{ state: 'SENT', channel: 'SMS', messageStatus: 'DELIVERED' }])

  await phones.bringToFront()
  await phone.region.getByRole('combobox', { name: 'Numéro de l’agence' }).selectOption(SMS_LINE)
  await expect(phone.answers.filter({ hasText: '/app/visit/' })).toHaveCount(1)
  await app.bringToFront()
  await app.goto('/app/inbox')
  await expect(app.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: CAMILLE })).toHaveCount(2)
})

import type { Page } from '@playwright/test'
import { openPhone, type Phone, phoneOf } from './pages/phone.ts'
import { type CallHeaders, callHeaders, signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

test.use({ contextOptions: { reducedMotion: 'no-preference' } })

const PROSPECT = 'Camille Rousseau'

type Annonce = {
  reference: string
  title: string
  status: string
  zone: string
  bedrooms: number
  price: { amount: number }
}

/** The last answer offers annonces: of the agency of `app`, on sale, in Maârif, with two bedrooms, within the budget. */
async function expectFittingAnnonces(app: Page, headers: CallHeaders, phone: Phone): Promise<void> {
  const answer = (await phone.answers.last().textContent()) ?? ''
  const listed = await app.request.get('/api/v1/annonces?limit=100', { headers })
  const ours = ((await listed.json()) as { items: Annonce[] }).items
  const offered = [...new Set(answer.match(/A-\d{4}-\d{6}/g))].map((ref) => ours.find((a) => a.reference === ref))
  expect(offered).not.toHaveLength(0)
  for (const annonce of offered) {
    expect(annonce).toMatchObject({ status: 'PUBLISHED', zone: 'Maârif', bedrooms: 2 })
    expect(answer).toContain(annonce?.title)
    expect(annonce?.price.amount).toBeLessThanOrEqual(120_000_000)
  }
}

/** The visit beside the open conversation stands in the calendar too, at the hour the person was told. */
async function expectVisitInCalendar(app: Page, person: string, phone: Phone): Promise<void> {
  // "10 h", "10 h 30", "10:30": as each language says it.
  const said = await phone.answers.last().innerText()
  const [, hour = '', minutes = '00'] = /\b(\d{1,2})(?:\s?h\b|:)[^\S\n]?(\d{2})?/.exec(said) ?? []
  expect(hour, said).not.toBe('')
  const told = `${hour.padStart(2, '0')}:${minutes}`
  const dossier = app.getByRole('complementary', { name: 'Dossier' })
  await expect(dossier.getByText('Visite · ')).toBeVisible()
  await expect(dossier.getByRole('button', { name: 'Visite prévue' })).toBeVisible()
  const day = (await dossier.getByRole('time').first().getAttribute('datetime'))?.slice(0, 10)
  const calendar = await app.context().newPage()
  await calendar.goto(`/app/calendar?span=list&date=${day}`)
  const entry = calendar.locator('[data-view="list"]').filter({ hasText: person })
  await expect(entry).toContainText(told)
  await calendar.close()
  await app.bringToFront()
}

test('the main job: from the first message to the closed dossier', async ({ page, atlas }) => {
  const app = page
  const dossier = app.getByRole('complementary', { name: 'Dossier' })
  const thread = app.getByRole('log', { name: `Conversation avec ${PROSPECT}` })
  const composer = app.getByRole('textbox', { name: `Votre message à ${PROSPECT}` })
  let phones = app

  await test.step('sign in by the demo logins; the tour shows once and leads to the phones', async () => {
    await app.goto('/app/')
    await app
      .getByRole('region', { name: 'Comptes de démonstration' })
      .getByRole('button', { name: 'Mehdi Tazi' })
      .click()
    const tour = app.getByRole('dialog', { name: 'Visite guidée' })
    await expect(tour.getByText('1 sur 3')).toBeVisible()
    const opened = app.waitForEvent('popup')
    await tour.getByRole('link', { name: 'Ouvrir les téléphones' }).click()
    phones = await opened
    await expect(phones.getByRole('heading', { name: 'Téléphones' })).toBeVisible()
    expect(new URL(phones.url()).origin).toBe(atlas.phoneUrl)
    await app.bringToFront()
    await tour.getByRole('button', { name: 'Suivant' }).click()
    await expect(tour.getByText('2 sur 3')).toBeVisible()
    await tour.getByRole('button', { name: 'Suivant' }).click()
    await expect(tour.getByText('3 sur 3')).toBeVisible()
    const remembered = app.waitForResponse((r) => r.url().endsWith('/api/v1/me') && r.request().method() === 'PATCH')
    await tour.getByRole('button', { name: 'Commencer' }).click()
    expect((await remembered).ok()).toBe(true)
    await expect(tour).toBeHidden()
    await app.reload()
    await expect(app.getByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeVisible()
    await expect(tour).toBeHidden()
  })

  await app.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Messages' }).click()
  await expect(app.getByRole('heading', { name: 'Messages' })).toBeVisible()

  const phone = phoneOf(phones, PROSPECT, app)
  let reloads = 0
  app.on('load', () => {
    reloads += 1
  })
  await expect(app.getByText('En direct')).toBeVisible()

  await test.step('a prospect writes; the conversation appears by itself and is answered from our annonces', async () => {
    await phone.write('Bonjour, je cherche un appartement à acheter au Maârif, deux chambres, budget 120 millions')
    const row = app.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: PROSPECT })
    await row.click()
    await expect(thread.getByText('budget 120 millions')).toBeVisible()
    await expect(phone.answers.last()).toContainText('1. ')
    await expectFittingAnnonces(app, await callHeaders(app), phone)
    await expect(thread.getByText('Compris').first()).toBeVisible()
    await expect(thread.getByText('D’après').first()).toBeVisible()
    await expect(dossier.getByText('Maârif').first()).toBeVisible()
  })

  await test.step('the prospect accepts the first slot; the visit stands on the dossier and in the calendar', async () => {
    await phone.write('Le premier créneau me convient')
    await expect(phone.answers.last()).toContainText('C’est noté')
    await expectVisitInCalendar(app, PROSPECT, phone)
  })

  await test.step('the ticks come back when the phone looks', async () => {
    await expect(thread.getByRole('img', { name: 'Lu' })).toHaveCount(await phone.answers.count())
  })

  await test.step('the score stands with its reasons; the glass box opens', async () => {
    const score = dossier.getByRole('button', { name: /Score \d+ sur 100/ })
    await expect(score).toBeVisible()
    await score.click()
    const box = app.getByRole('dialog', { name: 'Boîte de verre' })
    await expect(box.getByRole('heading', { name: 'Score de qualification' })).toBeVisible()
    await expect(box.getByText('Facteurs')).toBeVisible()
    await app.keyboard.press('Escape')
    await expect(box).toBeHidden()
  })

  let answers = 0
  await test.step('the manager takes over and writes; the assistant stays silent', async () => {
    await app.getByRole('button', { name: 'Prendre la main' }).click()
    await expect(app.getByText('Vous avez la main : l’assistant n’écrit plus ici.')).toBeVisible()
    await composer.fill('Bonjour Camille, je vous accueille sur place. Mehdi')
    await composer.press('Control+Enter')
    await expect(phone.answers.last()).toContainText('je vous accueille sur place')
    answers = await phone.answers.count()
    await phone.write('Merci, est-ce que le prix est négociable ?')
    await expect(thread.getByText('est-ce que le prix est négociable')).toBeVisible()
    await expect(thread.getByRole('img', { name: 'Lu' })).toHaveCount(answers)
  })

  await test.step('24 hours later the window is closed and says so', async () => {
    await phones.bringToFront()
    await phones.getByRole('button', { name: '24 heures plus tard' }).click()
    await app.bringToFront()
    await expect(phone.region.getByText('Fenêtre de 24 h fermée')).toBeVisible()
    await expect(app.getByText('Pas de texte libre pour l’instant.')).toBeVisible()
    await expect(composer).toBeHidden()
  })

  await test.step('STOP revokes the consent and locks the composer', async () => {
    await phone.write('STOP')
    await expect(dossier.getByText(/Réponse · Retiré/)).toBeVisible()
    await expect(app.getByText('Envoi impossible')).toBeVisible()
    await expect(composer).toBeHidden()
    // Two questions and a day later the assistant has not said a word more.
    await expect(phone.answers).toHaveCount(answers)
  })

  await test.step('the dossier is carried along the board by keyboard', async () => {
    await app.getByRole('link', { name: 'Dossiers', exact: true }).click()
    const card = app.getByRole('region', { name: 'Visite prévue' }).getByRole('link', { name: PROSPECT })
    await card.focus()
    await app.keyboard.press('Space')
    await expect(app.getByText('Au-dessus de Visite prévue.')).toBeAttached()
    // The board listens for arrows one timer after it has said that the card is lifted; further left is shut.
    await expect(async () => {
      await app.keyboard.press('ArrowLeft')
      const over = app.getByText('Au-dessus de Qualifié. Vous pouvez poser la carte ici.')
      await expect(over).toBeAttached({ timeout: 2_000 })
    }).toPass()
    await app.keyboard.press('Space')
    const moved = app.getByRole('region', { name: 'Qualifié', exact: true }).getByRole('link', { name: PROSPECT })
    await expect(moved).toBeVisible()
    await moved.press('Enter')
    await expect(app.getByRole('heading', { name: PROSPECT, level: 1 })).toBeVisible()
  })

  const steps = app.getByRole('list', { name: 'Étapes du dossier' })
  const sheet = app.getByRole('dialog')

  await test.step('a step that needs an appointment takes the one that stands', async () => {
    await app.getByRole('button', { name: 'Faire avancer' }).click()
    await app.getByRole('menuitem', { name: /^Visite prévue/ }).click()
    await sheet.getByRole('radio').first().check()
    await sheet.getByRole('button', { name: 'Faire avancer' }).click()
    await expect(steps.getByRole('listitem').filter({ hasText: 'Visite prévue, en cours' })).toBeVisible()
  })

  await test.step('a dossier is lost with a reason only', async () => {
    await app.getByRole('button', { name: 'Faire avancer' }).click()
    await app.getByRole('menuitem', { name: /^Perdu/ }).click()
    await sheet.getByRole('button', { name: 'Faire avancer' }).click()
    await expect(sheet.getByText('Nécessaire pour cette étape.')).toBeVisible()
    await sheet.getByRole('radio', { name: 'Plus intéressé' }).check()
    await sheet.getByRole('button', { name: 'Faire avancer' }).click()
    await expect(sheet).toBeHidden()
    await expect(app.getByText('Motif : Plus intéressé')).toBeVisible()
    await expect(app.getByRole('button', { name: 'Rouvrir' })).toBeVisible()
  })

  await test.step('the timeline tells all of it', async () => {
    const story = app.getByRole('tabpanel', { name: 'Historique' })
    for (const told of ['Le premier créneau me convient', 'je vous accueille sur place', 'Rendez-vous fixé', 'STOP'])
      await expect(story.getByText(told).first()).toBeVisible()
    await story.getByRole('button', { name: 'Étapes' }).click()
    await expect(story.getByRole('listitem').first()).toContainText('Perdu')
    await expect(story.getByRole('listitem').first()).toContainText('Plus intéressé')
    await story.getByRole('button', { name: 'Consentements' }).click()
    await expect(story.getByRole('listitem')).not.toHaveCount(0)
  })

  await test.step('so does the audit trail, and its chain is whole', async () => {
    await app.getByRole('link', { name: 'Journal' }).click()
    await expect(app.getByText('Chaîne intacte')).toBeVisible()
    const trail = app.getByRole('main').getByRole('listitem')
    await expect(trail.filter({ hasText: 'Mehdi Tazi' }).filter({ hasText: 'Dossier' }).first()).toBeVisible()
    await app.getByRole('combobox', { name: 'Objet' }).click()
    await app.getByRole('option', { name: 'Consentement' }).click()
    await expect(trail.first()).toContainText('Consentement')
  })

  // All of it was shown live.
  expect(reloads).toBe(0)
})

const openings = [
  {
    language: 'Darija',
    person: 'Yassine El Amrani',
    asks: 'Salam, bghit nchri appart f Maarif, 2 chambres, 120 million',
    offered: /^Salam.*li ynasbouk/s,
    accepts: 'lowel mzyan liya',
    booked: /^Safi, tsejlat ✅ Ziyara nhar/,
  },
  {
    language: 'English',
    person: 'Oliver Bennett',
    asks: 'Hello, I am looking for a flat in Maarif with two bedrooms, my budget is 1.2 million dirhams',
    offered: /^Hello.*that fit/s,
    accepts: 'The first slot works for me',
    booked: /^Booked ✅ Visit on/,
  },
]

for (const { language, person, asks, offered, accepts, booked } of openings) {
  test(`the main job opens in ${language}: answered in it, with fitting annonces and a visit`, async ({
    page: app,
    atlas,
  }) => {
    const headers = await signIn(app, 'mehdi')
    await app.goto('/app/inbox')
    await expect(app.getByText('En direct')).toBeVisible()
    const phones = await app.context().newPage()
    await phones.goto(atlas.phoneUrl)
    const phone = await openPhone(phones, person, app)

    await phone.write(asks)
    await app.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: person }).click()
    await expect(phone.answers.last()).toHaveText(offered)
    await expect(phone.answers.last()).toContainText('1. ')
    await expectFittingAnnonces(app, headers, phone)

    await phone.write(accepts)
    await expect(phone.answers.last()).toHaveText(booked)
    await expectVisitInCalendar(app, person, phone)
  })
}

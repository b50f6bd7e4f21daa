import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible, expectNoSidewaysScroll } from './pages/axe.ts'
import { openPhone } from './pages/phone.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

const PROSPECT = 'Camille Rousseau'
const COUNT = 10
const WIDTHS = Array.from({ length: COUNT }, (_, i) => 120 + i * 10)

/** A picture known again by its width. */
const picture = (width: number) =>
  sharp({ create: { width, height: 90, channels: 3, background: { r: width, g: 120, b: 200 - width / 2 } } })
    .png()
    .toBuffer()

/** The width of the picture that the viewer shows, as the file has it. */
const shownWidth = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('img', { name: `Photo de ${PROSPECT}` })
    .evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)

test('pictures of a conversation: an album from the phone, looked through by keyboard; a voice that plays', async ({
  page: app,
  atlas,
}) => {
  await signIn(app, 'mehdi')
  const phones = await app.context().newPage()
  await phones.goto(atlas.phoneUrl)
  const phone = await openPhone(phones, PROSPECT, app)
  const thread = app.getByRole('log', { name: `Conversation avec ${PROSPECT}` })
  const album = thread.getByRole('list', { name: `Album de ${COUNT} photos` })

  await test.step('ten pictures become one album, in their order', async () => {
    await phone.write('Bonjour, voici des photos de notre appartement')
    await app.goto('/app/inbox')
    await app.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: PROSPECT }).click()
    await expect(thread.getByText('photos de notre appartement')).toBeVisible()
    // A colleague takes over: no answer of the assistant comes between the pictures.
    await app.getByRole('button', { name: 'Prendre la main' }).click()
    await expect(app.getByRole('button', { name: 'Rendre à l’assistant' })).toBeVisible()
    await phones.bringToFront()
    const files = await Promise.all(
      WIDTHS.map(async (width, i) => ({ name: `${i}.png`, mimeType: 'image/png', buffer: await picture(width) })),
    )
    await phone.region.locator('input[type="file"]').setInputFiles(files)
    await app.bringToFront()
    await expect(album).toBeVisible()
    await expect(album.getByRole('button')).toHaveCount(6)
    await expect(album.getByRole('button').last()).toHaveAccessibleName(
      `Photo 6 sur ${COUNT} de ${PROSPECT}, et 4 de plus`,
    )
    await expectAccessible(app)
  })

  await test.step('the viewer goes through all of them by keyboard, and gives the focus back', async () => {
    const first = album.getByRole('button').first()
    await first.focus()
    await app.keyboard.press('Enter')
    const viewer = app.getByRole('dialog', { name: 'Photos de la conversation' })
    for (const [i, width] of WIDTHS.entries()) {
      await expect(viewer.getByText(`Photo ${i + 1} sur ${COUNT}`)).toBeVisible()
      await expect.poll(() => shownWidth(app)).toBe(width)
      await app.keyboard.press('ArrowRight')
    }
    // The last is the last.
    await expect(viewer.getByText(`Photo ${COUNT} sur ${COUNT}`)).toBeVisible()
    await app.keyboard.press('ArrowLeft')
    await expect(viewer.getByText(`Photo ${COUNT - 1} sur ${COUNT}`)).toBeVisible()
    await app.keyboard.press('+')
    await expect(viewer.getByRole('button', { name: 'Réduire' })).toHaveAttribute('aria-disabled', 'false')
    await expect(viewer.getByRole('link', { name: 'Télécharger' })).toHaveAttribute('href', /\/api\/v1\/files\//)
    await expectAccessible(app)
    await app.keyboard.press('Escape')
    await expect(viewer).toBeHidden()
    await expect(first).toBeFocused()
  })

  await test.step('a voice note plays, is sought by keyboard and goes faster', async () => {
    await phones.bringToFront()
    await phone.region.getByRole('button', { name: 'Joindre' }).click()
    await phones.getByRole('menuitem', { name: 'Vocal d’exemple (3 s)' }).click()
    await app.bringToFront()
    const voice = thread.getByRole('group', { name: `Note vocale de ${PROSPECT}` })
    const position = voice.getByRole('slider', { name: 'Position dans la note vocale' })
    await expect(position).toHaveAttribute('aria-valuetext', '0:00 sur 0:03')
    await voice.getByRole('button', { name: 'Écouter' }).click()
    await expect(voice.getByRole('button', { name: 'Mettre en pause' })).toBeVisible()
    await voice.getByRole('button', { name: 'Mettre en pause' }).click()
    await position.press('End')
    await expect(position).toHaveAttribute('aria-valuetext', /^0:0[23] sur 0:03$/)
    await voice.getByRole('button', { name: 'Vitesse 1×' }).click()
    await expect(voice.getByRole('button', { name: 'Vitesse 1,5×' })).toBeVisible()
  })

  await test.step('a file joined to the answer reaches the phone; one that cannot is refused with the reason', async () => {
    const chosen = app.locator('main input[type="file"]')
    await chosen.setInputFiles([
      { name: 'salon.png', mimeType: 'image/png', buffer: await picture(300) },
      { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') },
    ])
    // Another notice may still stand.
    await expect(app.getByRole('alert').filter({ hasText: 'page.html ne s’envoie pas' })).toBeVisible()
    await app.getByRole('textbox', { name: 'Légende de salon.png' }).fill('Le salon, côté jardin')
    await expectAccessible(app)
    await app.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await expect(app.getByRole('list', { name: 'Fichiers joints' })).toBeHidden()
    await expect(thread.getByText('Le salon, côté jardin')).toBeVisible()
    await expect(phone.region.getByText('Le salon, côté jardin')).toBeVisible()
  })

  await expectNoSidewaysScroll(app)
})

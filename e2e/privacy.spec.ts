import { readFileSync } from 'node:fs'
import { expectAccessible } from './pages/axe.ts'
import { signIn } from './pages/sign-in.ts'
import { expect, test } from './stack/fixtures.ts'

test('a person receives a copy of their data; another is erased, for good', async ({ page }) => {
  const headers = await signIn(page, 'leila', { organization: 'Anfa Immobilier' })
  const rights = page.getByRole('region', { name: 'Droits de la personne' })
  const idOf = async (name: string) => {
    const found = await page.request.get(`/api/v1/contacts?q=${encodeURIComponent(name)}`, { headers })
    const { items } = (await found.json()) as { items: { id: string; displayName: string }[] }
    const one = items.find((contact) => contact.displayName === name)
    if (!one) throw new Error(`no contact named ${name}`)
    return one.id
  }

  await test.step('a copy is asked for and becomes ready under one’s eyes', async () => {
    await page.goto(`/app/contacts/${await idOf('Nawal Chraibi')}`)
    await rights.getByRole('button', { name: 'Préparer une copie' }).click()
    const dialog = page.getByRole('dialog', { name: 'Préparer une copie' })
    await dialog.getByRole('radio', { name: 'E-mail' }).check()
    await dialog.getByRole('button', { name: 'Préparer une copie' }).click()
    await expect(dialog).toBeHidden()
    await expect(rights.getByText('Copie prête')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('both files come down and name the person', async () => {
    const fetched = async (name: string) => {
      const coming = page.waitForEvent('download')
      await rights.getByRole('link', { name }).click()
      return readFileSync(await (await coming).path())
    }
    expect((await fetched('PDF')).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await fetched('JSON')).toString()).toContain('Nawal Chraibi')
  })

  await test.step('handed over, the request is closed', async () => {
    await rights.getByRole('button', { name: 'Remise à la personne' }).click()
    await expect(page.getByText('Demande close')).toBeVisible()
    await expect(rights.getByRole('button', { name: 'Préparer une copie' })).toBeVisible()
  })

  await test.step('the register shows what waits', async () => {
    await page.goto('/app/settings/privacy')
    await expect(page.getByRole('link', { name: 'Driss Lahlou' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Driss Lahlou' }).click()
  })

  await test.step('a person is erased once their name is typed as it stands', async () => {
    await rights.getByRole('button', { name: 'Effacer la personne…' }).click()
    const dialog = page.getByRole('dialog')
    const erase = dialog.getByRole('button', { name: 'Effacer définitivement' })
    const name = dialog.getByRole('textbox')
    await expect(erase).toBeDisabled()
    await name.fill('Driss')
    await expect(erase).toBeDisabled()
    await expectAccessible(page)
    await name.fill('Driss Lahlou')
    await erase.click()
    await expect(page.getByText('Cette personne a été effacée.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Personne effacée' })).toBeVisible()
    await expect(page.getByText('Driss Lahlou')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Modifier' })).toHaveCount(0)
    await expect(rights).toBeHidden()
    await expectAccessible(page)
  })
})

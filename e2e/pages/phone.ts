import { expect, type Locator, type Page } from '@playwright/test'

/** One phone of the simulators' page, played as its owner. */
export type Phone = {
  region: Locator
  /** What the agency wrote, oldest first. */
  answers: Locator
  write(text: string): Promise<void>
}

/**
 * The phone of a person on the open page of telephones (French). One looks at it to write and then back at `app`: a
 * page behind another is drawn, and hit, about once a second.
 */
export function phoneOf(page: Page, name: string, app: Page): Phone {
  const region = page.getByRole('region', { name: `Téléphone de ${name}` })
  return {
    region,
    answers: region.getByRole('log').locator('.theirs .words'),
    async write(text) {
      await page.bringToFront()
      await region.getByRole('textbox', { name: 'Votre message' }).fill(text)
      await region.getByRole('button', { name: 'Envoyer' }).click()
      await app.bringToFront()
    },
  }
}

/** Gives the first phone of the page to a person of its list, unless one is theirs already. */
export async function openPhone(page: Page, name: string, app: Page): Promise<Phone> {
  const phone = phoneOf(page, name, app)
  await expect(page.getByRole('region').first()).toBeVisible()
  if (!(await phone.region.isVisible()))
    await page.getByRole('combobox', { name: 'Prospect', exact: true }).first().selectOption({ label: name })
  await expect(phone.region).toBeVisible()
  return phone
}

import type { Locator, Page } from '@playwright/test'

/** One phone of the simulators' page, played as its owner. */
export type Phone = {
  region: Locator
  /** What the agency wrote, oldest first. */
  answers: Locator
  write(text: string): Promise<void>
}

/** The phone of a person on the open page of telephones (French). */
export function phoneOf(page: Page, name: string): Phone {
  const region = page.getByRole('region', { name: `Téléphone de ${name}` })
  return {
    region,
    answers: region.getByRole('log').locator('.theirs .words'),
    async write(text) {
      await region.getByRole('textbox', { name: 'Votre message' }).fill(text)
      await region.getByRole('button', { name: 'Envoyer' }).click()
    },
  }
}

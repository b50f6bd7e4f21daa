import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Waits until the page shows what it was opened for: no skeleton, no picture or font on its way. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: /Chargement|Loading|جار/ })).toHaveCount(0)
  await page.waitForLoadState('load')
  await page.evaluate('document.fonts.ready.then(() => true)')
}

/** Every WCAG 2.2 AA rule that axe knows, on the page as it stands; a failure names rule, element and reason. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page)
  // Without frames of other origins there is nothing to gather in a second page.
  // Naming every element that passed costs more than the rules do.
  const scan = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await scan.withTags(RULES).analyze()
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}\n${failureSummary}`),
  )
  expect(told).toEqual([])
}

/** At the width of a phone nothing is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  await settled(page)
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
}

import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { InstanceAddress } from '../stack/control.ts'
import { openPhone, type Phone } from './phone.ts'
import { type CallHeaders, signIn } from './sign-in.ts'

const HOUR_MS = 3_600_000
/** Ten in the morning UTC: working hours in Morocco and in France, whatever the season. */
const MORNING_MS = 10 * HOUR_MS

/** A member of the agency at the inbox, beside the telephones of the prospects. */
export type Desk = {
  app: Page
  phones: Page
  phone: Phone
  headers: CallHeaders
  /** The conversation with the prospect, and the box to answer in. */
  thread: Locator
  composer: Locator
}

/** Puts the business clock to the next ten o’clock (UTC), so that no quiet hours depend on when the test runs. */
export async function toMorning(app: Page, atlas: InstanceAddress): Promise<void> {
  const { now } = (await (await app.request.get('/api/v1/dev/clock')).json()) as { now: string }
  const sinceMidnight = Date.parse(now) % (24 * HOUR_MS)
  const ms = ((MORNING_MS - sinceMidnight + 24 * HOUR_MS) % (24 * HOUR_MS)) + 1
  await moveClock(app, atlas, ms)
}

/** Signs a person of the demonstration in and opens the phone of a prospect, on a morning. */
export async function openDesk(app: Page, atlas: InstanceAddress, person: string, prospect: string): Promise<Desk> {
  const headers = await signIn(app, person)
  await toMorning(app, atlas)
  const phones = await app.context().newPage()
  await phones.goto(atlas.phoneUrl)
  const phone = await openPhone(phones, prospect, app)
  await app.goto('/app/inbox')
  return {
    app,
    phones,
    phone,
    headers,
    thread: app.getByRole('log', { name: `Conversation avec ${prospect}` }),
    composer: app.getByRole('textbox', { name: `Votre message à ${prospect}` }),
  }
}

/** The prospect writes for the first time; the conversation is opened and taken over, so that only people write in it. */
export async function beginConversation(desk: Desk, prospect: string, text: string): Promise<void> {
  const { app, phone, thread } = desk
  await phone.write(text)
  await app.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: prospect }).click()
  await expect(thread.getByText(text)).toBeVisible()
  await app.getByRole('button', { name: 'Prendre la main' }).click()
  await expect(app.getByRole('button', { name: 'Rendre à l’assistant' })).toBeVisible()
}

/** Writes an answer in the open conversation and waits until it stands there. */
export async function answer(desk: Desk, text: string): Promise<void> {
  await desk.composer.fill(text)
  await desk.composer.press('Control+Enter')
  await expect(bubble(desk, text)).toBeVisible()
}

/** The message of the open conversation that says this. */
export function bubble({ thread }: Desk, text: string): Locator {
  return thread.getByRole('article').filter({ hasText: text })
}

/** The tick of a message, by its name. */
export function statusOf(desk: Desk, text: string, status: string | RegExp): Locator {
  return bubble(desk, text).getByRole('img', { name: status })
}

/** Moves the business clock on by so many milliseconds, without looking at the phone page. */
export async function moveClock(app: Page, atlas: InstanceAddress, ms: number): Promise<void> {
  const moved = await app.request.post(`${atlas.phoneUrl}/simulator/clock/advance`, { data: { ms } })
  expect(moved.ok(), await moved.text()).toBe(true)
}

/** Presses a button of the phone page's clock. */
export async function letPass(desk: Desk, button: 'Une heure plus tard' | '24 heures plus tard'): Promise<void> {
  const { app, phones } = desk
  await phones.bringToFront()
  const moved = phones.waitForResponse((r) => r.url().endsWith('/clock/advance'))
  await phones.getByTitle(button).click()
  expect((await moved).ok()).toBe(true)
  await app.bringToFront()
}

/** Chooses a situation of the provider in the panel of faults of the phone page. */
export async function setProvider(desk: Desk, situation: 'Tout va bien' | 'Fournisseur en panne'): Promise<void> {
  const { app, phones } = desk
  await phones.bringToFront()
  await phones.getByRole('button', { name: 'Pannes' }).click()
  const panel = phones.getByRole('dialog', { name: 'Pannes du fournisseur' })
  await panel.getByRole('button', { name: situation }).click()
  await expect(panel.getByRole('button', { name: situation })).toHaveAttribute('aria-pressed', 'true')
  await panel.getByRole('button', { name: 'Fermer' }).click()
  await expect(panel).toBeHidden()
  await app.bringToFront()
}

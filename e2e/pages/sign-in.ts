import type { Page } from '@playwright/test'

const PASSWORD = 'atlas-demo-2026'

type Me = { organizations: { id: string; name: string }[] }

/** Headers a call beside the page needs: the tenant, and the proof of a same-origin caller. */
export type CallHeaders = { 'x-atlas-csrf': string; 'x-org-id': string }

/**
 * Signs the page's browser context in without the form, in the named organisation (else the first), with the product
 * tour behind. Returns the headers for calls of `page.request`.
 */
export async function signIn(
  page: Page,
  person: string,
  options: { organization?: string; password?: string } = {},
): Promise<CallHeaders> {
  const email = person.includes('@') ? person : `${person}@demo.atlas`
  const csrf = { 'x-atlas-csrf': '1' }
  const data = { email, password: options.password ?? PASSWORD }
  const entered = await page.request.post('/api/auth/sign-in/email', { data, headers: csrf })
  if (!entered.ok()) throw new Error(`${email} could not sign in: ${await entered.text()}`)
  const me = (await (await page.request.get('/api/v1/me', { headers: csrf })).json()) as Me
  const org = me.organizations.find((o) => o.name === options.organization) ?? me.organizations[0]
  if (!org) throw new Error(`${email} belongs to no organisation`)
  const headers = { ...csrf, 'x-org-id': org.id }
  await page.request.patch('/api/v1/me', { data: { tourSeen: true }, headers })
  await page.addInitScript((id) => localStorage.setItem('atlas.org', id), org.id)
  return headers
}

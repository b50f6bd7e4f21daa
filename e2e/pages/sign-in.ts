import type { Page } from '@playwright/test'

const PASSWORD = 'atlas-demo-2026'

type Me = { organizations: { id: string; name: string }[] }

/** Headers a call beside the page needs: the tenant, and the proof of a same-origin caller. */
export type CallHeaders = { 'x-atlas-csrf': string; 'x-org-id': string }

/** Headers for calls of `page.request` as the signed-in person, in the named organisation (else the first). */
export async function callHeaders(page: Page, organization?: string): Promise<CallHeaders> {
  const csrf = { 'x-atlas-csrf': '1' }
  const me = (await (await page.request.get('/api/v1/me', { headers: csrf })).json()) as Me
  const org = me.organizations.find((o) => o.name === organization) ?? me.organizations[0]
  if (!org) throw new Error('the signed-in person belongs to no organisation')
  return { ...csrf, 'x-org-id': org.id }
}

/**
 * Signs the page's browser context in without the form, in the named organisation (else the first), with the product
 * tour behind. Returns the headers for calls of `page.request`.
 */
export async function signIn(
  page: Page,
  person: string,
  options: { organization?: string; password?: string } = {},
): Promise<CallHeaders> {
  const data = {
    email: person.includes('@') ? person : `${person}@demo.atlas`,
    password: options.password ?? PASSWORD,
  }
  const entered = await page.request.post('/api/auth/sign-in/email', { data, headers: { 'x-atlas-csrf': '1' } })
  if (!entered.ok()) throw new Error(`${data.email} could not sign in: ${await entered.text()}`)
  const headers = await callHeaders(page, options.organization)
  await page.request.patch('/api/v1/me', { data: { tourSeen: true }, headers })
  await page.addInitScript((id) => localStorage.setItem('atlas.org', id), headers['x-org-id'])
  return headers
}

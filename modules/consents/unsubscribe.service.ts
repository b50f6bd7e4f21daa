import { type Locale, localeOfPerson } from '#locales'
import { type Platform, type RunOptions, readContext, runInOrg } from '#platform/context'
import { notFound } from '#platform/errors'
import { optOutOfMarketing } from './consents.service.ts'
import { readAddressee } from './consents.views.ts'
import { readUnsubscribeLink, type UnsubscribeLink, writeUnsubscribeLink } from './unsubscribe-links.rules.ts'

/** What stands behind an unsubscribe link. DONE: no proposal goes to this address any more. */
export type AskedUnsubscribe = { agency: string; locale: Locale; state: 'ASKED' | 'DONE' }

/** The addresses a letter of marketing carries: the page for people, and where mail programs post (RFC 8058). */
export function unsubscribeAddresses(
  { vault, config }: Pick<Platform, 'vault' | 'config'>,
  link: UnsubscribeLink,
): { page: string; oneClick: string } {
  const token = writeUnsubscribeLink(link, vault.sign)
  return { page: pageOf(config, token), oneClick: `${config.publicUrl}/api/v1/unsubscribe/${token}` }
}

/** The page for people, where the link of a letter leads. */
export function pageOf(config: Platform['config'], token: string): string {
  return `${config.publicUrl}/app/unsubscribe/${token}`
}

/**
 * What an unsubscribe link asks, and how it stands; changes nothing, for mail programs open links to look at them. One and
 * the same 404 for a link that never was, and for an address that is gone.
 */
export async function askedToUnsubscribe(
  platform: Platform,
  token: string,
  correlationId: string,
): Promise<AskedUnsubscribe> {
  const { orgId, identityId } = linkOf(platform, token)
  const found = await readAddressee(readContext(platform, ofSystem(orgId, correlationId)), identityId)
  if (!found) throw notFound('identity')
  return {
    agency: found.agency,
    locale: localeOfPerson(found.locale, found.houseLocale),
    state: found.refused ? 'DONE' : 'ASKED',
  }
}

/** Ends marketing for the address of the link, once; whoever comes again is told that it is done. */
export async function unsubscribe(
  platform: Platform,
  token: string,
  how: 'PAGE' | 'ONE_CLICK',
  correlationId: string,
): Promise<AskedUnsubscribe> {
  const { orgId, identityId } = linkOf(platform, token)
  await runInOrg(platform, ofSystem(orgId, correlationId), async (ctx) => {
    const found = await readAddressee(ctx, identityId, true)
    if (!found) throw notFound('identity')
    if (found.refused) return
    const target = { contactId: found.contactId, identityId, channel: 'EMAIL' as const }
    await optOutOfMarketing(ctx, target, { unsubscribeLink: how })
  })
  return askedToUnsubscribe(platform, token, correlationId)
}

function linkOf(platform: Platform, token: string): UnsubscribeLink {
  const link = readUnsubscribeLink(token, platform.vault.verify)
  if (!link) throw notFound('identity')
  return link
}

const ofSystem = (orgId: string, correlationId: string): RunOptions => ({
  orgId,
  actor: { kind: 'system', id: null },
  correlationId,
})

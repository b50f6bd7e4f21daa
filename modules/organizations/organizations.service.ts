import { Check } from 'typebox/value'
import { OrganizationSettings } from '#modules/identity'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { mentionFaults, tidyMentions } from './legal-mentions.rules.ts'
import { insertBranch, updateBranch, updateOrganization } from './organizations.repository.ts'
import { changedSettings, countryDefaults, isTimeZone } from './organizations.rules.ts'
import type { Branch, BranchPatch, NewBranch, Organization, OrganizationPatch } from './organizations.schema.ts'
import { listBranches, readOrganization } from './organizations.views.ts'

/** Changes the organisation; settings given are merged into those it has. 409 with the current one when stale. */
export async function changeOrganization(ctx: RequestContext, patch: OrganizationPatch): Promise<Organization> {
  authorise(ctx, 'settings.write')
  const before = await readOrganization(ctx)
  if (patch.timezone !== undefined && !isTimeZone(patch.timezone)) throw invalidField('timezone', 'UNKNOWN')
  const settings = { ...before.settings, ...patch.settings }
  if (!Check(OrganizationSettings, settings)) throw invalidField('settings', 'INVALID')
  const priced = settings.messageCosts?.prices.map(({ market, category }) => `${market} ${category}`) ?? []
  if (new Set(priced).size < priced.length) throw invalidField('settings.messageCosts.prices', 'DUPLICATE')
  const done = await updateOrganization(ctx, patch.version, {
    ...(patch.name === undefined ? {} : { name: patch.name.trim() }),
    ...(patch.timezone === undefined ? {} : { timezone: patch.timezone }),
    ...(patch.defaultLocale === undefined ? {} : { default_locale: patch.defaultLocale }),
    settings,
  })
  const after = await readOrganization(ctx)
  if (!done) throw versionConflict(after)
  const changed = changedSettings(before.settings, after.settings)
  if (changed.length > 0) await publish(ctx, { type: 'organizations.settings_changed', payload: { changed } })
  announce(ctx, { topic: 'member', id: ctx.orgId, kind: 'organization' })
  return after
}

/** Opens a branch; zone, phone region and currency follow the country unless given. */
export async function openBranch(ctx: RequestContext, input: NewBranch): Promise<Branch> {
  authorise(ctx, 'settings.write')
  const usual = countryDefaults[input.country]
  const timezone = input.timezone ?? usual.timezone
  if (!isTimeZone(timezone)) throw invalidField('timezone', 'UNKNOWN')
  const id = await insertBranch(ctx, {
    name: input.name.trim(),
    city: input.city.trim(),
    country: input.country,
    timezone,
    phone_region: input.phoneRegion ?? usual.phoneRegion,
    currency: input.currency ?? usual.currency,
    address: input.address ?? null,
  })
  announce(ctx, { topic: 'member', id, kind: 'branch' })
  return branchOf(ctx, id)
}

/**
 * Changes a branch. 409 with the current one when stale. Appointments already made keep the zone they were told in; legal
 * mentions given take the place of all before, and must fit the country.
 */
export async function changeBranch(ctx: RequestContext, id: string, patch: BranchPatch): Promise<Branch> {
  authorise(ctx, 'settings.write')
  const before = await branchOf(ctx, id)
  if (patch.timezone !== undefined && !isTimeZone(patch.timezone)) throw invalidField('timezone', 'UNKNOWN')
  const { version, phoneRegion, legal: given, ...plain } = patch
  const legal = given && tidyMentions(given)
  const errors = legal || plain.country ? mentionFaults(plain.country ?? before.country, legal ?? before.legal) : []
  if (errors.length > 0) throw new AppError(400, 'VALIDATION_FAILED', { errors })
  const done = await updateBranch(ctx, id, version, {
    ...plain,
    ...(legal ? { legal } : {}),
    ...(phoneRegion === undefined ? {} : { phone_region: phoneRegion }),
  })
  if (!done) throw versionConflict(before)
  announce(ctx, { topic: 'member', id, kind: 'branch' })
  return branchOf(ctx, id)
}

async function branchOf(ctx: RequestContext, id: string): Promise<Branch> {
  const branch = (await listBranches(ctx, id))[0]
  if (!branch) throw notFound('branch')
  return branch
}

import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, constraintOf, type FieldError, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { contactCard, findIdentities, missingContact, phoneRegion } from './contacts.read-model.ts'
import {
  type ContactFields,
  deleteIdentity,
  type IdentityValue,
  insertContact,
  insertIdentity,
  updateContact,
} from './contacts.repository.ts'
import { displayName, normaliseEmail, normalisePhone } from './contacts.rules.ts'
import type { Contact, ContactPatch, NewContact } from './contacts.schema.ts'
import { readContact } from './contacts.views.ts'

/** Numbers and addresses as given → as stored. Throws 400 naming each field that cannot be one. */
async function normaliseAll(
  ctx: RequestContext,
  input: { phones?: string[]; emails?: string[]; branchId?: string },
): Promise<IdentityValue[]> {
  const errors: FieldError[] = []
  const values: IdentityValue[] = []
  const region = input.phones?.length ? await phoneRegion(ctx, input.branchId) : 'MA'
  input.phones?.forEach((raw, index) => {
    const value = normalisePhone(raw, region)
    if (value) values.push({ kind: 'PHONE', value, raw })
    else errors.push({ field: `phones.${index}`, code: 'PHONE' })
  })
  input.emails?.forEach((raw, index) => {
    const value = normaliseEmail(raw)
    if (value) values.push({ kind: 'EMAIL', value, raw })
    else errors.push({ field: `emails.${index}`, code: 'EMAIL' })
  })
  if (errors.length > 0) throw new AppError(400, 'VALIDATION_FAILED', { errors })
  return values.filter((v, i) => values.findIndex((o) => o.kind === v.kind && o.value === v.value) === i)
}

/** Creates a contact by hand. 409 DUPLICATE_CONTACT with the one who already has the number or address. */
export async function createContact(ctx: RequestContext, input: NewContact & { branchId?: string }): Promise<Contact> {
  authorise(ctx, 'contact.write')
  const id = await createContactWith(ctx, input, await normaliseAll(ctx, input))
  // Somebody who only sees contacts of own dossiers may read back what they just typed.
  const contact = await readContact(ctx, id, null)
  if (!contact) throw notFound('contact')
  return contact
}

async function createContactWith(ctx: RequestContext, input: NewContact, identities: IdentityValue[]): Promise<string> {
  const existing = await findIdentities(ctx, identities)
  const taken = existing[0]
  if (taken) {
    const visible = await readContact(ctx, taken.contactId)
    throw new AppError(409, 'DUPLICATE_CONTACT', {
      extra: { existing: visible ? { id: visible.id, displayName: visible.displayName } : null },
    })
  }
  const name = displayName(input, identities[0]?.value ?? '')
  if (name === '')
    throw new AppError(400, 'VALIDATION_FAILED', { errors: [{ field: 'displayName', code: 'REQUIRED' }] })
  return insertWithIdentities(ctx, fieldsOf(input, name), identities)
}

async function insertWithIdentities(
  ctx: RequestContext,
  fields: ContactFields,
  identities: readonly IdentityValue[],
): Promise<string> {
  const id = await insertContact(ctx, fields)
  for (const [index, identity] of identities.entries()) await insertIdentity(ctx, id, identity, index === 0)
  await told(ctx, id, 'created')
  return id
}

function fieldsOf(input: NewContact, name: string): ContactFields {
  return {
    kind: input.kind ?? 'PERSON',
    first_name: input.firstName ?? null,
    last_name: input.lastName ?? null,
    display_name: name,
    locale: input.locale ?? null,
    country: input.country ?? null,
    note: input.note ?? null,
  }
}

/** Finds the contact behind provider identities (phone first, then user id) or creates one; links what is new. */
export async function findOrCreateByIdentity(
  ctx: RequestContext,
  identities: readonly IdentityValue[],
  profile: { name: string | null; locale?: string | null },
): Promise<{ contactId: string; identityId: string; created: boolean }> {
  const first = identities[0]
  if (!first) throw new TypeError('a message without any identity')
  const known = await findIdentities(ctx, identities)
  const match = known[0]
  if (!match) {
    const contactId = await insertWithIdentities(
      ctx,
      { display_name: displayName({ displayName: profile.name }, first.value), locale: profile.locale ?? null },
      identities,
    )
    const made = await findIdentities(ctx, [first])
    return { contactId, identityId: made[0]?.identityId ?? '', created: true }
  }
  // A new identifier of a known person is linked; one that belongs to another contact is left for a person to merge.
  for (const identity of identities) {
    if (!known.some((k) => k.kind === identity.kind && k.value === identity.value)) {
      await insertIdentity(ctx, match.contactId, identity, false)
      await told(ctx, match.contactId, 'changed')
    }
  }
  const preferred =
    known.find((k) => k.kind === first.kind && k.value === first.value) ?? (await findIdentities(ctx, [first]))[0]
  return {
    contactId: match.contactId,
    identityId: preferred?.contactId === match.contactId ? preferred.identityId : match.identityId,
    created: false,
  }
}

/** Finds by number or address, or creates: for dossiers opened by hand with a new or known person. */
export async function findOrCreateContact(
  ctx: RequestContext,
  input: NewContact & { branchId?: string },
): Promise<string> {
  authorise(ctx, 'contact.write')
  const identities = await normaliseAll(ctx, input)
  const known = await findIdentities(ctx, identities)
  return known[0]?.contactId ?? createContactWith(ctx, input, identities)
}

/** Changes a contact. 409 with the current one when the version is stale. */
export async function changeContact(ctx: RequestContext, id: string, patch: ContactPatch): Promise<Contact> {
  authorise(ctx, 'contact.write')
  const before = await readContact(ctx, id, 'contact.write')
  if (!before) throw await missingContact(ctx, id)
  const { version, ...given } = patch
  const fields: Partial<ContactFields> = {
    ...(given.firstName === undefined ? {} : { first_name: given.firstName }),
    ...(given.lastName === undefined ? {} : { last_name: given.lastName }),
    ...(given.displayName === undefined ? {} : { display_name: given.displayName }),
    ...(given.locale === undefined ? {} : { locale: given.locale }),
    ...(given.country === undefined ? {} : { country: given.country }),
    ...(given.note === undefined ? {} : { note: given.note }),
  }
  if (!(await updateContact(ctx, id, version, fields))) throw versionConflict(before)
  await told(ctx, id, 'changed')
  return (await readContact(ctx, id)) ?? before
}

/** Adds a number or an address. 409 when another contact has it. */
export async function addIdentity(
  ctx: RequestContext,
  contactId: string,
  input: { kind: 'PHONE' | 'EMAIL'; value: string },
): Promise<Contact> {
  authorise(ctx, 'contact.write')
  const before = await readContact(ctx, contactId, 'contact.write')
  if (!before) throw await missingContact(ctx, contactId)
  const value =
    input.kind === 'PHONE' ? normalisePhone(input.value, await phoneRegion(ctx)) : normaliseEmail(input.value)
  if (!value) throw new AppError(400, 'VALIDATION_FAILED', { errors: [{ field: 'value', code: input.kind }] })
  await insertIdentity(
    ctx,
    contactId,
    { kind: input.kind, value, raw: input.value },
    before.identities.length === 0,
  ).catch((error: unknown) => {
    if (constraintOf(error) === 'channel_identities_org_id_kind_value_key')
      throw new AppError(409, 'DUPLICATE_CONTACT', { extra: { existing: null } })
    throw error
  })
  await told(ctx, contactId, 'changed')
  return (await readContact(ctx, contactId)) ?? before
}

/** Removes a number or an address that nothing refers to; 409 when consents or messages rest on it. */
export async function removeIdentity(ctx: RequestContext, contactId: string, identityId: string): Promise<void> {
  authorise(ctx, 'contact.write')
  if (!(await readContact(ctx, contactId, 'contact.write'))) throw await missingContact(ctx, contactId)
  const done = await deleteIdentity(ctx, contactId, identityId).catch((error: unknown) => {
    if (constraintOf(error)) throw new AppError(409, 'IDENTITY_IN_USE')
    throw error
  })
  if (!done) throw notFound('identity')
  await told(ctx, contactId, 'changed')
}

/** Tells open screens, and modules that look at names, numbers and addresses. */
async function told(ctx: RequestContext, id: string, kind: 'created' | 'changed'): Promise<void> {
  announce(ctx, { topic: 'contact', id, kind })
  await publish(ctx, { type: 'contacts.changed', payload: { contactId: id } })
}

export { contactCard }

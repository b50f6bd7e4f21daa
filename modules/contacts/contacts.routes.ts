import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { missingContact } from './contacts.read-model.ts'
import { Contact, ContactPatch, ContactQuery, ContactSummary, Id, NewContact, NewIdentity } from './contacts.schema.ts'
import { addIdentity, changeContact, createContact, removeIdentity } from './contacts.service.ts'
import { listContacts, readContact } from './contacts.views.ts'

export function contactsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/contacts',
    summary: 'Contacts, newest first or by name; q finds names, numbers in any form, addresses',
    tag: 'contacts',
    permission: 'contact.read',
    schema: { query: ContactQuery, response: { 200: pageOf(ContactSummary) } },
    act: (ctx, { query }) => listContacts(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/contacts',
    summary: 'Create a contact',
    tag: 'contacts',
    permission: 'contact.write',
    status: 201,
    schema: { body: NewContact, response: { 201: Contact } },
    act: (ctx, { body }) => createContact(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/contacts/:id',
    summary: 'One contact',
    tag: 'contacts',
    permission: 'contact.read',
    schema: { params: Type.Object({ id: Id }), response: { 200: Contact } },
    async act(ctx, { params }) {
      const contact = await readContact(ctx, params.id)
      if (!contact) throw await missingContact(ctx, params.id)
      return contact
    },
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/contacts/:id',
    summary: 'Change a contact',
    tag: 'contacts',
    permission: 'contact.write',
    schema: { params: Type.Object({ id: Id }), body: ContactPatch, response: { 200: Contact } },
    act: (ctx, { params, body }) => changeContact(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/contacts/:id/identities',
    summary: 'Add a number or an address',
    tag: 'contacts',
    permission: 'contact.write',
    status: 201,
    schema: { params: Type.Object({ id: Id }), body: NewIdentity, response: { 201: Contact } },
    act: (ctx, { params, body }) => addIdentity(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/contacts/:id/identities/:identityId',
    summary: 'Remove a number or an address that nothing rests on',
    tag: 'contacts',
    permission: 'contact.write',
    status: 204,
    schema: { params: Type.Object({ id: Id, identityId: Id }), response: { 204: Type.Null() } },
    act: (ctx, { params }) => removeIdentity(ctx, params.id, params.identityId),
  })
}

import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { endGuest, inviteGuest } from './guests.service.ts'
import type { SignIn } from './organizations.routes.ts'
import { Id, Member, NewGuest } from './organizations.schema.ts'

/** The time-boxed way of a platform administrator into an organisation. */
export function guestRoutes(http: Http, { authenticator }: SignIn): void {
  tenantRoute(http, {
    method: 'POST',
    url: '/members/guests',
    summary: 'Let a platform administrator in for 1 to 72 hours',
    tag: 'organizations',
    permission: 'member.write',
    status: 201,
    schema: { body: NewGuest, response: { 201: Member } },
    act: (ctx, { body }) => inviteGuest(ctx, body, authenticator.forget),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/members/guests/:userId',
    summary: 'End the access of a platform administrator at once',
    tag: 'organizations',
    permission: 'member.write',
    status: 204,
    schema: { params: Type.Object({ userId: Id }), response: { 204: Type.Null() } },
    act: (ctx, { params }) => endGuest(ctx, params.userId, authenticator.forget),
  })
}

import { Type } from 'typebox'
import type { Auth, IdentityAuthenticator } from '#modules/identity'
import { authorise, type Http, publicRoute, tenantRoute } from '#platform/http'
import { acceptInvitation, invite, withdrawInvitation } from './invitations.service.ts'
import { changeMember } from './members.service.ts'
import {
  AcceptedInvitation,
  AcceptInvitation,
  Branch,
  BranchPatch,
  ChangedMember,
  ChannelAccount,
  Id,
  Invitation,
  listOf,
  Member,
  MemberPatch,
  NewBranch,
  NewInvitation,
  Organization,
  OrganizationPatch,
} from './organizations.schema.ts'
import { changeBranch, changeOrganization, openBranch } from './organizations.service.ts'
import {
  listBranches,
  listChannelAccounts,
  listInvitations,
  listMembers,
  readOrganization,
} from './organizations.views.ts'

const ById = Type.Object({ id: Id })
const tag = 'organization'

/** What somebody holds to sign people in and to make the process forget rights that changed. */
export type SignIn = { auth: Auth; authenticator: IdentityAuthenticator }

export function organizationRoutes(http: Http, { authenticator }: SignIn): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/organization',
    summary: 'The organisation and its settings',
    tag,
    permission: 'settings.read',
    schema: { response: { 200: Organization } },
    act(ctx) {
      authorise(ctx, 'settings.read')
      return readOrganization(ctx)
    },
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/organization',
    summary: 'Change the organisation; settings not named stay',
    tag,
    permission: 'settings.write',
    schema: { body: OrganizationPatch, response: { 200: Organization } },
    act(ctx, { body }) {
      // Settings widen or narrow what roles may do.
      ctx.afterCommit(authenticator.forget)
      return changeOrganization(ctx, body)
    },
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/branches',
    summary: 'Branches, the oldest first',
    tag,
    permission: 'member.read',
    schema: { response: { 200: listOf(Branch) } },
    async act(ctx) {
      authorise(ctx, 'member.read')
      return { items: await listBranches(ctx), nextCursor: null }
    },
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/branches',
    summary: 'Open a branch',
    tag,
    permission: 'settings.write',
    status: 201,
    schema: { body: NewBranch, response: { 201: Branch } },
    act: (ctx, { body }) => openBranch(ctx, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/branches/:id',
    summary: 'Change a branch',
    tag,
    permission: 'settings.write',
    schema: { params: ById, body: BranchPatch, response: { 200: Branch } },
    act: (ctx, { params, body }) => changeBranch(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/channel-accounts',
    summary: 'Numbers the organisation writes from, without credentials',
    tag,
    permission: 'channel.read',
    schema: { response: { 200: listOf(ChannelAccount) } },
    async act(ctx) {
      authorise(ctx, 'channel.read')
      return { items: await listChannelAccounts(ctx), nextCursor: null }
    },
  })
}

export function memberRoutes(http: Http, { auth, authenticator }: SignIn): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/members',
    summary: 'Members by name, those who left last',
    tag,
    permission: 'member.read',
    schema: { response: { 200: listOf(Member) } },
    async act(ctx) {
      authorise(ctx, 'member.read')
      return { items: await listMembers(ctx), nextCursor: null }
    },
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/members/:userId',
    summary: 'Change roles, branches or status of a member; who leaves hands over to `reassignTo`',
    tag,
    permission: 'member.write',
    schema: { params: Type.Object({ userId: Id }), body: MemberPatch, response: { 200: ChangedMember } },
    act: (ctx, { params, body }) => changeMember(ctx, params.userId, body, authenticator.forget),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/invitations',
    summary: 'Invitations that wait for an answer',
    tag,
    permission: 'settings.read',
    schema: { response: { 200: listOf(Invitation) } },
    async act(ctx) {
      authorise(ctx, 'settings.read')
      return { items: await listInvitations(ctx), nextCursor: null }
    },
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/invitations',
    summary: 'Invite somebody by e-mail, for seven days',
    tag,
    permission: 'member.write',
    status: 201,
    schema: { body: NewInvitation, response: { 201: Invitation } },
    act: (ctx, { body }) => invite(ctx, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/invitations/:id',
    summary: 'Withdraw an invitation',
    tag,
    permission: 'member.write',
    status: 204,
    schema: { params: ById, response: { 204: Type.Null() } },
    act: (ctx, { params }) => withdrawInvitation(ctx, params.id),
  })

  publicRoute(http, {
    method: 'POST',
    url: '/invitations/accept',
    summary: 'Accept an invitation, signed in or with a name and a password',
    tag,
    limit: 'signIn',
    schema: { body: AcceptInvitation, response: { 200: AcceptedInvitation } },
    async act({ body, request }) {
      const principal = await authenticator.authenticate(request)
      const by = { platform: http.platform, auth, correlationId: request.id, request }
      const accepted = await acceptInvitation(by, principal, body)
      authenticator.forget()
      return accepted
    },
  })
}

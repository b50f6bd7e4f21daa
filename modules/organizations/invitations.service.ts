import type { FastifyRequest } from 'fastify'
import { translate } from '#locales'
import { normaliseEmail } from '#modules/contacts'
import type { Auth } from '#modules/identity'
import { isoAt } from '#platform/clock'
import { announce, type Platform, type RequestContext, runInOrg, runOnPlatform } from '#platform/context'
import { randomToken, sha256 } from '#platform/crypto'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise, type Principal } from '#platform/http'
import { enqueue, type JobHandler } from '#platform/jobs'
import {
  findInvitation,
  insertInvitation,
  isActiveMember,
  joinMember,
  markEmailVerified,
  type OpenInvitation,
  revokeInvitations,
  takeInvitation,
} from './members.repository.ts'
import { unknownBranches } from './organizations.repository.ts'
import type { AcceptedInvitation, AcceptInvitation, Invitation, NewInvitation } from './organizations.schema.ts'
import { listInvitations, listMembers, readOrganization } from './organizations.views.ts'

const VALID_MS = 7 * 86_400_000
const MAIL = 'organizations.invitation_mail'
/** How the sign-in library says that the address has an account, seen before it writes or by the unique key. */
const TAKEN = /^(USER_ALREADY_EXISTS|FAILED_TO_CREATE_USER)/

/**
 * Invites an address; an earlier invitation to it is withdrawn. The token leaves only in the mail: the database keeps
 * its hash, and the waiting mail keeps it sealed. 409 ALREADY_MEMBER when the person is inside.
 */
export async function invite(ctx: RequestContext, input: NewInvitation): Promise<Invitation> {
  authorise(ctx, 'member.write')
  const email = normaliseEmail(input.email)
  if (!email) throw invalidField('email', 'EMAIL')
  const branchIds = input.branchIds ?? []
  const [unknown] = await unknownBranches(ctx, branchIds)
  if (unknown) throw invalidField(`branchIds.${branchIds.indexOf(unknown)}`, 'UNKNOWN')
  if (await isActiveMember(ctx, email)) throw new AppError(409, 'ALREADY_MEMBER')
  await revokeInvitations(ctx, { email })
  const token = randomToken(32)
  const id = await insertInvitation(ctx, {
    email,
    roles: input.roles,
    branch_ids: branchIds,
    token_hash: sha256(token),
    expires_at: isoAt(ctx.clock.now() + VALID_MS),
  })
  const inviter = ctx.actor.kind === 'user' && ctx.actor.id ? (await listMembers(ctx, ctx.actor.id))[0]?.name : null
  enqueue(ctx, MAIL, {
    key: id,
    payload: { token: ctx.platform.vault.seal(token).toString('base64'), inviter: inviter ?? null, locale: ctx.locale },
  })
  announce(ctx, { topic: 'member', id, kind: 'invited' })
  const made = (await listInvitations(ctx, id))[0]
  if (!made) throw notFound('invitation')
  return made
}

/** Sends the invitation, unless it was withdrawn or accepted meanwhile. */
export const invitationMail: JobHandler = {
  kind: MAIL,
  async run(ctx, payload, job) {
    const invitation = (await listInvitations(ctx, job.key))[0]
    if (!invitation) return
    const { name } = await readOrganization(ctx)
    const token = ctx.platform.vault.open(Buffer.from(String(payload.token), 'base64'))
    const locale = payload.locale === 'ar' || payload.locale === 'en' ? payload.locale : 'fr'
    const words = {
      organization: name,
      inviter: typeof payload.inviter === 'string' ? payload.inviter : name,
      link: `${ctx.platform.config.publicUrl}/app/accept-invitation?token=${token}`,
    }
    await ctx.platform.mail({
      to: invitation.email,
      subject: translate(locale, 'mail:invitation.subject', words),
      text: translate(locale, 'mail:invitation.text', words),
    })
  },
}

/** Withdraws an invitation that nobody accepted yet. */
export async function withdrawInvitation(ctx: RequestContext, id: string): Promise<void> {
  authorise(ctx, 'member.write')
  if ((await revokeInvitations(ctx, { id })) === 0) throw notFound('invitation')
  announce(ctx, { topic: 'member', id, kind: 'invited' })
}

/** What accepting needs besides the token. */
export type Accepting = { platform: Platform; auth: Auth; correlationId: string; request: FastifyRequest }

/**
 * Accepts an invitation: the signed-in person joins, or name and password open an account for the invited address.
 * 404 INVITATION_INVALID when it cannot be used (any more); 403 INVITATION_OTHER_EMAIL when signed in as somebody else;
 * 409 ACCOUNT_EXISTS when the address has an account and nobody is signed in.
 */
export async function acceptInvitation(
  by: Accepting,
  principal: Principal | null,
  input: AcceptInvitation,
): Promise<AcceptedInvitation> {
  const db = runOnPlatform(by.platform, 'system', by.correlationId)
  const invitation = await findInvitation(db, sha256(input.token))
  if (!invitation) throw new AppError(404, 'INVITATION_INVALID')
  const person =
    principal?.kind === 'user'
      ? ownAccount(by, principal, invitation)
      : await openAccount(by.auth, invitation, input).then(async (made) => {
          await markEmailVerified(db, made.id)
          return made
        })
  await runInOrg(
    by.platform,
    { orgId: invitation.orgId, actor: { kind: 'user', id: person.id }, correlationId: by.correlationId },
    async (ctx) => {
      if (!(await takeInvitation(ctx, invitation.id))) throw new AppError(404, 'INVITATION_INVALID')
      const { roles, branchIds, email } = invitation
      await joinMember(ctx, { userId: person.id, name: person.name, email, roles, branchIds })
      announce(ctx, { topic: 'member', id: person.id, kind: 'joined' })
    },
  )
  return { organization: { id: invitation.orgId, name: invitation.organization } }
}

function ownAccount(by: Accepting, principal: Principal, invitation: OpenInvitation): { id: string; name: string } {
  if (principal.byCookie && by.request.headers['x-atlas-csrf'] !== '1') throw new AppError(403, 'CSRF_REFUSED')
  if (principal.email?.toLowerCase() !== invitation.email) throw new AppError(403, 'INVITATION_OTHER_EMAIL')
  return { id: principal.id, name: principal.name || invitation.email }
}

async function openAccount(
  auth: Auth,
  invitation: OpenInvitation,
  input: AcceptInvitation,
): Promise<{ id: string; name: string }> {
  const name = input.name?.trim()
  const missing = [...(name ? [] : ['name']), ...(input.password ? [] : ['password'])]
  if (!name || !input.password) {
    const errors = missing.map((field) => ({ field, code: 'REQUIRED' }))
    throw new AppError(400, 'VALIDATION_FAILED', { errors })
  }
  try {
    const made = await auth.api.signUpEmail({ body: { name, email: invitation.email, password: input.password } })
    return { id: made.user.id, name }
  } catch (error) {
    if (TAKEN.test(codeOf(error))) throw new AppError(409, 'ACCOUNT_EXISTS', { cause: error })
    throw error
  }
}

/** The code of an error of the sign-in library. */
function codeOf(error: unknown): string {
  const body = typeof error === 'object' && error !== null && 'body' in error ? error.body : null
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
}

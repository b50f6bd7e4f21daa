import { countFutureAppointments, handOverAppointments, leaveAppointments } from '#modules/appointments'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { handOverDesk, handOverDossiers, lockAdministrators, revokeAccess, updateMember } from './members.repository.ts'
import { unknownBranches } from './organizations.repository.ts'
import type { ChangedMember, Handover, Member, MemberPatch } from './organizations.schema.ts'
import { listMembers } from './organizations.views.ts'

const staff = ['ADMIN_ORG', 'MANAGER', 'AGENT']

/**
 * Changes what a member is. 422 LAST_ADMIN when nobody would be left to administer the organisation.
 * 422 GUEST_MEMBER for a guest of the platform: that stay is ended, not changed.
 * Somebody who leaves hands everything over and loses sessions and API keys in the same transaction;
 * 422 REASSIGN_REQUIRED when appointments are still to come and nobody is named to keep them.
 * @param forget makes this process ask for rights anew
 */
export async function changeMember(
  ctx: RequestContext,
  userId: string,
  patch: MemberPatch,
  forget: () => void,
): Promise<ChangedMember> {
  authorise(ctx, 'member.write')
  const administrators = await lockAdministrators(ctx)
  const before = await memberOf(ctx, userId)
  if (before.guestUntil) throw new AppError(422, 'GUEST_MEMBER')
  if (patch.version !== undefined && patch.version !== before.version) throw versionConflict(before)
  const [unknown] = await unknownBranches(ctx, patch.branchIds ?? [])
  if (unknown) throw invalidField(`branchIds.${patch.branchIds?.indexOf(unknown)}`, 'UNKNOWN')
  const roles = patch.roles ?? before.roles
  const status = patch.status ?? before.status
  const staysAdministrator = roles.includes('ADMIN_ORG') && status === 'ACTIVE'
  if (!staysAdministrator && administrators.length === 1 && administrators[0] === userId)
    throw new AppError(422, 'LAST_ADMIN')
  const leaves = status === 'LEFT' && before.status !== 'LEFT'
  const handover = leaves ? await depart(ctx, before, patch.reassignTo ?? null) : null
  const done = await updateMember(ctx, userId, patch.version, {
    ...(patch.roles === undefined ? {} : { roles: patch.roles }),
    ...(patch.branchIds === undefined ? {} : { branch_ids: patch.branchIds }),
    ...(patch.languages === undefined ? {} : { languages: patch.languages }),
    ...(patch.status === undefined ? {} : { status: patch.status }),
  })
  const after = await memberOf(ctx, userId)
  if (!done) throw versionConflict(after)
  announce(ctx, { topic: 'member', id: userId, kind: leaves ? 'left' : 'changed' })
  ctx.afterCommit(forget)
  return { ...after, handover }
}

async function depart(ctx: RequestContext, leaver: Member, reassignTo: string | null): Promise<Handover> {
  if (reassignTo) {
    const colleague = (await listMembers(ctx, reassignTo))[0]
    const able =
      colleague?.status === 'ACTIVE' && !colleague.guestUntil && colleague.roles.some((role) => staff.includes(role))
    if (!able || reassignTo === leaver.userId) throw invalidField('reassignTo', 'NOT_ACTIVE')
  }
  const waiting = reassignTo ? 0 : await countFutureAppointments(ctx, leaver.userId)
  if (waiting > 0) throw new AppError(422, 'REASSIGN_REQUIRED', { extra: { futureAppointments: waiting } })
  const dossiers = await handOverDossiers(ctx, leaver, reassignTo)
  const desk = await handOverDesk(ctx, leaver.userId, reassignTo)
  await leaveAppointments(ctx, leaver.userId)
  const agenda = reassignTo ? await handOverAppointments(ctx, leaver.userId, reassignTo) : { moved: 0, overlaps: 0 }
  await revokeAccess(ctx, leaver.userId)
  await publish(ctx, {
    type: 'organizations.member_left',
    payload: { userId: leaver.userId, reassignTo, dossiers: dossiers.length },
  })
  for (const id of dossiers) announce(ctx, { topic: 'dossier', id, kind: 'assigned', dossierId: id })
  return { dossiers: dossiers.length, ...desk, appointments: agenda.moved, overlaps: agenda.overlaps }
}

async function memberOf(ctx: RequestContext, userId: string): Promise<Member> {
  const member = (await listMembers(ctx, userId))[0]
  if (!member) throw notFound('member')
  return member
}

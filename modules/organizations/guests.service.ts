import { translate } from '#locales'
import { normaliseEmail } from '#modules/contacts'
import { isoAt } from '#platform/clock'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue, type JobHandler } from '#platform/jobs'
import { dismissGuest, findPlatformAdmin, welcomeGuest } from './guests.repository.ts'
import type { Member, NewGuest } from './organizations.schema.ts'
import { listMembers, readOrganization } from './organizations.views.ts'

const HOUR_MS = 3_600_000
const MAIL = 'organizations.guest_mail'

/**
 * Lets a platform administrator in for some hours, with one role; the end stands with the membership and is asked wherever
 * that is read. 422 NOT_PLATFORM_ADMIN when the address is nobody's who keeps the platform; 409 ALREADY_MEMBER when inside.
 * @param forget makes this process ask for rights anew
 */
export async function inviteGuest(ctx: RequestContext, input: NewGuest, forget: () => void): Promise<Member> {
  authorise(ctx, 'member.write')
  const email = normaliseEmail(input.email)
  if (!email) throw invalidField('email', 'EMAIL')
  const person = await findPlatformAdmin(ctx.db, email)
  if (!person) throw new AppError(422, 'NOT_PLATFORM_ADMIN', { errors: [{ field: 'email', code: 'UNKNOWN' }] })
  const until = isoAt(ctx.clock.now() + input.hours * HOUR_MS)
  if (!(await welcomeGuest(ctx, person, { role: input.role ?? 'AUDITOR', until })))
    throw new AppError(409, 'ALREADY_MEMBER')
  enqueue(ctx, MAIL, { key: person.id, payload: { locale: ctx.locale } })
  announce(ctx, { topic: 'member', id: person.id, kind: 'joined' })
  ctx.afterCommit(forget)
  return guestOf(ctx, person.id)
}

/** Ends the access of a guest at once. 404 when no guest is inside under this id. */
export async function endGuest(ctx: RequestContext, userId: string, forget: () => void): Promise<void> {
  authorise(ctx, 'member.write')
  if (!(await dismissGuest(ctx, userId))) throw notFound('member')
  await publish(ctx, { type: 'organizations.member_left', payload: { userId, reassignTo: null, dossiers: 0 } })
  announce(ctx, { topic: 'member', id: userId, kind: 'left' })
  ctx.afterCommit(forget)
}

/** Tells a guest until when they are one, unless it is over before the mail leaves. */
export const guestMail: JobHandler = {
  kind: MAIL,
  async run(ctx, payload, job) {
    const guest = (await listMembers(ctx, job.key))[0]
    if (!guest?.guestUntil || guest.status !== 'ACTIVE') return
    const { name, timezone } = await readOrganization(ctx)
    const locale = payload.locale === 'ar' || payload.locale === 'en' ? payload.locale : 'fr'
    const tag = { fr: 'fr-FR', ar: 'ar-MA', en: 'en-GB' }[locale]
    const until = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: timezone })
    const words = {
      organization: name,
      until: `${until.format(new Date(guest.guestUntil))} (${timezone})`,
      link: `${ctx.platform.config.publicUrl}/app/`,
    }
    await ctx.platform.mail({
      to: guest.email,
      subject: translate(locale, 'mail:guest.subject', words),
      text: translate(locale, 'mail:guest.text', words),
    })
  },
}

async function guestOf(ctx: RequestContext, userId: string): Promise<Member> {
  const member = (await listMembers(ctx, userId))[0]
  if (!member) throw notFound('member')
  return member
}

import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importAnnonce, moveAnnonce } from '#modules/annonces'
import { findOrCreateContact } from '#modules/contacts'
import { createOrganization } from '#modules/identity'
import { amendMandate, registerMandate } from '#modules/mandates'
import {
  connectMailbox,
  connectTwilioNumber,
  connectWhatsAppNumber,
  receiveMailFor,
  registerMailApp,
  registerProviderApp,
  registerTwilioAccount,
} from '#modules/messaging'
import { createApiKey } from '#modules/organizations'
import { isoAt, manualClock } from '#platform/clock'
import { type Platform, type RequestContext, runInOrg } from '#platform/context'
import type { App } from '../../apps/server/app.ts'
import { CommandProblem } from '../../apps/server/commands/command.ts'
import type { LocalSecrets } from '../../apps/server/secrets.ts'
import { agencies, DEMO_PASSWORD, type DemoAgency } from './agencies.ts'
import { type DemoAnnonce, demoAnnonces } from './annonces.ts'
import { writeRules } from './assignment.ts'
import { bringOthers } from './attendees.ts'
import { APP_KEY, playConversations, tellProvider } from './conversations.ts'
import { type OpenAgency, playDossiers } from './dossiers.ts'
import { playDoubles } from './doubles.ts'
import { writeLetters } from './letters.ts'
import { wordLists } from './lists.ts'
import { bringListingPapers } from './papers.ts'
import { drawAnnoncePicture, renderPicture } from './pictures/index.ts'
import { keepReplies } from './replies.ts'
import { playRights } from './rights.ts'
import {
  addMember,
  addTemplates,
  answerDossiers,
  demoExists,
  firstBranch,
  markOldRead,
  settleSent,
  valueDossiers,
  versionOf,
} from './settle.repository.ts'
import { MAIL_KEY, TWILIO_KEY, templateTexts } from './templates.ts'
import { saveViews } from './views.ts'

export { demoMailWebhook, demoNumbers, demoTemplates, demoTwilioNumbers } from './templates.ts'

/** Stands beside the data while the demonstration is being made. */
const UNFINISHED = 'demo-unfinished'
const DAY = 86_400_000

/** Numbers per agency. Without `photos`, six annonces have the three small pictures that publishing needs. */
export type DemoSize = { annonces: number; dossiers: number; photos: boolean }
const full: DemoSize = { annonces: 40, dossiers: 60, photos: true }

/** Makes the two demonstration agencies at the first start; later starts find them. The same on every machine, relative to today. */
export async function ensureDemo(
  app: App,
  secrets: LocalSecrets,
  say: (line: string) => void,
  size: DemoSize = full,
): Promise<void> {
  const { platform } = app
  const loginsFile = join(platform.config.dataDir, 'demo-logins.json')
  if (await demoExists(platform)) {
    const began = existsSync(join(platform.config.dataDir, UNFINISHED))
    if (began)
      throw new CommandProblem(
        'An earlier start was interrupted while it prepared the demonstration. Begin again with: npm run db:reset -- --yes && npm start',
      )
    return
  }
  writeFileSync(join(platform.config.dataDir, UNFINISHED), '')
  const now = platform.clock.now()
  say('preparing two demonstration agencies (once)')
  await registerProviderApp(platform, { key: APP_KEY, secret: secrets.appSecret, verifyToken: secrets.verifyToken })
  await registerTwilioAccount(platform, { key: TWILIO_KEY, authToken: secrets.appSecret })
  await registerMailApp(platform, { key: MAIL_KEY, secret: secrets.appSecret })
  const users = new Map<string, string>()
  const logins: { email: string; password: string; name: string; role: string; organization: string }[] = []
  for (const agency of agencies) {
    const open = await openAgency(app, agency, users, secrets)
    for (const p of agency.people)
      logins.push({
        email: p.email,
        password: DEMO_PASSWORD,
        name: p.name,
        role: p.roles.join(', '),
        organization: agency.name,
      })
    await wordLists(platform, open)
    await stockAnnonces(platform, open, size, now, say)
    say(`  ${agency.name}: dossiers`)
    await playDossiers(app, open, size.dossiers, now)
    await playDoubles(app, open, now)
    await saveViews(platform, open)
    await playRights(app, open, now)
    await bringOthers(platform, open, now)
    await answerDossiers(platform, open.orgId)
    await valueDossiers(platform, open.orgId)
    await playConversations(app, open, secrets, now)
    await settleEverything(app, open, now)
    if (agency.country === 'MA') await writeRules(platform, open)
    await markOldRead(platform, open.orgId, isoAt(now - 4 * 3_600_000))
    await tellProvider(platform, open)
  }
  writeFileSync(loginsFile, JSON.stringify(logins, null, 2))
  rmSync(join(platform.config.dataDir, UNFINISHED), { force: true })
}

async function signUp(app: App, users: Map<string, string>, email: string, name: string): Promise<string> {
  const known = users.get(email)
  if (known) return known
  const { user } = await app.auth.api.signUpEmail({ body: { email, name, password: DEMO_PASSWORD } })
  users.set(email, user.id)
  return user.id
}

async function openAgency(
  app: App,
  agency: DemoAgency,
  users: Map<string, string>,
  secrets: LocalSecrets,
): Promise<OpenAgency> {
  const { platform } = app
  const founder = agency.people[0]
  if (!founder) throw new Error('an agency without people')
  const adminId = await signUp(app, users, founder.email, founder.name)
  const orgId = await createOrganization(platform, 'demo', {
    userId: adminId,
    userName: founder.name,
    email: founder.email,
    name: agency.name,
    slug: agency.name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]+/g, '-'),
    country: agency.country,
    city: agency.city,
  })
  const branchId = await firstBranch(platform, orgId, agency)
  const staff: OpenAgency['staff'] = []
  for (const person of agency.people) {
    const userId = await signUp(app, users, person.email, person.name)
    await addMember(platform, { orgId, userId, branchId, ...person })
    staff.push({ id: userId, name: person.name, roles: person.roles })
  }
  const asAdmin = <T>(work: (ctx: RequestContext) => Promise<T>) =>
    runInOrg(platform, { orgId, actor: { kind: 'user', id: adminId }, correlationId: 'demo' }, work)
  const { number } = agency
  const accountId = await asAdmin((ctx) =>
    connectWhatsAppNumber(ctx, {
      branchId,
      appKey: APP_KEY,
      displayName: number.name,
      displayPhone: number.displayPhone,
      phoneNumberId: number.phoneNumberId,
      wabaId: number.wabaId,
      accessToken: secrets.accessToken,
    }),
  )
  const { sms, mailbox } = agency
  await asAdmin((ctx) =>
    connectTwilioNumber(ctx, {
      branchId,
      appKey: TWILIO_KEY,
      channel: 'SMS',
      displayName: `${agency.name}, SMS`,
      phone: sms.number,
      accountSid: sms.accountSid,
      authToken: secrets.appSecret,
    }),
  )
  const mailboxId = await asAdmin((ctx) =>
    connectMailbox(ctx, { branchId, displayName: agency.name, address: mailbox, url: null }),
  )
  await asAdmin((ctx) =>
    writeLetters(ctx, { mailbox: mailboxId, agency: agency.name, phone: number.displayPhone.replace(/\s/g, '') }),
  )
  await asAdmin((ctx) => receiveMailFor(ctx, { address: mailbox, appKey: MAIL_KEY }))
  await addTemplates(platform, orgId, accountId, templateTexts)
  await asAdmin(keepReplies)
  if (agency.key === 'casablanca') {
    const key = await asAdmin((ctx) =>
      createApiKey(ctx, {
        name: 'Démonstration',
        scopes: [
          'contact.read',
          'dossier.read',
          'dossier.write',
          'annonce.read',
          'message.send',
          'consent.read',
          'appointment.read',
        ],
      }),
    )
    writeFileSync(join(platform.config.dataDir, 'demo-api-key.txt'), `${key.secret}\n`, { mode: 0o600 })
  }
  return { agency, orgId, branchId, staff, annonces: [] }
}

async function stockAnnonces(
  platform: Platform,
  open: OpenAgency,
  size: DemoSize,
  now: number,
  say: (line: string) => void,
): Promise<void> {
  const list = demoAnnonces(open.agency, size.annonces, isoAt(now).slice(0, 10))
  const pictures = new Map<string, Promise<Buffer>>()
  const draw = (annonce: DemoAnnonce, subject: DemoAnnonce['subjects'][number]): Promise<Buffer> => {
    const key = `${subject.seed}/${subject.subject}`
    const known =
      pictures.get(key) ??
      renderPicture(
        drawAnnoncePicture({
          seed: subject.seed,
          subject: subject.subject,
          propertyType: annonce.propertyType,
          city: open.agency.city,
        }),
        size.photos ? 0.65 : 0.25,
      )
    pictures.set(key, known)
    return known
  }
  const manager = open.staff.find((s) => s.roles.includes('MANAGER'))
  for (const [index, annonce] of list.entries()) {
    const subjects = size.photos ? annonce.subjects : index < 6 ? annonce.subjects.slice(0, 3) : []
    const photos = await Promise.all(subjects.map(async (s) => ({ bytes: await draw(annonce, s), alt: s.alt })))
    const at = { ...platform, clock: manualClock(now - (list.length - index) * 1.7 * DAY) }
    const made = await runInOrg(
      at,
      {
        orgId: open.orgId,
        actor: { kind: 'user', id: manager?.id ?? null },
        correlationId: `demo-annonce-${index}`,
        roles: ['MANAGER'],
      },
      async (ctx) => {
        const owned = index % 9 === 1 ? ownerOf(open) : undefined
        const ownerContactId = owned
          ? await findOrCreateContact(ctx, { displayName: owned.name, emails: [owned.email] })
          : null
        const id = await importAnnonce(ctx, { ...annonce.fields, ownerContactId, branchId: open.branchId }, photos)
        const mandant = owned ? { ...annonce.mandant, mandantName: owned.name } : annonce.mandant
        await enterMandate(ctx, id, { ...annonce, mandant }, index, manager?.name)
        if (annonce.goal !== 'DRAFT' && photos.length > 0) {
          let { version } = await moveAnnonce(ctx, id, {
            to: 'PUBLISHED',
            version: await versionOf(ctx, id),
            duplicateOverrideReason: 'Biens distincts de la même résidence.',
          })
          const later = annonce.goal
          if (later === 'PAUSED' || later === 'RESERVED')
            version = (await moveAnnonce(ctx, id, { to: later, version })).version
          if (later === 'CLOSED') {
            const price = annonce.fields.price?.amount ?? 0
            await moveAnnonce(ctx, id, {
              to: 'CLOSED',
              version,
              closing: {
                kind: annonce.fields.transaction === 'RENT' ? 'RENTED' : 'SOLD',
                amount: price,
                date: isoAt(at.clock.now()).slice(0, 10),
              },
            })
          }
        }
        return id
      },
    )
    if (index < 4 && annonce.goal === 'PUBLISHED')
      await bringListingPapers(
        at,
        { orgId: open.orgId, actor: { kind: 'user', id: manager?.id ?? null }, correlationId: `demo-papers-${index}` },
        { annonceId: made, title: annonce.fields.title, country: open.agency.country },
      )
    open.annonces.push({
      id: made,
      priceUnits: (annonce.fields.price?.amount ?? 0) / 100,
      bedrooms: annonce.fields.bedrooms ?? null,
      zone: annonce.fields.zone ?? '',
      rent: annonce.fields.transaction === 'RENT',
      published: annonce.goal === 'PUBLISHED' && photos.length > 0,
    })
    if ((index + 1) % 10 === 0)
      say(`  ${open.agency.name}: ${index + 1} of ${list.length} annonces with their pictures`)
  }
}

/** The person of an agency who has properties there and signs in to see them. */
const ownerOf = (open: OpenAgency) => open.agency.people.find(({ roles }) => roles.includes('OWNER'))

/** A mandate for all but new drafts; some were prolonged since. */
async function enterMandate(
  ctx: RequestContext,
  annonceId: string,
  { fields, mandant, goal }: DemoAnnonce,
  index: number,
  signedBy = 'Agence',
): Promise<void> {
  const { mandate } = fields
  if (goal === 'DRAFT' || !mandate?.startsOn || !mandate.endsOn) return
  const { type, startsOn, endsOn } = mandate
  const today = isoAt(ctx.clock.now()).slice(0, 10)
  const signedOn = startsOn < today ? startsOn : today
  const made = await registerMandate(ctx, { annonceId, ...mandant, type, startsOn, endsOn, signedOn, signedBy })
  if (index % 9 !== 4) return
  await amendMandate(ctx, made.id, {
    after: made.number,
    kind: 'AMENDMENT',
    endsOn: laterDay(endsOn, 90),
    signedOn: today,
    signedBy,
    remark: 'Prolongation de trois mois, prix inchangé.',
  })
}

const laterDay = (day: string, days: number): string => isoAt(Date.parse(day) + days * DAY).slice(0, 10)

/** Scores, seals and whatever else was asked for on the way. */
async function settleEverything(app: App, open: OpenAgency, now: number): Promise<void> {
  const { drain } = app.at(manualClock(now))
  await drain('urgent', 'jobs')
  await settleSent(app.platform, open.orgId, 'demo')
}

import { bookAppointment, completeAppointment, findSlots, markNoShow } from '#modules/appointments'
import { type CaseType, createDossier, moveDossier, readDossier } from '#modules/dossiers'
import { activeWorkflow } from '#modules/workflows'
import { isoAt, manualClock } from '#platform/clock'
import { type RequestContext, type RunOptions, runInOrg } from '#platform/context'
import { fromUnits } from '#platform/money'
import type { App } from '../../apps/server/app.ts'
import type { DemoAgency } from './agencies.ts'
import { OWN_LOSS_REASON, OWN_SOURCE } from './lists.ts'
import { askPapers, bringAgreement, bringPapers, bringSome, checkPapers, type Papers } from './papers.ts'
import { createRandom, type Random } from './pictures/drawing/random.ts'
import { prospect } from './prospects.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export type OpenAgency = {
  agency: DemoAgency
  orgId: string
  branchId: string
  staff: { id: string; name: string; roles: string[] }[]
  annonces: {
    id: string
    priceUnits: number
    bedrooms: number | null
    zone: string
    rent: boolean
    published: boolean
  }[]
}

/** Case type and where its story ends; together they show every state the pipeline has. */
const stories: [CaseType, string][] = [
  ...(
    [
      'NEW',
      'NEW',
      'CONTACTED',
      'CONTACTED',
      'QUALIFIED',
      'QUALIFIED',
      'QUALIFIED',
      'VISIT_PLANNED',
      'VISIT_PLANNED',
      'VISIT_PLANNED',
      'VISIT_DONE',
      'VISIT_DONE',
      'OFFER_REQUESTED',
      'OFFER_RECEIVED',
      'NEGOTIATION',
      'COUNTER_OFFER',
      'SIGNING_SCHEDULED',
      'WON',
      'WON',
      'LOST',
      'LOST',
      'LOST',
      'UNREACHABLE',
      'DISQUALIFIED',
      'NO_SHOW',
      'FOLLOW_UP',
      'ON_HOLD',
    ] as const
  ).map((s): [CaseType, string] => ['LEAD_BUY', s]),
  ...(
    [
      'NEW',
      'TRIAGED',
      'CONTACTED',
      'QUALIFIED',
      'VISIT_PLANNED',
      'VISIT_DONE',
      'DOCS_REQUESTED',
      'DOCS_RECEIVED',
      'SCREENING',
      'APPROVED',
      'SIGNING_SCHEDULED',
      'WON',
      'LOST',
      'REJECTED',
      'NO_SHOW',
      'FOLLOW_UP',
      'ON_HOLD',
    ] as const
  ).map((s): [CaseType, string] => ['LEAD_RENT', s]),
  ...(
    ['NEW', 'CONTACTED', 'QUALIFIED', 'VALUATION_DONE', 'MANDATE_PENDING', 'MANDATE_SIGNED', 'LISTED', 'WON'] as const
  ).map((s): [CaseType, string] => ['OWNER_LEAD', s]),
  ...(['NEW', 'LISTED', 'OFFER_RECEIVED', 'COMPROMISE_SIGNED', 'FINANCING'] as const).map((s): [CaseType, string] => [
    'SALE',
    s,
  ]),
  ['RENTAL', 'DOCS_REQUESTED'],
  ['INVESTOR', 'QUALIFIED'],
  ['DISPUTE', 'FOLLOW_UP'],
]

type Definition = {
  initial: string
  transitions: { from: string; to: string; requires?: string[]; roles?: string[] }[]
  hold?: string[]
}

/** The shortest way through the graph, without detours by failure states. */
export function pathTo(definition: Definition, goal: string): string[] {
  const avoid = new Set(['LOST', 'UNREACHABLE', 'DISQUALIFIED', 'NO_SHOW', 'ON_HOLD'].filter((s) => s !== goal))
  const queue: string[][] = [[definition.initial]]
  const seen = new Set([definition.initial])
  for (let path = queue.shift(); path; path = queue.shift()) {
    const here = path.at(-1)
    if (here === goal) return path.slice(1)
    for (const t of definition.transitions) {
      if (t.from !== here || seen.has(t.to) || avoid.has(t.to) || t.roles) continue
      seen.add(t.to)
      queue.push([...path, t.to])
    }
  }
  return []
}

/** Plays `count` dossiers through the real use cases, each step at its own time in the past three months. */
export async function playDossiers(app: App, open: OpenAgency, count: number, now: number): Promise<void> {
  const births = Array.from({ length: count }, (_, n) => {
    const random = createRandom(`dossier/${open.agency.key}/${n}`)
    const [caseType, goal] = stories[n % stories.length] ?? stories[0] ?? ['LEAD_BUY', 'NEW']
    return {
      n,
      random,
      caseType,
      goal,
      at: now - Math.round(random.between(goal === 'NEW' ? 0.05 : 6, goal === 'NEW' ? 3 : 80) * DAY),
    }
  }).sort((a, b) => a.at - b.at)
  for (const birth of births) await playOne(app, open, birth, now)
}

type Birth = { n: number; random: Random; caseType: CaseType; goal: string; at: number }

async function playOne(app: App, open: OpenAgency, birth: Birth, now: number): Promise<void> {
  const { random } = birth
  const clock = manualClock(birth.at)
  const { platform } = app.at(clock)
  const agents = open.staff.filter((s) => s.roles.includes('AGENT'))
  const owner = agents[birth.n % agents.length]
  const manager = open.staff.find((s) => s.roles.includes('MANAGER'))
  if (!owner || !manager) return
  const optionsFor = (userId: string): RunOptions => ({
    orgId: open.orgId,
    actor: { kind: 'user', id: userId },
    correlationId: `demo-${birth.n}`,
    roles: ['MANAGER'],
    branchIds: [open.branchId],
  })
  const as = <T>(userId: string, work: (ctx: RequestContext) => Promise<T>) =>
    runInOrg(platform, optionsFor(userId), work)

  const rent = birth.caseType === 'LEAD_RENT' || birth.caseType === 'RENTAL'
  const fitting = open.annonces.filter((a) => a.rent === rent && a.published)
  const annonce =
    fitting.length > 0 ? random.pick(fitting as [OpenAgency['annonces'][number], ...OpenAgency['annonces']]) : undefined
  const who = prospect(open.agency, birth.n)
  const currency = open.agency.country === 'MA' ? ('MAD' as const) : ('EUR' as const)
  const unassigned = birth.goal === 'NEW' && random.chance(0.4)
  const budget = annonce ? annonce.priceUnits * random.between(0.95, 1.2) : null
  let dossier = await as(manager.id, async (ctx) => {
    const id = await createDossier(ctx, {
      caseType: birth.caseType,
      contact: {
        displayName: who.name,
        phones: [who.phone],
        ...(who.email ? { emails: [who.email] } : {}),
      },
      branchId: open.branchId,
      source: random.pick(sourcesOf(open.agency)),
      ...(annonce ? { annonceId: annonce.id } : {}),
      ...(unassigned ? {} : { assigneeId: owner.id }),
      ...(budget
        ? {
            budget: {
              min: null,
              max: fromUnits(Math.round(budget / 1000) * 1000 || Math.round(budget), currency).amount,
              currency,
            },
          }
        : {}),
      criteria: {
        transaction: rent ? 'RENT' : 'SALE',
        cities: [open.agency.city],
        ...(annonce ? { zones: [annonce.zone], ...(annonce.bedrooms ? { bedroomsMin: annonce.bedrooms } : {}) } : {}),
      },
    })
    return readDossier(ctx, id)
  })
  const workflow = await as(owner.id, (ctx) => activeWorkflow(ctx, birth.caseType))
  const definition = workflow.definition as unknown as Definition
  const steps =
    birth.goal === 'ON_HOLD'
      ? [...pathTo(definition, definition.hold?.[1] ?? definition.initial), 'ON_HOLD']
      : pathTo(definition, birth.goal)
  const pause = (now - birth.at) / (steps.length + 1.5)
  const papers: Papers = {
    platform,
    options: optionsFor(owner.id),
    clock,
    now,
    country: open.agency.country,
    dossierId: dossier.id,
    person: who.name,
  }
  let asked: Awaited<ReturnType<typeof askPapers>> = []
  for (const to of steps) {
    clock.advance(Math.min(pause * random.between(0.4, 1.1), Math.max(0, now - clock.now() - HOUR)))
    // What is still planned is planned from now on, not from the past.
    if (to === steps.at(-1) && ['VISIT_PLANNED', 'SIGNING_SCHEDULED'].includes(to)) clock.set(now - 2 * HOUR)
    if (to === 'DOCS_RECEIVED') asked = await bringPapers(papers, asked)
    if (to === 'SCREENING') await checkPapers(papers, asked)
    const current = await as(owner.id, (ctx) =>
      step(ctx, open, dossier, to, {
        owner: owner.id,
        random,
        clock,
        now,
        annonceId: annonce?.id ?? null,
        priceUnits: annonce?.priceUnits ?? 100_000,
        currency,
      }),
    )
    if (!current) return
    dossier = current
    if (to === 'DOCS_REQUESTED') asked = await askPapers(papers)
    if (to === 'COMPROMISE_SIGNED') await bringAgreement(papers)
  }
  if (birth.goal === 'DOCS_REQUESTED') await bringSome(papers, asked)
}

function sourcesOf(agency: DemoAgency): [string, ...string[]] {
  return agency.country === 'MA'
    ? ['WHATSAPP', 'AVITO', 'MUBAWAB', 'PHONE_CALL', 'REFERRAL', 'WEBSITE', OWN_SOURCE]
    : ['SELOGER', 'LEBONCOIN', 'WEBSITE', 'PHONE_CALL', 'REFERRAL', 'WALK_IN']
}

type Step = {
  owner: string
  random: Random
  clock: ReturnType<typeof manualClock>
  now: number
  annonceId: string | null
  priceUnits: number
  currency: 'MAD' | 'EUR'
}
type Dossier = Awaited<ReturnType<typeof readDossier>>

/** One step of the story, with what the transition asks for. Null ends the story where it stands. */
async function step(
  ctx: RequestContext,
  open: OpenAgency,
  dossier: Dossier,
  to: string,
  s: Step,
): Promise<Dossier | null> {
  if (to === 'VISIT_PLANNED' || to === 'SIGNING_SCHEDULED' || to === 'SCHEDULED') {
    const type = to === 'VISIT_PLANNED' ? 'VISIT' : 'SIGNING'
    const from = s.clock.now() + 20 * HOUR
    const slots = await findSlots(ctx, {
      branchId: open.branchId,
      agentId: s.owner,
      from: isoAt(from),
      to: isoAt(from + 9 * DAY),
      type,
      limit: 40,
    })
    if (slots.length === 0) return null
    const slot = s.random.pick(slots as [(typeof slots)[number], ...typeof slots])
    const made = await bookAppointment(ctx, {
      type,
      startsAt: slot.startsAt,
      agentId: s.owner,
      dossierId: dossier.id,
      contactId: dossier.contact.id,
      annonceId: s.annonceId,
    })
    if (type === 'VISIT') return reread(ctx, dossier)
    return moveDossier(ctx, dossier.id, { to, version: (await reread(ctx, dossier)).version, appointmentId: made.id })
  }
  if (to === 'VISIT_DONE' || to === 'NO_SHOW') {
    const visit = dossier.appointments.find((a) => a.type === 'VISIT' && ['SCHEDULED', 'CONFIRMED'].includes(a.state))
    if (!visit || Date.parse(visit.endsAt) >= s.now) return null
    s.clock.set(Math.max(s.clock.now(), Date.parse(visit.endsAt) + HOUR))
    if (to === 'NO_SHOW') await markNoShow(ctx, visit.id, {})
    else await completeAppointment(ctx, visit.id, { outcome: 'Visite agréable, le bien plaît.' })
    return reread(ctx, dossier)
  }
  return moveDossier(ctx, dossier.id, {
    to,
    version: dossier.version,
    ...(to === 'LOST'
      ? {
          lossReason: s.random.pick([
            'PRICE_TOO_HIGH',
            'NO_RESPONSE',
            'COMPETITOR',
            'FINANCING_ISSUE',
            'REQUIREMENTS_MISMATCH',
            ...(open.agency.country === 'MA' ? [OWN_LOSS_REASON] : []),
          ]),
        }
      : {}),
    ...(to === 'WON' ? { wonReason: s.random.pick(['SIGNED', 'DEPOSIT_PAID', 'RESERVED']) } : {}),
    ...(['DISQUALIFIED', 'REJECTED', 'ON_HOLD'].includes(to)
      ? { justification: 'Le projet est reporté, le client nous recontacte.' }
      : {}),
    ...(['OFFER_RECEIVED', 'COUNTER_OFFER'].includes(to)
      ? { offer: fromUnits(Math.round(s.priceUnits * 0.95), s.currency) }
      : {}),
    ...(to === 'MANDATE_SIGNED' ? { mandate: `M-${1000 + s.random.whole(1, 900)}` } : {}),
    ...(to === 'LISTED' && s.annonceId ? { annonceId: s.annonceId } : {}),
    ...(to === 'COMPROMISE_SIGNED' ? { agreement: `Compromis du ${isoAt(s.clock.now()).slice(0, 10)}` } : {}),
  })
}

function reread(ctx: RequestContext, dossier: Dossier): Promise<Dossier> {
  return readDossier(ctx, dossier.id)
}

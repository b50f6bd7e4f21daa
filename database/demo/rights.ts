import { findOrCreateContact } from '#modules/contacts'
import { endRequest, openRequest, suppress } from '#modules/privacy'
import { isoAt, manualClock } from '#platform/clock'
import { type RequestContext, runInOrg } from '#platform/context'
import type { App } from '../../apps/server/app.ts'
import type { OpenAgency } from './dossiers.ts'

const DAY = 86_400_000

/** Rights that people of the Casablanca agency made use of: a copy handed over, an erasure that waits, a refusal to be called. */
export async function playRights(app: App, open: OpenAgency, now: number): Promise<void> {
  if (open.agency.key !== 'casablanca') return
  const manager = open.staff.find((one) => one.roles.includes('MANAGER'))
  const at = (daysAgo: number) => {
    const { platform, drain } = app.at(manualClock(now - daysAgo * DAY))
    const options = {
      orgId: open.orgId,
      actor: { kind: 'user' as const, id: manager?.id ?? null },
      correlationId: 'demo-rights',
      roles: ['MANAGER'] as const,
      branchIds: [open.branchId],
    }
    return {
      drain,
      today: isoAt(now - daysAgo * DAY).slice(0, 10),
      run: <T>(work: (ctx: RequestContext) => Promise<T>) =>
        runInOrg(platform, { ...options, roles: [...options.roles] }, work),
    }
  }
  const person = (ctx: RequestContext, displayName: string, phone: string) =>
    findOrCreateContact(ctx, { displayName, phones: [phone], locale: 'fr', branchId: open.branchId })

  const asked = at(24)
  const copy = await asked.run(async (ctx) =>
    openRequest(ctx, await person(ctx, 'Nawal Chraibi', '+212674310088'), {
      kind: 'EXPORT',
      receivedOn: asked.today,
      receivedBy: 'IN_PERSON',
    }),
  )
  await asked.drain('urgent', 'jobs')
  await at(22).run((ctx) => endRequest(ctx, copy.id, { outcome: 'DONE', version: copy.version + 1 }))

  const letter = at(19)
  await letter.run(async (ctx) =>
    openRequest(ctx, await person(ctx, 'Driss Lahlou', '+212675820146'), {
      kind: 'ERASURE',
      receivedOn: letter.today,
      receivedBy: 'LETTER',
      note: 'A vendu son appartement en 2019, ne veut plus figurer chez nous.',
    }),
  )
  await at(11).run((ctx) =>
    suppress(ctx, {
      value: '+212676904412',
      scope: 'ALL',
      reason: 'WRONG_PERSON',
      note: 'Le numéro a changé de titulaire.',
    }),
  )
}

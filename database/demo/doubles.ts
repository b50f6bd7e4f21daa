import { findOrCreateContact, type NewContact } from '#modules/contacts'
import { createDossier } from '#modules/dossiers'
import { manualClock } from '#platform/clock'
import { runInOrg } from '#platform/context'
import type { App } from '../../apps/server/app.ts'
import type { OpenAgency } from './dossiers.ts'

const DAY = 86_400_000

type Double = { older: NewContact; younger: NewContact; search?: 'LEAD_BUY' | 'LEAD_RENT' }

/** People who stand twice in the base as they do in every agency: two scripts, two ways in, a slip of the finger. */
const doubles: Record<string, readonly Double[]> = {
  casablanca: [
    {
      older: {
        displayName: 'Salma Bensaid',
        phones: ['+212670551201'],
        locale: 'fr',
        note: 'Vue à l’accueil, cherche au calme.',
      },
      younger: {
        displayName: 'سلمى بنسعيد',
        emails: ['salma.bensaid@exemple.ma'],
        locale: 'ar',
        note: 'Préfère être appelée le soir.',
      },
      search: 'LEAD_BUY',
    },
    {
      older: { displayName: 'Mohamed Amine Boutaleb', phones: ['+212671448830'] },
      younger: { displayName: 'Med Amine Boutaleb', phones: ['+212671448803'] },
    },
    {
      older: { displayName: 'Fatima Ez-Zahra Ouhammou', phones: ['+212672019944'] },
      younger: { displayName: 'فاطمة الزهراء أوحمو', emails: ['fatimazahra.ouhammou@exemple.ma'] },
    },
    {
      older: { displayName: 'Abdelkader Lamrini', phones: ['+212673220915'], note: 'Autre numéro : 06 61 77 20 18' },
      younger: { displayName: 'Abd El Kader Lamrini', phones: ['+212661772018'] },
    },
  ],
  lyon: [
    {
      older: { displayName: 'Sébastien Marchand', phones: ['+33612880145'] },
      younger: { displayName: 'Sebastien Marchand', emails: ['sebastien.marchand@exemple.fr'] },
      search: 'LEAD_RENT',
    },
    {
      older: { displayName: 'Hélène Haudricourt', phones: ['+33623900417'] },
      younger: { displayName: 'Helene Haudricourt', phones: ['+33623900471'] },
    },
  ],
}

/** Writes them in the days before `now`; the finder suggests them like any others. */
export async function playDoubles(app: App, open: OpenAgency, now: number): Promise<void> {
  const manager = open.staff.find((one) => one.roles.includes('MANAGER'))
  for (const [n, double] of (doubles[open.agency.key] ?? []).entries()) {
    for (const [days, contact] of [
      [40 - n * 6, double.older],
      [6 - n, double.younger],
    ] as const)
      await runInOrg(
        app.at(manualClock(now - days * DAY)).platform,
        {
          orgId: open.orgId,
          actor: { kind: 'user', id: manager?.id ?? null },
          correlationId: `demo-double-${n}`,
          roles: ['MANAGER'],
          branchIds: [open.branchId],
        },
        async (ctx) => {
          const contactId = await findOrCreateContact(ctx, { ...contact, branchId: open.branchId })
          if (double.search)
            await createDossier(ctx, {
              caseType: double.search,
              contactId,
              branchId: open.branchId,
              source: contact === double.older ? 'WALK_IN' : 'WEBSITE',
              criteria: { cities: [open.agency.city] },
            })
        },
      )
  }
}

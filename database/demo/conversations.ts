import { createHmac } from 'node:crypto'
import { lockConversation, queueMessage, takeDelivery } from '#modules/messaging'
import { manualClock } from '#platform/clock'
import { type Platform, runInOrg } from '#platform/context'
import type { App } from '../../apps/server/app.ts'
import type { LocalSecrets } from '../../apps/server/secrets.ts'
import type { DemoAgency } from './agencies.ts'
import type { OpenAgency } from './dossiers.ts'
import { prospect } from './prospects.ts'
import { scripts } from './scripts.ts'
import { lastConversation, playedTalks, settleSent } from './settle.repository.ts'

/** The Meta app of the demonstration; it stands in the address of its webhooks. */
export const APP_KEY = 'demo'

/** A prospect's message exactly as the provider would deliver it. */
function webhookBody(
  agency: DemoAgency,
  who: { name: string; phone: string },
  text: string,
  id: string,
  atMs: number,
): Buffer {
  const waId = who.phone.slice(1)
  return Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: agency.number.wabaId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: {
                  display_phone_number: agency.number.displayPhone,
                  phone_number_id: agency.number.phoneNumberId,
                },
                contacts: [{ profile: { name: who.name }, wa_id: waId }],
                messages: [
                  { from: waId, id, timestamp: String(Math.floor(atMs / 1000)), type: 'text', text: { body: text } },
                ],
              },
            },
          ],
        },
      ],
    }),
  )
}

/** Conversations of the last days through the real way in, the real assistant and the real bookings. */
export async function playConversations(app: App, open: OpenAgency, secrets: LocalSecrets, now: number): Promise<void> {
  const list = [...scripts[open.agency.key]].sort((a, b) => b.hoursAgo - a.hoursAgo)
  for (const [index, script] of list.entries()) {
    const who = prospect(open.agency, 900 + index)
    const clock = manualClock(now - script.hoursAgo * 3_600_000)
    const { platform, drain } = app.at(clock)
    for (const [turn, text] of script.turns.entries()) {
      const id = `wamid.${createHmac('sha256', secrets.appSecret).update(`${open.agency.key}/${index}/${turn}`).digest('base64url')}`
      await takeDelivery(platform, APP_KEY, webhookBody(open.agency, who, text, id, clock.now()), `demo-talk-${index}`)
      await drain('messaging:0', 'urgent', 'jobs')
      await settleSent(platform, open.orgId, 'demo')
      clock.advance(90_000)
    }
    if (script.takeOver) {
      const author = open.staff.find((s) => s.roles.includes('MANAGER'))
      const conversation = await lastConversation(platform, open.orgId)
      clock.advance(600_000)
      if (author && conversation) {
        await runInOrg(
          platform,
          { orgId: open.orgId, actor: { kind: 'user', id: author.id }, correlationId: `demo-talk-${index}` },
          async (ctx) => {
            const held = await lockConversation(ctx, conversation)
            if (held)
              await queueMessage(ctx, held, { origin: 'APP', content: { type: 'text', body: script.takeOver ?? '' } })
          },
        )
        await settleSent(platform, open.orgId, 'demo')
      }
    }
  }
}

/** The simulated provider learns what was played without it: else it would not know whose window is open. */
export async function tellProvider(platform: Platform, open: OpenAgency): Promise<void> {
  for (const talk of await playedTalks(platform, open.orgId)) {
    const answer = await fetch(`${platform.config.whatsappBaseUrl}/simulator/history`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...talk, to: open.agency.number.phoneNumberId }),
    })
    if (!answer.ok) throw new Error(`the simulator did not take a conversation over: ${answer.status}`)
  }
}

import { randomUUID } from 'node:crypto'
import type { EchoEvent, Faulty, InboundMessage, OtherEvent, StatusEvent } from '#channels/kit'
import { announce, type Platform, type RequestContext, runInOrg, runOnPlatform } from '#platform/context'
import { isPassing } from '#platform/db'
import { backoffMs, createLoop, type Loop } from '#platform/jobs'
import {
  claimInbound,
  finishEvent,
  holdEvent,
  type InboundEvent,
  postponeEvent,
  quarantineEvent,
} from './inbound.repository.ts'
import { receiveEcho, receiveMessage, receiveOther } from './inbound.service.ts'
import { receiveStatus } from './status.service.ts'

const LEASE_S = 15
const MAX_ATTEMPTS = 5

/** Works off provider events in order per person; a poisoned one is set aside with its reason, the others go on. */
export function createInboundWorker(platform: Platform): Loop {
  return createLoop<InboundEvent>({
    name: 'inbound',
    idleMs: 250,
    concurrency: 16,
    onWake: (listener) => platform.bus.onWake('inbound', listener),
    claim: (limit) => claimInbound(runOnPlatform(platform, 'system', 'inbound'), limit, LEASE_S),
    run: (event) => work(platform, event),
    onError: (error) => platform.log.warn({ err: error }, 'inbound loop'),
  })
}

async function work(platform: Platform, event: InboundEvent): Promise<void> {
  const where = { orgId: event.org_id, actor: { kind: 'system' as const, id: null }, correlationId: randomUUID() }
  try {
    await runInOrg(platform, where, async (ctx) => {
      if (!(await holdEvent(ctx, event))) return
      if ((await dispatch(ctx, event)) === 'QUARANTINE') setAside(ctx, event, 'UNREADABLE')
      else finishEvent(ctx, event.id)
      const lag = Math.max(0, ctx.clock.now() - Date.parse(event.received_at)) / 1000
      ctx.afterCommit(() => platform.metrics.webhookLag.observe({ kind: event.kind }, lag))
    })
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    platform.log.error({ err: error, event: event.id, correlationId: where.correlationId }, 'provider event failed')
    await runInOrg(platform, where, async (ctx) => {
      // Whoever took it over meanwhile may have done it: it is theirs to judge.
      if (!(await holdEvent(ctx, event))) return
      // A database that restarts says nothing against the event, however often it was taken up.
      if (event.attempts >= MAX_ATTEMPTS && !isPassing(error)) setAside(ctx, event, reason)
      else postponeEvent(ctx, event.id, ctx.clock.now() + backoffMs(event.attempts, Math.random, 250, 10_000), reason)
    })
  }
}

function setAside(ctx: RequestContext, event: InboundEvent, reason: string): void {
  quarantineEvent(ctx, event.id, reason)
  ctx.afterCommit(() => ctx.platform.metrics.webhookEvents.inc({ outcome: 'quarantined' }))
  announce(ctx, { topic: 'operations', id: event.id, kind: 'quarantined' })
}

async function dispatch(ctx: RequestContext, event: InboundEvent): Promise<'DONE' | 'QUARANTINE'> {
  // It can be read, and yet nobody can say whom it is about.
  if ((event.payload as Faulty).fault) return 'QUARANTINE'
  switch (event.kind) {
    case 'MESSAGE':
      await receiveMessage(ctx, event, event.payload as InboundMessage)
      return 'DONE'
    case 'STATUS':
      await receiveStatus(ctx, event.account_id, event.payload as StatusEvent)
      return 'DONE'
    case 'ECHO':
      await receiveEcho(ctx, event, event.payload as EchoEvent)
      return 'DONE'
    case 'OTHER':
      return receiveOther(ctx, event, event.payload as OtherEvent)
  }
}

import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import type { World } from './world.ts'

/** The connection dies without an answer. */
export function kill(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.socket?.destroy()
}

/** Faults that strike before anything is taken: the connection was destroyed, the provider is down, or it errs. */
export async function strikeBefore(world: World, reply: FastifyReply): Promise<'killed' | 'down' | 'error' | null> {
  const { faults } = world
  const { scenario } = faults
  const latency = faults.wait('latency', scenario.latencyMs)
  if (latency > 0) await wait(latency)
  if (faults.strikes('reset', scenario.resetBeforeAcceptRate)) {
    world.stats.resets++
    kill(reply)
    return 'killed'
  }
  if (scenario.providerDown === true) return 'down'
  return faults.strikes('error', scenario.errorRate) ? 'error' : null
}

import { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import { AppError } from '#platform/errors'

/** Kinds of calls, each with its own allowance per key (account or address). */
export type LimitClass = 'read' | 'write' | 'signIn' | 'webhook' | 'public'

const allowance: Record<LimitClass, { points: number; duration: number }> = {
  read: { points: 1200, duration: 60 },
  write: { points: 300, duration: 60 },
  signIn: { points: 20, duration: 300 },
  webhook: { points: 120_000, duration: 60 },
  public: { points: 120, duration: 60 },
}

export type Limits = {
  /** Throws 429 RATE_LIMITED with Retry-After when the key has used its allowance. */
  take(kind: LimitClass, key: string): Promise<void>
  close(): Promise<void>
}

/** Limits shared through Redis when it is configured; each process counts by itself when Redis is away. */
export function createLimits(options: { redisUrl: string | null; enabled: boolean }): Limits {
  if (!options.enabled) return { take: async () => undefined, close: async () => undefined }
  const redis = options.redisUrl
    ? new Redis(options.redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: false })
    : null
  redis?.on('error', () => undefined)
  const limiters = new Map<LimitClass, RateLimiterAbstract>()
  for (const [kind, rule] of Object.entries(allowance) as [LimitClass, { points: number; duration: number }][]) {
    const memory = new RateLimiterMemory({ ...rule, keyPrefix: `limit:${kind}` })
    limiters.set(
      kind,
      redis
        ? new RateLimiterRedis({ ...rule, storeClient: redis, keyPrefix: `limit:${kind}`, insuranceLimiter: memory })
        : memory,
    )
  }
  return {
    async take(kind, key) {
      try {
        await limiters.get(kind)?.consume(key)
      } catch (refusal) {
        const wait =
          typeof refusal === 'object' && refusal !== null && 'msBeforeNext' in refusal
            ? Number(refusal.msBeforeNext)
            : 1000
        const seconds = Math.max(1, Math.ceil(wait / 1000))
        throw new AppError(429, 'RATE_LIMITED', { retryAfter: seconds, params: { seconds } })
      }
    },
    async close() {
      redis?.disconnect()
    },
  }
}

import { Redis } from 'ioredis'
import { expect, it } from 'vitest'
import { startRedis } from './redis.ts'

it('gives each test an empty Redis of its own', async () => {
  const [one, other] = await Promise.all([startRedis(), startRedis()])
  const clients = [new Redis(one.url), new Redis(other.url)]
  const [first, second] = clients
  await first?.set('key', 'value')
  expect(await first?.get('key')).toBe('value')
  expect(await second?.dbsize()).toBe(0)
  for (const client of clients) client.disconnect()
  await Promise.all([one.stop(), other.stop()])
  await one.stop()
})

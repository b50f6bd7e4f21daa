import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { loadOf } from './latency.ts'

/**
 * Closed loop of plain node-postgres: pool, default parsers, superuser, no row-level security. A call is a list of
 * statements; with `transaction` they run on one connection between begin and commit.
 */
export type Statement = { text: string; values: unknown[] }
type Task = {
  url: string
  options: string
  poolSize: number
  calls: Statement[][]
  transaction: boolean
  connections: number
  seconds: number
}

const { url, options, poolSize, calls, transaction, connections, seconds } = workerData as Task
const pool = new pg.Pool({ connectionString: url, options, max: poolSize })
const latencies: number[] = []
const failures: string[] = []
let next = 0

async function one(statements: readonly Statement[]): Promise<void> {
  if (!transaction) {
    for (const { text, values } of statements) await pool.query(text, values)
    return
  }
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const { text, values } of statements) await client.query(text, values)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function lane(end: number): Promise<void> {
  while (performance.now() < end) {
    const sent = performance.now()
    try {
      await one(calls[next++ % calls.length] ?? [])
    } catch (error) {
      failures.push(String(error))
    }
    latencies.push(performance.now() - sent)
  }
}

await Promise.all(Array.from({ length: Math.min(connections, poolSize) }, () => pool.query('select 1')))
const began = performance.now()
await Promise.all(Array.from({ length: connections }, () => lane(began + seconds * 1000)))
parentPort?.postMessage(loadOf(latencies, (performance.now() - began) / 1000, failures))
await pool.end()

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { hasText, translate } from '#locales'
import { readingRecorder } from '#modules/audit'
import { type Auth, createAuth, createAuthenticator, identityModule } from '#modules/identity'
import type { Clock } from '#platform/clock'
import type { Config } from '#platform/config'
import { createEventHub, type Platform, runOnPlatform } from '#platform/context'
import { createVault, randomToken } from '#platform/crypto'
import { checkDatabase, openDatabase } from '#platform/db'
import { createFileStore } from '#platform/files'
import { createHttp, type Http, type ProblemText } from '#platform/http'
import { createJobWorker, type Loop } from '#platform/jobs'
import { createLiveBus } from '#platform/live'
import type { Module } from '#platform/module'
import { createLogger, createMetrics } from '#platform/observability'
import { modules } from './modules.ts'
import { operationsRoutes } from './operations.ts'

/** A running application. `drain` works off everything due, for tests and commands. */
export type App = {
  platform: Platform
  http: Http
  loops: ReadonlyMap<string, Loop>
  listen(): Promise<string>
  /** Starts the loops of the given roles. */
  startLoops(roles: ReadonlySet<string>): void
  drain(): Promise<void>
  readonly auth: Auth
  /** The same application at another moment, for telling a history: its use cases and named loops, by that clock. */
  at(moment: Clock): { platform: Platform; drain(...loops: string[]): Promise<void> }
  close(): Promise<void>
}

async function drainLoops(loops: readonly Loop[]): Promise<void> {
  let worked = 1
  while (worked > 0) {
    worked = 0
    for (const loop of loops) worked += await loop.drain()
  }
}

/** Thrown when the database does not keep the rules of tenancy; the server does not start. */
export class BootRefused extends Error {
  constructor(problems: string[]) {
    super(`The server refuses to start:\n${problems.map((p) => `  - ${p}`).join('\n')}`)
    this.name = 'BootRefused'
  }
}

const problemText: ProblemText = (locale, code, params) => {
  const key = hasText('fr', `errors:${code}.title`) ? code : code.startsWith('field.') ? 'field.INVALID' : 'INTERNAL'
  return {
    title: translate(locale, `errors:${key}.title`, params),
    detail: translate(locale, `errors:${key}.detail`, params),
  }
}

/** Wires the parts, checks the database, registers the modules. Nothing listens or works before it is asked to. */
export async function createApp(
  config: Config & { databaseUrl: string; masterKey: string; authSecret: string },
  clock: Clock,
): Promise<App> {
  const log = createLogger(config.logLevel)
  const database = openDatabase({ url: config.databaseUrl, poolSize: config.databasePoolSize })
  // The loops have connections of their own: what a person waits for never stands behind a crowd of requests.
  const ofLoops = openDatabase({
    url: config.databaseUrl,
    poolSize: Math.ceil(config.databasePoolSize * 1.5),
    applicationName: 'atlas loops',
  })
  const closers: (() => Promise<unknown>)[] = [() => database.close(), () => ofLoops.close()]
  try {
    const problems = await checkDatabase(runOnPlatform({ database, clock }, 'system', 'boot'), {
      production: config.mode === 'production',
    })
    if (problems.length > 0) throw new BootRefused(problems)

    const bus = await createLiveBus(database.pool, randomToken(8))
    closers.unshift(() => bus.close())
    const transport = config.smtpUrl ? nodemailer.createTransport(config.smtpUrl) : null
    const platform: Platform = {
      config,
      clock,
      database,
      bus,
      events: createEventHub(),
      files: createFileStore({ root: join(config.dataDir, 'files'), secret: config.authSecret, clock }),
      vault: createVault(config.masterKey, config.masterKeysBefore),
      log,
      metrics: createMetrics(),
      async mail(mail) {
        if (!transport) {
          log.warn({ subject: mail.subject }, 'no mail server is configured: the message was not sent')
          return
        }
        await transport.sendMail({ from: config.mailFrom, to: mail.to, subject: mail.subject, text: mail.text })
      },
    }
    const { auth, close: closeAuth } = createAuth({
      databaseUrl: config.databaseUrl,
      secret: config.authSecret,
      publicUrl: config.publicUrl,
      trustedOrigins: [
        config.publicUrl,
        ...(config.mode === 'production' ? [] : ['http://localhost:*', 'http://127.0.0.1:*']),
      ],
      production: config.mode === 'production',
      mail: platform.mail,
      log: (level, message) => log[level]({ part: 'sign-in' }, message),
    })
    closers.unshift(closeAuth)
    const authenticator = createAuthenticator(platform, auth)
    const http = await createHttp(platform, { problemText, authenticator, onRead: readingRecorder(platform) })
    closers.unshift(() => http.app.close())

    const all: Module[] = [identityModule(auth, authenticator), ...modules(platform, { auth, authenticator })]
    for (const module of all) {
      for (const [type, handler] of Object.entries(module.on ?? {})) platform.events.on(type, handler)
    }
    for (const module of all) module.routes?.(http)
    operationsRoutes(http)
    const loopsOf = (on: Platform): Map<string, Loop> => {
      const made = new Map<string, Loop>()
      const handlers = all.flatMap((module) => module.jobs ?? [])
      const urgent = createJobWorker(
        on,
        handlers.filter((handler) => handler.urgent),
        { queue: 'urgent' },
      )
      const jobs = createJobWorker(
        on,
        handlers.filter((handler) => !handler.urgent),
        { queue: 'jobs' },
      )
      made.set('urgent', urgent).set('jobs', jobs)
      for (const module of all) {
        for (const [index, loop] of (module.loops?.(on) ?? []).entries()) made.set(`${module.name}:${index}`, loop)
      }
      // Readings of mailboxes are nobody's to wait for, though they are messaging's.
      const delivery = [...made]
        .filter(([name, loop]) => name.startsWith('messaging:') && loop.role === 'worker')
        .map(([, loop]) => loop)
      urgent.giveWayTo(delivery)
      // Scores may wait: with half of the places taken the cores are busy with what people look at.
      jobs.giveWayTo([urgent, ...delivery], 0.5)
      return made
    }
    const loops = loopsOf({ ...platform, database: ofLoops })

    return {
      platform,
      auth,
      at(moment) {
        const moved = { ...platform, clock: moment }
        const its = loopsOf(moved)
        return {
          platform: moved,
          drain: (...names) => drainLoops([...its].filter(([name]) => names.includes(name)).map(([, loop]) => loop)),
        }
      },
      http,
      loops,
      listen: () => http.app.listen({ host: config.host, port: config.port }),
      startLoops(roles) {
        for (const loop of loops.values()) if (roles.has(loop.role)) loop.start()
      },
      drain: () => drainLoops([...loops.values()]),
      async close() {
        await Promise.all([...loops.values()].map((loop) => loop.stop()))
        for (const close of closers) await close()
      },
    }
  } catch (error) {
    for (const close of closers) await close().catch(() => undefined)
    throw error
  }
}

/** A correlation id for work that no request began. */
export function newCorrelationId(): string {
  return randomUUID()
}

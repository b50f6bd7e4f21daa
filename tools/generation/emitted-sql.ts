import { randomUUID } from 'node:crypto'
import { type KyselyPlugin, PostgresQueryCompiler } from 'kysely'
import { completeSettings, createOrganization, permissionsOf } from '#modules/identity'
import type { App } from '../../apps/server/app.ts'
import type { OpenApi, Operation } from './contract.ts'
import { type SampleCall, sampleCalls } from './sample-calls.ts'

/** Whose questions are asked: the widest reach, and the one that adds row filters. */
const ROLES = ['ADMIN_ORG', 'AGENT'] as const

const EMAIL = 'recorder@example.test'

const HEADER = `-- The SQL that every read of the API sends, recorded by asking each GET route of an empty organisation.
-- A reviewer sees here what a change does to the database. Values are parameters; the tenant rides before each statement.
`

/** Keeps the SQL of what is compiled, and changes nothing. */
class Recorder implements KyselyPlugin {
  readonly #compiler = new PostgresQueryCompiler()
  #statements: string[] = []

  transformQuery: KyselyPlugin['transformQuery'] = ({ node, queryId }) => {
    this.#statements.push(this.#compiler.compileQuery(node, queryId).sql)
    return node
  }

  transformResult: KyselyPlugin['transformResult'] = async ({ result }) => result

  /** What was recorded since the last call. */
  take(): string[] {
    const taken = this.#statements
    this.#statements = []
    return taken
  }
}

/** Statements as they are read: common indentation gone, blank lines gone. */
function tidy(statement: string): string {
  const lines = statement.split('\n').filter((line) => line.trim() !== '')
  const indents = lines.slice(1).map((line) => line.length - line.trimStart().length)
  const common = Math.min(...indents, 80)
  return lines.map((line, index) => (index === 0 ? line.trim() : `  ${line.slice(common).trimEnd()}`)).join('\n')
}

async function openOrganization(app: App, userId: string): Promise<string> {
  return createOrganization(app.platform, 'generate', {
    userId,
    userName: 'Recorder',
    email: EMAIL,
    name: 'Recorder',
    slug: 'recorder',
    country: 'MA',
    city: 'Casablanca',
  })
}

/** Everybody is the given role of the organisation from here on: the proof of who calls is not what is recorded. */
function actAs(app: App, role: (typeof ROLES)[number]): void {
  const actor = { kind: 'user' as const, id: randomUUID() }
  const grant = { actor, roles: [role], permissions: permissionsOf([role], completeSettings({})), branchIds: [] }
  app.http.authenticator = {
    authenticate: async () => ({
      ...actor,
      name: 'Recorder',
      email: EMAIL,
      boundOrgs: null,
      tokenRoles: null,
      scopes: null,
      byCookie: false,
    }),
    grant: async () => grant,
    stands: async () => true,
  }
}

/** The statements one call sends; throws when the server fails on it. */
async function ask(app: App, recorder: Recorder, orgId: string, call: SampleCall): Promise<string[]> {
  recorder.take()
  const answer = await app.http.app.inject({ method: 'GET', url: call.url, headers: { 'x-org-id': orgId } })
  const statements = recorder.take().map(tidy)
  if (answer.statusCode >= 500 && answer.statusCode !== 503)
    throw new Error(`GET ${call.url} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`)
  // A refused sample recorded nothing of the view it was meant for.
  return answer.statusCode === 400 ? [] : statements
}

/**
 * Asks every GET route of the document on an empty organisation and writes down the SQL that was sent: bare, with all
 * filters, with each sort order, and once more as an agent where that adds a filter. `userId` is an existing person.
 * Throws when a route answers 5xx.
 */
export async function emittedSql(app: App, document: OpenApi, userId: string): Promise<string> {
  const orgId = await openOrganization(app, userId)
  const recorder = new Recorder()
  const read = app.platform.database.read
  app.platform.database.read = (scope) => read(scope).withPlugin(recorder)
  const sections: string[] = [HEADER]
  for (const [route, methods] of Object.entries(document.paths)) {
    if (!methods.get || isStream(methods.get)) continue
    const written = new Set<string>()
    for (const role of ROLES) {
      actAs(app, role)
      for (const call of sampleCalls(route, methods.get)) {
        const text = (await ask(app, recorder, orgId, call)).map((statement) => `${statement};\n`).join('')
        if (text === '' || written.has(text)) continue
        written.add(text)
        sections.push(`-- GET ${route}${call.label}${role === 'AGENT' ? ' as an agent' : ''}\n${text}`)
      }
    }
  }
  app.platform.database.read = read
  return sections.join('\n')
}

/** A stream never ends, and sends no SQL of its own. */
function isStream(operation: Operation): boolean {
  return operation.tags?.includes('live') ?? false
}

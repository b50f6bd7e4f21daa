/** The names one new module goes by. */
export interface ModuleNames {
  /** Folder, table, routes, events: `parkings`. */
  plural: string
  /** One of them, in code: `parking`. */
  singular: string
  /** Its type: `Parking`. */
  type: string
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The names that follow from the noun. Throws when it is not one lower-case plural word. */
export function namesOf(noun: string): ModuleNames {
  if (!/^[a-z]{3,30}s$/.test(noun))
    throw new Error(
      `"${noun}" is not a name of the house: one English noun, plural, lower case, for example "parkings"`,
    )
  const singular = noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.slice(0, -1)
  return { plural: noun, singular, type: capital(singular) }
}

const migration = ({ plural }: ModuleNames) => `create table app.${plural} (
  org_id uuid,
  id uuid not null default uuidv7(),
  name text not null check (char_length(name) between 1 and 120),
  version int not null default 1,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id) references app.organizations
);
select private.protect_table('app.${plural}', 'select, insert, update');
`

const schema = ({ type }: ModuleNames) => `import { type Static, Type } from 'typebox'

export const ${type} = Type.Object({
  id: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  createdAt: Type.String(),
})
export type ${type} = Static<typeof ${type}>

export const New${type} = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 120 }) },
  { additionalProperties: false },
)
export type New${type} = Static<typeof New${type}>
`

const rules = ({
  singular,
  type,
}: ModuleNames) => `/** The name of a ${singular} as it is kept: no blanks around it, single ones inside. */
export function tidy${type}Name(name: string): string {
  return name.trim().replace(/\\s+/g, ' ')
}
`

const rulesTest = ({ plural, type }: ModuleNames) => `import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tidy${type}Name } from './${plural}.rules.ts'

it('keeps a name as it should be read, and leaves a tidy one alone', () => {
  expect(tidy${type}Name('  Tour   A ')).toBe('Tour A')
  fc.assert(
    fc.property(fc.string(), (name) => {
      const tidy = tidy${type}Name(name)
      expect(tidy${type}Name(tidy)).toBe(tidy)
    }),
  )
})
`

const repository = ({ plural, singular, type }: ModuleNames) => `import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'

/** Stores a ${singular} of the organisation. Returns its id. */
export async function insert${type}(ctx: RequestContext, name: string): Promise<string> {
  const made = await sql<{ id: string }>\`insert into app.${plural} (name) values (\${name}) returning id\`.execute(ctx.db)
  const id = made.rows[0]?.id
  if (!id) throw new Error('the ${singular} was not stored')
  return id
}
`

const views = ({ plural, singular, type }: ModuleNames) => `import { sql } from 'kysely'
import { Type } from 'typebox'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { ${type} } from './${plural}.schema.ts'

const columns = sql\`id, name, version, created_at as "createdAt"\`

/** The list: newest first, page by page. */
export async function list${type}s(
  ctx: RequestContext,
  query: { limit?: number; cursor?: string },
): Promise<{ items: ${type}[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const rows = await sql<${type}>\`
    select \${columns} from app.${plural} where \${after ? sql\`id < \${after[0]}\` : sql\`true\`}
     order by id desc limit \${limit + 1}\`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

/** One ${singular}, or null when it is not there or another organisation's. */
export async function read${type}(ctx: RequestContext, id: string): Promise<${type} | null> {
  const rows = await sql<${type}>\`select \${columns} from app.${plural} where id = \${id}\`.execute(ctx.db)
  return rows.rows[0] ?? null
}
`

const service = ({ plural, singular, type }: ModuleNames) => `import type { RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { insert${type} } from './${plural}.repository.ts'
import { tidy${type}Name } from './${plural}.rules.ts'
import type { New${type}, ${type} } from './${plural}.schema.ts'
import { read${type} } from './${plural}.views.ts'

/** Adds a ${singular}. The permission is asked here, whatever the way in. */
export async function create${type}(ctx: RequestContext, input: New${type}): Promise<${type}> {
  authorise(ctx, 'settings.write')
  const id = await insert${type}(ctx, tidy${type}Name(input.name))
  const made = await read${type}(ctx, id)
  if (!made) throw notFound('${singular}')
  return made
}
`

const routes = ({ plural, singular, type }: ModuleNames) => `import { Type } from 'typebox'
import { notFound } from '#platform/errors'
import { type Http, pageOf, pageQuery, tenantRoute } from '#platform/http'
import { New${type}, ${type} } from './${plural}.schema.ts'
import { create${type} } from './${plural}.service.ts'
import { list${type}s, read${type} } from './${plural}.views.ts'

export function ${plural}Routes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/${plural}',
    summary: '${type}s, newest first',
    tag: '${plural}',
    permission: 'settings.read',
    schema: { query: Type.Object(pageQuery), response: { 200: pageOf(${type}) } },
    act: (ctx, { query }) => list${type}s(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/${plural}',
    summary: 'Add a ${singular}',
    tag: '${plural}',
    permission: 'settings.write',
    status: 201,
    schema: { body: New${type}, response: { 201: ${type} } },
    act: (ctx, { body }) => create${type}(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/${plural}/:id',
    summary: 'One ${singular}',
    tag: '${plural}',
    permission: 'settings.read',
    schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: { 200: ${type} } },
    async act(ctx, { params }) {
      const found = await read${type}(ctx, params.id)
      if (!found) throw notFound('${singular}')
      return found
    },
  })
}
`

const routesTest = ({
  plural,
  singular,
  type,
}: ModuleNames) => `import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

type ${type} = { id: string; name: string }

describe('${plural}', () => {
  it('are added and listed, newest first', async () => {
    const first = await casa.admin.send<${type}>('POST', '/${plural}', { name: '  Tour   A ' })
    expect(first).toMatchObject({ status: 201, body: { name: 'Tour A' } })
    const second = await casa.admin.send<${type}>('POST', '/${plural}', { name: 'Tour B' })
    const list = await casa.admin.get<{ items: ${type}[] }>('/${plural}')
    expect(list.body.items.map(({ id }) => id)).toEqual([second.body.id, first.body.id])
  })

  it('are refused without a name', async () => {
    const answer = await casa.admin.send('POST', '/${plural}', { name: '' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } })
  })

  it('are nobody else’s: another organisation finds none, an agent adds none', async () => {
    const made = await casa.admin.send<${type}>('POST', '/${plural}', { name: 'Secret' })
    expect((await lyon.admin.get(\`/${plural}/\${made.body.id}\`)).status).toBe(404)
    expect((await lyon.admin.get<{ items: ${type}[] }>('/${plural}')).body.items).toEqual([])
    const agent = await t.member(casa, ['AGENT'])
    expect((await agent.send('POST', '/${plural}', { name: 'Mine' })).status).toBe(403)
  })

  it('leaves a trace of every new ${singular}', async () => {
    const made = await casa.admin.send<${type}>('POST', '/${plural}', { name: 'Traced' })
    const trace = await t.superuser.query('select action from app.audit_entries where entity = $1 and entity_id = $2', [
      '${plural}',
      made.body.id,
    ])
    expect(trace.rows).toEqual([{ action: 'INSERT' }])
  })
})
`

const door = ({ plural }: ModuleNames) => `import type { Module } from '#platform/module'
import { ${plural}Routes } from './${plural}.routes.ts'

/** What this capability is, in one sentence. */
export function ${plural}Module(): Module {
  return { name: '${plural}', routes: ${plural}Routes }
}
`

/** Files of a new module by path from the root, in the shape of the house. */
export function moduleFiles(names: ModuleNames, migrationNumber: string): Map<string, string> {
  const { plural } = names
  const folder = `modules/${plural}`
  return new Map([
    [`database/migrations/${migrationNumber}_${plural}.sql`, migration(names)],
    [`${folder}/index.ts`, `export { ${plural}Module } from './${plural}.module.ts'\n`],
    [`${folder}/${plural}.module.ts`, door(names)],
    [`${folder}/${plural}.routes.ts`, routes(names)],
    [`${folder}/${plural}.schema.ts`, schema(names)],
    [`${folder}/${plural}.service.ts`, service(names)],
    [`${folder}/${plural}.rules.ts`, rules(names)],
    [`${folder}/${plural}.repository.ts`, repository(names)],
    [`${folder}/${plural}.views.ts`, views(names)],
    [`${folder}/${plural}.rules.test.ts`, rulesTest(names)],
    [`${folder}/${plural}.routes.test.ts`, routesTest(names)],
  ])
}

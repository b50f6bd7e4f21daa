import { generate, getDialect, Logger } from 'kysely-codegen'

/** Columns whose text form on the wire is read differently than the generator assumes (see platform/db/pool.ts). */
const TYPE_MAPPING = { timestamptz: 'string', int8: 'number', time: 'string', bytea: 'Buffer' }

/** The TypeScript row types of schemas app and platform, read from the live database. */
export async function rowTypes(superuserUrl: string): Promise<string> {
  const dialect = getDialect('postgres', { dateParser: 'string', numericParser: 'number' })
  const db = await dialect.introspector.connect({ connectionString: superuserUrl, dialect })
  try {
    return await generate({
      db,
      dialect,
      defaultSchemas: ['app'],
      includePattern: '{app,platform}.*',
      logger: new Logger('silent'),
      outFile: null,
      typeMapping: TYPE_MAPPING,
      typeOnlyImports: true,
    })
  } finally {
    await db.destroy()
  }
}

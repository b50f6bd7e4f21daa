import { getMigrations } from 'better-auth/db/migration'
import { createAuth } from '#modules/identity'

/**
 * What the sign-in library would still change in the database: an update of the library may ask for new columns, and
 * our migrations have to bring them. Returns one line per lacking table, column or index; empty when all is applied.
 */
export async function authDrift(appUrl: string): Promise<string[]> {
  const { auth, close } = createAuth({
    databaseUrl: appUrl,
    secret: 'a-secret-for-generated-files-that-opens-nothing',
    publicUrl: 'http://127.0.0.1:3000',
    trustedOrigins: [],
    production: false,
    mail: async () => undefined,
  })
  try {
    const wanted = await getMigrations(auth.options, { throwOnUnsafe: false })
    return [
      ...wanted.toBeCreated.map(({ table }) => `table auth.${table} is missing`),
      ...wanted.toBeAdded.map(({ table, fields }) => `auth.${table} lacks ${Object.keys(fields).join(', ')}`),
      ...wanted.toBeAddedIndexes.map(({ table, name }) => `auth.${table} lacks the index ${name}`),
      ...wanted.unsafeChanges,
      ...wanted.schemaProblems,
    ]
  } finally {
    await close()
  }
}

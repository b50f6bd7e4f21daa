import { expect, it } from 'vitest'
import { nextMigrationNumber, withModule } from './registration.ts'
import { moduleFiles, namesOf } from './templates.ts'

const LIST = `import { annoncesModule } from '#modules/annonces'
import { filesModule } from '#modules/files'
import type { Platform } from '#platform/context'

export function modules(): Module[] {
  return [annoncesModule(), filesModule()]
}
`

it('registers by one import in its place and one entry', () => {
  expect(withModule(LIST, 'contracts')).toBe(
    LIST.replace('import { files', "import { contractsModule } from '#modules/contracts'\nimport { files").replace(
      'filesModule()]',
      'filesModule(), contractsModule()]',
    ),
  )
  expect(withModule(LIST, 'zones')).toContain("files'\nimport { zonesModule } from '#modules/zones'\nimport type")
})

it('refuses to register twice, or in a file it does not know', () => {
  expect(() => withModule(LIST, 'files')).toThrow('already')
  expect(() => withModule('export const modules = []\n', 'zones')).toThrow('shape')
})

it('takes one plural noun', () => {
  expect(namesOf('parkings')).toEqual({ plural: 'parkings', singular: 'parking', type: 'Parking' })
  expect(namesOf('agencies').singular).toBe('agency')
  for (const bad of ['Parking', 'parking', 'parking-lots', '../x', '']) expect(() => namesOf(bad)).toThrow()
})

it('numbers migrations on and names every file after the module', () => {
  expect(nextMigrationNumber(['0001_platform.sql', '0012_appointments.sql', '.keep'])).toBe('0013')
  const files = [...moduleFiles(namesOf('parkings'), '0013').keys()]
  expect(files).toContain('database/migrations/0013_parkings.sql')
  expect(files.filter((file) => file.startsWith('modules/parkings/'))).toHaveLength(10)
})

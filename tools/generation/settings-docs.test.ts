import { expect, it } from 'vitest'
import { envExample, withSettingsTable } from './settings-docs.ts'

it('names every setting once, commented out, with its meaning', () => {
  const lines = envExample().split('\n')
  expect(lines.filter((line) => line.startsWith('# DATABASE_URL='))).toHaveLength(1)
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
})

it('renews the table between its markers and touches nothing else', () => {
  const text = 'before\n<!-- settings: written by npm run generate -->\nSTALE\n<!-- /settings -->\nafter\n'
  const renewed = withSettingsTable(text)
  expect(renewed).toMatch(/^before\n<!-- settings.*-->\n\| variable/)
  expect(renewed).toMatch(/\n<!-- \/settings -->\nafter\n$/)
  expect(renewed).not.toContain('STALE')
  expect(withSettingsTable(renewed)).toBe(renewed)
  expect(withSettingsTable('no markers')).toBe('no markers')
})

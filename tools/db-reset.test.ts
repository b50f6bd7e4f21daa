import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from './processes.ts'

let dataDir: string

const reset = (...args: string[]) =>
  runCommand(process.execPath, [path.join(import.meta.dirname, 'db-reset.ts'), ...args], {
    env: { ATLAS_DATA: dataDir, DATABASE_URL: '' },
  })
const has = (name: string) => existsSync(path.join(dataDir, name))

beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'atlas-reset-'))
  mkdirSync(path.join(dataDir, 'files'))
  for (const name of ['files/photo', 'demo-logins.json', 'secrets.json']) writeFileSync(path.join(dataDir, name), '{}')
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

it('names what would be lost and removes nothing unasked', { timeout: 30_000 }, async () => {
  const { status, output } = await reset()
  expect(status).toBe(1)
  expect(output).toContain(path.join(dataDir, 'files'))
  expect(output).toContain('--yes')
  expect(has('files/photo')).toBe(true)
})

it('removes what npm start wrote, and keeps the secrets', { timeout: 60_000 }, async () => {
  expect((await reset('--yes')).status).toBe(0)
  expect([has('files'), has('demo-logins.json'), has('secrets.json')]).toEqual([false, false, true])
  expect((await reset('--yes')).output).toContain('Nothing to remove')
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { firstLoadBytes } from './web-first-load.ts'

it('counts what the first page imports, each file once, and nothing fetched later', () => {
  const built = mkdtempSync(path.join(tmpdir(), 'web-first-load-'))
  try {
    const assets = path.join(built, 'assets')
    mkdirSync(assets)
    const files = {
      'index-a.js': 'import{x}from"./shared-b.js";import("./editor-d.js")',
      'shared-b.js': 'import"./index-a.js";export const x=1',
      'today-c.js': "import { x } from './shared-b.js'",
      'editor-d.js': 'x'.repeat(5_000),
    }
    for (const [name, source] of Object.entries(files)) writeFileSync(path.join(assets, name), source)
    writeFileSync(path.join(built, 'index.html'), '<script type="module" src="/app/assets/index-a.js"></script>')
    const first = ['index-a.js', 'shared-b.js', 'today-c.js'] as const
    const wanted = first.reduce((sum, name) => sum + gzipSync(files[name]).length, 0)
    expect(firstLoadBytes(assets, ['today-'])).toBe(wanted)
    expect(() => firstLoadBytes(assets, ['gone-'])).toThrow('no first page')
  } finally {
    rmSync(built, { recursive: true, force: true })
  }
})

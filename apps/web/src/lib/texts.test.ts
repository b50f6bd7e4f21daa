import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

type Tree = { [key: string]: string | Tree }

const source = new URL('../', import.meta.url).pathname
const locales = new URL('../../../../locales/fr/', import.meta.url).pathname

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : []
  })
}

function exists(key: string): boolean {
  const [namespace, path] = key.includes(':') ? (key.split(':') as [string, string]) : ['common', key]
  let here: string | Tree | undefined
  try {
    here = JSON.parse(readFileSync(join(locales, `${namespace}.json`), 'utf8')) as Tree
  } catch {
    return false
  }
  for (const part of path.split('.')) {
    if (typeof here !== 'object') return false
    here = here[part] ?? here[`${part}_other`]
  }
  return typeof here === 'string'
}

it('every text asked for by its full key stands in the locales', () => {
  const missing = sources(source).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w:.-]+)'/g)]
      .map((match) => match[1] ?? '')
      .filter((key) => !exists(key))
      .map((key) => `${file.slice(source.length)}: ${key}`),
  )
  expect(missing).toEqual([])
})

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

export { evidenceText, section, statementOf, tableOf, type Words, wordsOf } from './statement.ts'

const TEMPLATES = path.join(import.meta.dirname, 'templates')
/** Latin comes with the compiler; Arabic does not. */
const ARABIC = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/amiri/package.json'))

let compiler: Promise<NodeCompiler> | null = null

/** Loaded when the first document is written: the compiler is a large library that most processes never need. */
function load(): Promise<NodeCompiler> {
  compiler ??= import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler }) =>
    NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [ARABIC] }] }),
  )
  return compiler
}

/** One part of a statement: facts, then a table, then a remark. */
export type Section = {
  title: string
  facts: readonly (readonly [name: string, value: string])[]
  columns: readonly string[]
  /** Shares of the width, one for each column. */
  widths: readonly number[]
  rows: readonly (readonly string[])[]
  note: string
}

/** What a statement says, in one language and ready to read. */
export type Statement = {
  language: string
  direction: 'ltr' | 'rtl'
  organization: string
  title: string
  subtitle: string
  footer: string
  sections: readonly Section[]
}

/**
 * Writes a statement as PDF. What it says reaches the template as data and is never read as markup: what people typed
 * stays what they typed. The same statement gives the same bytes. Throws when it cannot be set.
 */
export async function writeStatement(statement: Statement): Promise<Buffer> {
  const [typst, source] = await Promise.all([load(), readFile(path.join(TEMPLATES, 'statement.typ'), 'utf8')])
  const compiled = typst.compile({ mainFileContent: source, inputs: { data: JSON.stringify(statement) } })
  const document = compiled.result
  if (!document) {
    const told = compiled.takeDiagnostics()
    const lines = told ? typst.fetchDiagnostics(told).map(({ message }) => String(message)) : []
    throw new Error(`the statement was not set: ${lines.join('; ')}`)
  }
  const bytes = typst.pdf(document, { creationTimestamp: 0 })
  typst.evictCache(2)
  return bytes
}

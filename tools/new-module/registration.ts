/** The number of the next migration, four digits, after those whose file names are given. */
export function nextMigrationNumber(existing: readonly string[]): string {
  const numbers = existing.map((name) => Number(/^(\d{4})_/.exec(name)?.[1] ?? 0))
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}

/**
 * The list of modules with one more: its import, in the order of the alphabet, and its entry at the end of the array.
 * Throws when the file is not shaped as expected, so that nothing is half registered.
 */
export function withModule(source: string, plural: string): string {
  const line = `import { ${plural}Module } from '#modules/${plural}'\n`
  const imports = [...source.matchAll(/^import .* from '#modules\/([a-z]+)'\n/gm)]
  const list = /return \[([\s\S]*?),?\s*\]\n/.exec(source)
  if (imports.length === 0 || !list) throw new Error('the list of modules has another shape than this tool knows')
  if (imports.some(([, name]) => name === plural)) throw new Error(`the module ${plural} is registered already`)
  const registered = source.replace(list[0], `return [${list[1]}, ${plural}Module()]\n`)
  const follower = imports.find(([, name]) => (name ?? '') > plural)
  const last = imports.at(-1)
  const at = follower ? follower.index : (last?.index ?? 0) + (last?.[0].length ?? 0)
  return registered.slice(0, at) + line + registered.slice(at)
}

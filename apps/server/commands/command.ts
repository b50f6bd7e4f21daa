import { parseJson } from '#channels/kit'

/** Where a command reads and writes; tests and pipes look the same to it. */
export interface Terminal {
  out(line: string): void
  err(line: string): void
  /** Lines of standard input, one after the other. */
  lines(): AsyncIterable<string>
}

/** A command of `npm run -s atlas -- …`: gets what stands behind its name, returns the exit code. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>

export const EXIT = { ok: 0, failed: 1, misused: 2 } as const

/** Something the person at the terminal can mend: shown without a stack. */
export class CommandProblem extends Error {
  readonly exit: number

  constructor(message: string, exit: number = EXIT.failed) {
    super(message)
    this.name = 'CommandProblem'
    this.exit = exit
  }
}

/** Lines end with a line feed only: `node:readline` would also cut at U+2028, which stands unescaped in JSON strings. */
async function* linesOf(input: NodeJS.ReadStream): AsyncIterable<string> {
  let begun: string[] = []
  for await (const chunk of input.setEncoding('utf8')) {
    const [end = '', ...lines] = String(chunk).split('\n')
    begun.push(end)
    const last = lines.pop()
    if (last === undefined) continue
    yield begun.join('')
    yield* lines
    begun = [last]
  }
  yield begun.join('')
}

/** The terminal of this process. */
export const processTerminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  lines: () => linesOf(process.stdin),
}

/** Rows as columns of even width, two spaces apart; the last column is left ragged. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

/**
 * Answers each line of JSON with one line of JSON, in order. A line that cannot be answered yields `onBad` (which gets
 * what was parsed, if anything was, the reason and the line) and the next one is read; empty lines are passed over.
 */
export async function answerJsonLines(
  terminal: Terminal,
  answer: (input: unknown) => unknown,
  onBad: (input: unknown, reason: string, line: string) => unknown,
): Promise<number> {
  for await (const line of terminal.lines()) {
    if (line.trim() === '') continue
    let input: unknown
    try {
      input = parseJson(line)
      terminal.out(JSON.stringify(answer(input)))
    } catch (error) {
      terminal.out(JSON.stringify(onBad(input, error instanceof Error ? error.message : String(error), line)))
    }
  }
  return EXIT.ok
}

import type pg from 'pg'
import { prepareValue } from 'pg/lib/utils.js'
import { serialize } from 'pg-protocol'
import type { SentStatement } from './hot-statements.ts'
import type { TenantScope } from './scope.ts'

/**
 * The part of pg's connection that this file drives. pg does not publish these types; its version is pinned exactly and
 * the storm in database/tests guards the behaviour.
 */
type Wire = {
  readonly stream: { readonly writable: boolean; write(bytes: Buffer): boolean }
  /** Name → text of what the server has parsed on this connection; pg keeps it up to date at each ParseComplete. */
  readonly parsedStatements: Record<string, string | undefined>
  sendCopyFail(message: string): void
}
type FieldMessage = { fields: { name: string; dataTypeID: number }[] }
type RowMessage = { fields: (string | null)[] }
type CompleteMessage = { text?: string }

type Column = { name: string; parse(value: string): unknown }

/** What one statement answered. */
export type Answer = { rows: Record<string, unknown>[]; command: string; rowCount: number | null }

/** Named, so that a connection parses them once. */
const begin = { name: 'atlas_begin', text: 'begin', values: [] }
const commit = { name: 'atlas_commit', text: 'commit', values: [] }
const context = {
  name: 'atlas_context',
  text: `select set_config('app.org_id', $1, true), set_config('app.actor', $2, true),
                set_config('app.correlation_id', $3, true), set_config('app.now', $4, true)`,
}

/** The result columns of named statements, per connection: described once, then known. */
const described = new WeakMap<Wire, Map<string, readonly Column[]>>()

/** One statement of a set: who waits for it hears of it through `settle`; nobody does when it is null. */
export type Step = {
  statement: SentStatement
  settle: { resolve(answer: Answer): void; reject(error: unknown): void } | null
}

/** What a set does around its statements. */
export type Frame = {
  /** The tenant told to the database before the first statement; null when it knows already. */
  scope: TenantScope | null
  begin: boolean
  /** Ends the transaction with the set; hears the server's word for it (COMMIT or ROLLBACK). */
  commit: Step['settle']
}

/** A statement was never run, because one before it in its transaction had failed. */
export class NotRunError extends Error {
  /** As PostgreSQL says it: the transaction is aborted. */
  readonly code = '25P02'
  constructor(cause: unknown) {
    super('not run: an earlier statement of this transaction failed', { cause })
    this.name = 'NotRunError'
  }
}

/**
 * Statements that travel together: written to the socket at once, before one Sync, answered in one go. They share one
 * transaction: the open one, or an implicit one. The first that fails ends the set; those before it have their answers,
 * those after it were not run. An error of a statement nobody waits for is heard by the next who waits.
 */
export class StatementSet implements pg.Submittable {
  /** What is said, in order. */
  readonly steps: readonly Step[]
  readonly #parsers: Pick<pg.PoolClient, 'getTypeParser'>
  readonly #answers: (Answer | null)[] = []
  #at = 0
  #columns: readonly Column[] | null = null
  #rows: Record<string, unknown>[] = []
  #known: Map<string, readonly Column[]> = new Map()
  #broken: Error | null = null
  #over = false
  readonly #whenOver: () => void

  /** @param over called once when everything is answered, well or badly */
  constructor(
    client: Pick<pg.PoolClient, 'getTypeParser'>,
    frame: Frame,
    steps: readonly Step[],
    over: () => void = () => undefined,
  ) {
    const { scope } = frame
    this.#whenOver = over
    const quiet = (statement: SentStatement): Step => ({ statement, settle: null })
    this.#parsers = client
    this.steps = [
      ...(frame.begin ? [quiet(begin)] : []),
      ...(scope ? [quiet({ ...context, values: [scope.orgId, scope.actor, scope.correlationId, scope.now] })] : []),
      ...steps,
      ...(frame.commit ? [{ statement: commit, settle: frame.commit }] : []),
    ]
  }

  /** Read by pg when the server has parsed a statement. */
  get name(): string | undefined {
    return this.steps[this.#at]?.statement.name
  }

  /** Read by pg with the name. */
  get text(): string {
    return this.steps[this.#at]?.statement.text ?? ''
  }

  submit(connection: unknown): void {
    const wire = connection as Wire
    const known = described.get(wire) ?? new Map<string, readonly Column[]>()
    described.set(wire, known)
    this.#known = known
    const parsing = new Set<string>()
    const bytes: Buffer[] = []
    for (const { statement } of this.steps) {
      const { name = '', text, values } = statement
      if (name === '' || (wire.parsedStatements[name] === undefined && !parsing.has(name))) {
        parsing.add(name)
        bytes.push(serialize.parse({ name, text }))
      }
      bytes.push(serialize.bind({ statement: name, values }))
      if (!known.has(name)) bytes.push(serialize.describe({ type: 'P' }))
      bytes.push(serialize.execute())
    }
    bytes.push(serialize.sync())
    if (wire.stream.writable) wire.stream.write(Buffer.concat(bytes))
    this.#begin()
  }

  #begin(): void {
    this.#columns = this.#known.get(this.name ?? '') ?? null
    this.#rows = []
  }

  handleRowDescription(message: FieldMessage): void {
    this.#columns = message.fields.map((field) => ({
      name: field.name,
      parse: this.#parsers.getTypeParser(field.dataTypeID, 'text') as Column['parse'],
    }))
  }

  handleDataRow(message: RowMessage): void {
    if (this.#broken) return
    const row: Record<string, unknown> = {}
    try {
      const columns = this.#columns ?? []
      for (let i = 0; i < columns.length; i += 1) {
        const column = columns[i] as Column
        const value = message.fields[i] ?? null
        row[column.name] = value === null ? null : column.parse(value)
      }
    } catch (error) {
      this.#broken = error instanceof Error ? error : new Error(String(error))
    }
    this.#rows.push(row)
  }

  handleCommandComplete(message: CompleteMessage): void {
    const { name } = this
    if (name !== undefined) this.#known.set(name, this.#columns ?? [])
    const words = (message.text ?? '').split(' ')
    const count = words.length > 1 ? Number(words.at(-1)) : Number.NaN
    this.#answers.push({ rows: this.#rows, command: words[0] ?? '', rowCount: Number.isNaN(count) ? null : count })
    this.#at += 1
    this.#begin()
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({})
  }

  handlePortalSuspended(): void {}

  handleCopyInResponse(connection: Wire): void {
    connection.sendCopyFail('not offered')
  }

  handleCopyData(): void {}

  /** The server refused a statement, or the connection is gone: what comes after was not run. */
  handleError(error: unknown): void {
    this.#tell(error)
  }

  handleReadyForQuery(): void {
    this.#tell(this.#broken)
  }

  #tell(error: unknown): void {
    if (this.#over) return
    this.#over = true
    let told = false
    for (const [i, step] of this.steps.entries()) {
      const answer = this.#answers[i]
      if (answer && !this.#broken) step.settle?.resolve(answer)
      else if (step.settle) {
        step.settle.reject(told ? new NotRunError(error) : error)
        told = true
      }
    }
    this.#whenOver()
  }
}

/** A statement with its values as the driver sends them; refuses a value that cannot be sent before anything is. */
export function sendable(statement: SentStatement): SentStatement {
  return { ...statement, values: statement.values.map((value) => prepareValue(value)) }
}

import { readFile } from 'node:fs/promises'
import { auditVerifyCommand, readHeads } from '#modules/audit'
import { systemClock } from '#platform/clock'
import { createApp } from '../app.ts'
import type { ReadyConfig } from '../run.ts'

const USAGE = 'atlas audit verify [--heads <file of heads printed by an earlier run>]'

/** `atlas audit verify`. Returns the exit code: 0 whole, 1 broken, 2 misused. */
export async function auditCommand(
  config: ReadyConfig,
  args: readonly string[],
  write: (line: string) => void,
): Promise<number> {
  const [verb, flag, file] = args
  const known = verb === 'verify' && (flag === undefined || (flag === '--heads' && file !== undefined))
  if (!known) {
    write(USAGE)
    return 2
  }
  const published = file === undefined ? [] : readHeads(await readFile(file, 'utf8'))
  const app = await createApp(config, systemClock)
  try {
    return await auditVerifyCommand(app.platform, write, published)
  } finally {
    await app.close()
  }
}

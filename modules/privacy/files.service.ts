import { randomUUID } from 'node:crypto'
import type { RequestContext } from '#platform/context'
import { enqueue, type JobHandler } from '#platform/jobs'
import { unnamedFiles } from './privacy.repository.ts'

const FILES_JOB = 'privacy.forget_files'
/** Files of one job. */
const PIECE = 500

/** Has the bytes of files taken away once the caller's transaction holds; those that anything still names stay. */
export function forgetFiles(ctx: RequestContext, hashes: readonly string[]): void {
  for (let at = 0; at < hashes.length; at += PIECE)
    enqueue(ctx, FILES_JOB, { key: randomUUID(), payload: { hashes: hashes.slice(at, at + PIECE) } })
}

/** Looks again at what is named by now, then removes. */
export const forgetFilesJob: JobHandler = {
  kind: FILES_JOB,
  async run(ctx, payload) {
    const hashes = Array.isArray(payload.hashes) ? payload.hashes.map(String) : []
    for (const hash of await unnamedFiles(ctx, hashes)) await ctx.platform.files.remove(ctx.orgId, hash)
  },
}

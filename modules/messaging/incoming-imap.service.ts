import { isoNow } from '#platform/clock'
import { type RequestContext, runInOrg } from '#platform/context'
import { AppError } from '#platform/errors'
import { authorise } from '#platform/http'
import { cancelJob } from '#platform/jobs'
import { requireImap, serverUrl } from './channel-checks.service.ts'
import { type HeldChannel, setChannel } from './channels.repository.ts'
import type { Channel, NewImap } from './channels.schema.ts'
import { told } from './channels.service.ts'
import { beginPlace, forgetPlace, forgetReadings } from './imap.repository.ts'
import { heldMailbox } from './incoming-mail.service.ts'
import { mailServer } from './lines.ts'
import { READ_JOB, readSoon } from './mail-reading.job.ts'

/*
 * Letters of a mailbox are fetched from its server, beside or instead of those handed over signed. Only what arrives from
 * now on comes in: what people wrote before is the agency's own.
 */

/** Signs in to the server of a mailbox and opens the folder, keeping and changing nothing. 404, 409, 422 with what it said. */
export async function tryImap(ctx: RequestContext, id: string, input: NewImap): Promise<{ ok: true }> {
  authorise(ctx, 'channel.write')
  await runInOrg(ctx.platform, ctx, (tx) => inService(tx, id, input.version))
  await requireImap(ctx, serverUrl('imap', input), input.folder)
  return { ok: true }
}

/**
 * Has the letters of a mailbox fetched from now on; again, with other credentials: it goes on where it was. 404, 409, 422
 * with what the server said.
 */
export async function setImap(ctx: RequestContext, id: string, input: NewImap): Promise<Channel> {
  authorise(ctx, 'channel.write')
  const { version, folder } = input
  await runInOrg(ctx.platform, ctx, (tx) => inService(tx, id, version))
  const kept = serverUrl('imap', input)
  const stand = await requireImap(ctx, kept, folder)
  const { vault } = ctx.platform
  return runInOrg(ctx.platform, ctx, async (tx) => {
    const before = await inService(tx, id, version)
    const server = vault.seal(kept)
    const same = isSameBox(tx, before, kept, folder)
    await setChannel(tx, id, {
      imap_sealed: server,
      imap_folder: folder,
      ...(same ? {} : { imap_since: isoNow(tx.clock) }),
    })
    await forgetReadings(tx, id, same)
    if (!same) {
      await forgetPlace(tx, id)
      await beginPlace(tx, { accountId: id, server }, stand)
    }
    readSoon(tx, id)
    return told(tx, id)
  })
}

/** Fetches the letters of a mailbox no longer; its credentials are gone with it. 404, 409. */
export async function stopImap(ctx: RequestContext, id: string, version: number): Promise<Channel> {
  const { imap } = await heldMailbox(ctx, id, version)
  if (imap === null) throw new AppError(409, 'CHANNEL_STEP')
  await setChannel(ctx, id, { imap_sealed: null, imap_folder: null, imap_since: null })
  await forgetPlace(ctx, id)
  await forgetReadings(ctx, id)
  cancelJob(ctx, READ_JOB, id)
  return told(ctx, id)
}

async function inService(ctx: RequestContext, id: string, version: number): Promise<HeldChannel> {
  const mailbox = await heldMailbox(ctx, id, version)
  if (mailbox.status === 'DISABLED') throw new AppError(409, 'CHANNEL_STEP')
  return mailbox
}

/** Whether it is the folder that was read before, perhaps with another password. */
function isSameBox(ctx: RequestContext, before: HeldChannel, kept: string, folder: string): boolean {
  if (before.imap === null || before.imapFolder !== folder) return false
  const who = (url: string) => {
    const { hostname, username } = new URL(mailServer(ctx.platform, url).url)
    return `${username}@${hostname.toLowerCase()}`
  }
  return who(ctx.platform.vault.open(before.imap)) === who(kept)
}

import { addresseeOf } from '#modules/messaging'
import { isoNow } from '#platform/clock'
import { announce, type RequestContext } from '#platform/context'
import { AppError, constraintOf, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { type HeldReply, insertReply, lockReply, type ReplyFields, updateReply } from './canned-replies.repository.ts'
import { filled, MOST_REPLIES, type Texts, textIn, tidied, unknownMarks } from './canned-replies.rules.ts'
import type { CannedReply, CannedReplyPatch, FilledReplies, NewCannedReply } from './canned-replies.schema.ts'
import { listReplies, readReply } from './canned-replies.views.ts'

/** The replies as they are kept. */
export async function openReplies(ctx: RequestContext): Promise<{ items: CannedReply[] }> {
  authorise(ctx, 'canned_reply.read')
  return { items: await listReplies(ctx) }
}

/**
 * The replies as they go into one conversation: in the person's language where there is a text in it, with names in
 * place. 404 for a conversation the caller may not write in.
 */
export async function repliesFor(ctx: RequestContext, conversationId: string): Promise<FilledReplies> {
  authorise(ctx, 'message.send')
  const [to, replies] = await Promise.all([addresseeOf(ctx, conversationId), listReplies(ctx)])
  const values = { prenom: to.name, agence: to.agency, agent: to.agent ?? to.agency }
  return {
    items: replies.flatMap(({ id, title, shortcut, texts }) => {
      const found = textIn(texts, [to.language, to.houseLanguage])
      return found ? [{ id, title, shortcut, language: found.language, text: filled(found.text, values) }] : []
    }),
  }
}

/** Keeps a text. 400 what it may not hold, 409 a shortcut that is taken, 422 too many. */
export async function addReply(ctx: RequestContext, input: NewCannedReply): Promise<CannedReply> {
  authorise(ctx, 'canned_reply.write')
  const fields = fieldsOf(input, { fr: null, ar: null, en: null })
  refuseFaults(fields)
  await refuseFull(ctx)
  const id = await unlessTaken(insertReply(ctx, fields))
  return told(ctx, id)
}

/** Changes a text. 404, 409 stale with the current one or a shortcut that is taken, 400 what it may not hold. */
export async function changeReply(ctx: RequestContext, id: string, patch: CannedReplyPatch): Promise<CannedReply> {
  const held = await holdForWriting(ctx, id, patch.version)
  const fields = fieldsOf(
    { title: patch.title ?? held.title, shortcut: patch.shortcut ?? held.shortcut, texts: patch.texts ?? {} },
    held.texts,
  )
  refuseFaults(fields)
  await unlessTaken(updateReply(ctx, id, fields, null))
  return told(ctx, id)
}

/** Takes a text away; it can be brought back. */
export async function deleteReply(ctx: RequestContext, id: string, version: number): Promise<void> {
  const held = await holdForWriting(ctx, id, version)
  await updateReply(ctx, id, held, isoNow(ctx.clock))
  announce(ctx, { topic: 'reference', id, kind: 'changed' })
}

/** Brings a deleted text back. 409 when its shortcut was given to another one meanwhile, 422 too many. */
export async function restoreReply(ctx: RequestContext, id: string): Promise<CannedReply> {
  authorise(ctx, 'canned_reply.write')
  const held = await lockReply(ctx, id)
  if (!held) throw notFound('canned_reply')
  if (held.deletedAt !== null) {
    await refuseFull(ctx)
    await unlessTaken(updateReply(ctx, id, held, null))
  }
  return told(ctx, id)
}

function fieldsOf(input: Pick<NewCannedReply, 'title' | 'shortcut' | 'texts'>, before: Texts): ReplyFields {
  const text = (language: keyof Texts) => {
    const given = input.texts[language]
    return given === undefined ? before[language] : tidied(given)
  }
  return {
    title: input.title.trim(),
    shortcut: input.shortcut,
    texts: { fr: text('fr'), ar: text('ar'), en: text('en') },
  }
}

function refuseFaults({ texts }: ReplyFields): void {
  const written = (['fr', 'ar', 'en'] as const).flatMap((language) => {
    const text = texts[language]
    return text === null ? [] : [{ language, text }]
  })
  const errors = written.flatMap(({ language, text }) =>
    unknownMarks(text).length > 0 ? [{ field: `texts.${language}`, code: 'UNKNOWN_PLACEHOLDER' }] : [],
  )
  if (written.length === 0) errors.push({ field: 'texts.fr', code: 'REQUIRED' })
  if (errors.length > 0) throw new AppError(400, 'VALIDATION_FAILED', { errors })
}

async function refuseFull(ctx: RequestContext): Promise<void> {
  if ((await listReplies(ctx)).length >= MOST_REPLIES)
    throw new AppError(422, 'CANNED_REPLIES_FULL', { params: { limit: MOST_REPLIES } })
}

async function holdForWriting(ctx: RequestContext, id: string, version: number): Promise<HeldReply> {
  authorise(ctx, 'canned_reply.write')
  const held = await lockReply(ctx, id)
  if (!held || held.deletedAt !== null) throw notFound('canned_reply')
  if (held.version !== version) throw versionConflict(await readReply(ctx, id))
  return held
}

function unlessTaken<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error: unknown) => {
    if (constraintOf(error) !== 'canned_replies_shortcut') throw error
    throw new AppError(409, 'CANNED_SHORTCUT_TAKEN', { errors: [{ field: 'shortcut', code: 'TAKEN' }] })
  })
}

async function told(ctx: RequestContext, id: string): Promise<CannedReply> {
  const reply = await readReply(ctx, id)
  if (!reply) throw notFound('canned_reply')
  announce(ctx, { topic: 'reference', id, kind: 'changed' })
  return reply
}

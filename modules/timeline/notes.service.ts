import { actorText, announce, publish, type RequestContext, userIdOf } from '#platform/context'
import { AppError, forbidden, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { faultOf, MAX_NOTE_LENGTH, mentionsIn, plainText, withNames } from './note-content.rules.ts'
import {
  dossierForNote,
  type HeldNote,
  insertVersion,
  lockNote,
  type NoteText,
  namesOf,
  readersAmong,
  redact,
  updateText,
  withdraw,
} from './notes.repository.ts'
import { writeActivity } from './timeline.repository.ts'
import type { Activity, NewNote, NoteVersions } from './timeline.schema.ts'
import { listNoteVersions, readNote } from './timeline.views.ts'

/** How long the author of a note may take it back entirely. */
const WITHDRAW_MS = 15 * 60_000

/** Writes a note on a dossier and tells whom it mentions. 422 MENTION_UNKNOWN for who may not see the dossier. */
export async function addNote(ctx: RequestContext, dossierId: string, note: NewNote): Promise<Activity> {
  authorise(ctx, 'dossier.write')
  const dossier = await dossierForNote(ctx, dossierId)
  if (!dossier) throw notFound('dossier')
  if (!dossier.writable) throw forbidden('dossier.write')
  const text = await readText(ctx, dossierId, note, [])
  const { body, content, mentions } = text
  const id = await writeActivity(ctx, {
    type: 'NOTE',
    code: 'note.added',
    dossierId,
    contactId: dossier.contactId,
    body,
    content,
    ...(mentions.length > 0 ? { params: { mentions } } : {}),
  })
  insertVersion(ctx, id, text)
  await tell(ctx, dossierId, id, mentions)
  return shown(ctx, id, dossierId)
}

/** Changes one's own note; the text before stays as a version. Who was not mentioned before is told now. */
export async function editNote(ctx: RequestContext, id: string, change: NewNote): Promise<Activity> {
  const note = await ownNote(ctx, id)
  const text = await readText(ctx, note.dossierId, change, note.mentions)
  await updateText(ctx, id, text)
  insertVersion(ctx, id, text)
  const anew = text.mentions.filter((userId) => !note.mentions.includes(userId))
  await tell(ctx, note.dossierId, id, anew)
  return shown(ctx, id, note.dossierId)
}

async function tell(ctx: RequestContext, dossierId: string, noteId: string, userIds: string[]): Promise<void> {
  if (userIds.length > 0) await publish(ctx, { type: 'timeline.mentioned', payload: { dossierId, noteId, userIds } })
}

/**
 * What a person wrote, ready to be kept. Whoever is mentioned must be able to read it; who was mentioned `before` may
 * have left since. A plain text that names nobody keeps whom it told.
 */
async function readText(
  ctx: RequestContext,
  dossierId: string,
  { body, content, mentions }: NewNote,
  before: readonly string[],
): Promise<NoteText> {
  if ((body === undefined) === (content === undefined)) throw invalidField('content', 'BODY_OR_CONTENT')
  if (content !== undefined && mentions !== undefined) throw invalidField('mentions', 'IN_CONTENT')
  if (body !== undefined) {
    const named = (mentions ?? before).map((id, n) => ({ id, path: `mentions.${n}` }))
    return { body, content: null, mentions: await readMentions(ctx, dossierId, named, before) }
  }
  const fault = content && faultOf(content)
  if (!content || fault) throw invalidField('content', fault ?? 'BODY_OR_CONTENT')
  const named = mentionsIn(content).map(({ id, path }) => ({ id, path: `content.${path}` }))
  const told = await readMentions(ctx, dossierId, named, before)
  const kept = withNames(content, await namesOf(ctx, told))
  const text = plainText(kept)
  if (text.length > MAX_NOTE_LENGTH) throw invalidField('content', 'NOTE_TOO_LONG')
  return { body: text, content: kept, mentions: told }
}

async function readMentions(
  ctx: RequestContext,
  dossierId: string,
  named: readonly { id: string; path: string }[],
  before: readonly string[],
): Promise<string[]> {
  const mentions = [...new Set(named.map((m) => m.id))]
  const readers = await readersAmong(
    ctx,
    dossierId,
    mentions.filter((id) => !before.includes(id)),
  )
  const errors = named
    .filter(({ id }) => !readers.has(id) && !before.includes(id))
    .map(({ path }) => ({ field: path, code: 'MENTION_UNKNOWN' }))
  if (errors.length > 0) throw new AppError(422, 'MENTION_UNKNOWN', { errors })
  return mentions
}

/** Takes one's own note back within 15 minutes; later 422 NOTE_TOO_OLD: it can only be redacted, with a reason. */
export async function withdrawNote(ctx: RequestContext, id: string): Promise<void> {
  const note = await ownNote(ctx, id)
  if (ctx.clock.now() - Date.parse(note.at) > WITHDRAW_MS) throw new AppError(422, 'NOTE_TOO_OLD')
  await withdraw(ctx, id)
  announce(ctx, { topic: 'dossier', id: note.dossierId, dossierId: note.dossierId, kind: 'note' })
}

/**
 * Takes the text of a note and of its versions away for good, for a reason that stays in its place with the name of who did
 * it: the author, or who may write on every dossier.
 */
export async function redactNote(ctx: RequestContext, id: string, reason: string): Promise<Activity> {
  const reach = authorise(ctx, 'dossier.write')
  const note = await held(ctx, id)
  if (reach !== 'ALL' && note.actor !== actorText(ctx.actor)) throw forbidden('dossier.write')
  const userId = userIdOf(ctx)
  const by = userId ? ((await namesOf(ctx, [userId])).get(userId) ?? null) : null
  await redact(ctx, id, { reason: reason.trim(), by })
  return shown(ctx, id, note.dossierId)
}

/** Every text a note had. */
export async function noteVersions(ctx: RequestContext, id: string): Promise<NoteVersions> {
  authorise(ctx, 'dossier.read')
  if (!(await readNote(ctx, id))) throw notFound('note')
  return listNoteVersions(ctx, id)
}

async function held(ctx: RequestContext, id: string): Promise<HeldNote> {
  const note = await lockNote(ctx, id)
  if (!note || note.redactedAt) throw notFound('note')
  if (!note.writable) throw forbidden('dossier.write')
  return note
}

async function ownNote(ctx: RequestContext, id: string): Promise<HeldNote> {
  authorise(ctx, 'dossier.write')
  const note = await held(ctx, id)
  if (note.actor !== actorText(ctx.actor)) throw forbidden('dossier.write')
  return note
}

async function shown(ctx: RequestContext, id: string, dossierId: string): Promise<Activity> {
  const note = await readNote(ctx, id)
  if (!note) throw notFound('note')
  announce(ctx, { topic: 'dossier', id: dossierId, dossierId, kind: 'note' })
  return note
}

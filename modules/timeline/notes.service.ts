import { actorText, announce, publish, type RequestContext } from '#platform/context'
import { AppError, forbidden, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import {
  dossierForNote,
  type HeldNote,
  insertVersion,
  lockNote,
  readersAmong,
  redact,
  updateBody,
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
  const mentions = await readMentions(ctx, dossierId, note.mentions ?? [])
  const id = await writeActivity(ctx, {
    type: 'NOTE',
    code: 'note.added',
    dossierId,
    contactId: dossier.contactId,
    body: note.body,
    ...(mentions.length > 0 ? { params: { mentions } } : {}),
  })
  insertVersion(ctx, id, note.body)
  if (mentions.length > 0)
    await publish(ctx, { type: 'timeline.mentioned', payload: { dossierId, noteId: id, userIds: mentions } })
  return shown(ctx, id, dossierId)
}

/** Whoever is mentioned must be able to read it. */
async function readMentions(ctx: RequestContext, dossierId: string, userIds: readonly string[]): Promise<string[]> {
  const mentions = [...new Set(userIds)]
  if (mentions.length === 0) return []
  const readers = await readersAmong(ctx, dossierId, mentions)
  const errors = mentions.flatMap((id, n) =>
    readers.has(id) ? [] : [{ field: `mentions.${n}`, code: 'MENTION_UNKNOWN' }],
  )
  if (errors.length > 0) throw new AppError(422, 'MENTION_UNKNOWN', { errors })
  return mentions
}

/** Changes one's own note; the text before stays as a version. */
export async function editNote(ctx: RequestContext, id: string, body: string): Promise<Activity> {
  const note = await ownNote(ctx, id)
  await updateBody(ctx, id, body)
  insertVersion(ctx, id, body)
  return shown(ctx, id, note.dossierId)
}

/** Takes one's own note back within 15 minutes; later 422 NOTE_TOO_OLD: it can only be redacted, with a reason. */
export async function withdrawNote(ctx: RequestContext, id: string): Promise<void> {
  const note = await ownNote(ctx, id)
  if (ctx.clock.now() - Date.parse(note.at) > WITHDRAW_MS) throw new AppError(422, 'NOTE_TOO_OLD')
  await withdraw(ctx, id)
  announce(ctx, { topic: 'dossier', id: note.dossierId, dossierId: note.dossierId, kind: 'note' })
}

/** Hides the text of a note for a reason that stays in its place: the author, or who may write on every dossier. */
export async function redactNote(ctx: RequestContext, id: string, reason: string): Promise<Activity> {
  const reach = authorise(ctx, 'dossier.write')
  const note = await held(ctx, id)
  if (reach !== 'ALL' && note.actor !== actorText(ctx.actor)) throw forbidden('dossier.write')
  await redact(ctx, id, reason)
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

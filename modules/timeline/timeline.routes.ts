import { Type } from 'typebox'
import { notFound } from '#platform/errors'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { addNote, editNote, noteVersions, redactNote, withdrawNote } from './notes.service.ts'
import { Activity, Id, NewNote, NoteVersions, Redaction, TimelineQuery } from './timeline.schema.ts'
import { dossierVisible, listTimeline } from './timeline.views.ts'

const ById = Type.Object({ id: Id })
const tag = 'timeline'

export function timelineRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/dossiers/:id/timeline',
    summary: 'What happened on a dossier, newest first',
    tag,
    permission: 'dossier.read',
    schema: { params: ById, query: TimelineQuery, response: { 200: pageOf(Activity) } },
    async act(ctx, { params, query }) {
      const page = await listTimeline(ctx, params.id, query)
      if (page.items.length === 0 && !(await dossierVisible(ctx, params.id))) throw notFound('dossier')
      return page
    },
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers/:id/notes',
    summary: 'Write a note',
    tag,
    permission: 'dossier.write',
    status: 201,
    schema: { params: ById, body: NewNote, response: { 201: Activity } },
    act: (ctx, { params, body }) => addNote(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/notes/:id',
    summary: 'Change one’s own note; earlier texts are kept, whoever is mentioned anew is told',
    tag,
    permission: 'dossier.write',
    schema: { params: ById, body: NewNote, response: { 200: Activity } },
    act: (ctx, { params, body }) => editNote(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/notes/:id/versions',
    summary: 'Every text a note had',
    tag,
    permission: 'dossier.read',
    schema: { params: ById, response: { 200: NoteVersions } },
    act: (ctx, { params }) => noteVersions(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/notes/:id',
    summary: 'Take one’s own note back within 15 minutes',
    tag,
    permission: 'dossier.write',
    status: 204,
    schema: { params: ById, response: { 204: Type.Null() } },
    act: (ctx, { params }) => withdrawNote(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/notes/:id/redact',
    summary: 'Hide the text of a note, saying why',
    tag,
    permission: 'dossier.write',
    schema: { params: ById, body: Redaction, response: { 200: Activity } },
    act: (ctx, { params, body }) => redactNote(ctx, params.id, body.reason),
  })
}

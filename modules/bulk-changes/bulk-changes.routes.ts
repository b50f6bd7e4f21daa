import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { Asked, BulkChange, BulkPreview, BulkRefusal, Id, NewBulkChange, RefusalQuery } from './bulk-changes.schema.ts'
import {
  cancelBulk,
  exportRefusals,
  myBulks,
  previewBulk,
  readBulk,
  readRefusals,
  startBulk,
  undoBulk,
} from './bulk-changes.service.ts'

const tag = 'bulk changes'
const params = Type.Object({ id: Id })

export function bulkChangesRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'POST',
    url: '/bulk-changes/preview',
    summary: 'How many records are chosen, and where all of them can go',
    tag,
    permission: 'annonce.read',
    transaction: false,
    schema: { body: Asked, response: { 200: BulkPreview } },
    act: (ctx, { body }) => previewBulk(ctx, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/bulk-changes',
    summary: 'Change many dossiers or annonces in the background',
    tag,
    permission: 'annonce.read',
    status: 202,
    schema: { body: NewBulkChange, response: { 202: BulkChange } },
    act: (ctx, { body }) => startBulk(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/bulk-changes',
    summary: 'One’s own latest changes to many, with how far they are',
    tag,
    permission: 'annonce.read',
    schema: { response: { 200: Type.Object({ items: Type.Array(BulkChange) }) } },
    act: (ctx) => myBulks(ctx),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/bulk-changes/:id',
    summary: 'One change to many: its state and counts',
    tag,
    permission: 'annonce.read',
    schema: { params, response: { 200: BulkChange } },
    act: (ctx, { params: { id } }) => readBulk(ctx, id),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/bulk-changes/:id/refusals',
    summary: 'Records that were refused, each with the reason',
    tag,
    permission: 'annonce.read',
    schema: { params, query: RefusalQuery, response: { 200: pageOf(BulkRefusal) } },
    act: (ctx, { params: { id }, query }) => readRefusals(ctx, id, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/bulk-changes/:id/refusals.csv',
    summary: 'Refused records as a file',
    tag,
    permission: 'annonce.read',
    schema: { params, response: { 200: Type.String() } },
    async act(ctx, { params: { id }, reply }) {
      const file = await exportRefusals(ctx, id)
      reply.header('content-disposition', `attachment; filename="${file.fileName}"`).type('text/csv; charset=utf-8')
      return file.content
    },
  })

  for (const [verb, summary, act] of [
    ['cancel', 'Stop a change: what is done stays', cancelBulk],
    ['undo', 'Take a finished change back, within fifteen minutes', undoBulk],
  ] as const)
    tenantRoute(http, {
      method: 'POST',
      url: `/bulk-changes/:id/${verb}`,
      summary,
      tag,
      permission: 'annonce.read',
      schema: { params, response: { 200: BulkChange } },
      act: (ctx, { params: { id } }) => act(ctx, id),
    })
}

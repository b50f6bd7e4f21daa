import { Type } from 'typebox'
import { type Http, publicRoute, tenantRoute } from '#platform/http'
import { LetterPreview, LetterToPreview, TemplateToPreview } from './letter-preview.schema.ts'
import { previewTemplate, previewWords } from './letter-preview.service.ts'
import { Id } from './messaging.schema.ts'

const tag = 'messaging'
/** Letters are set by styles of their own, which our pages do not take: they are shown in a frame that takes nothing else. */
const FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
const FRAME = '<!doctype html><html><head><meta charset="utf-8"><title></title></head><body></body></html>'

export function letterPreviewRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'POST',
    url: '/message-templates/preview',
    summary: 'How a letter will look with words that are being written',
    tag,
    permission: 'template.read',
    transaction: false,
    limit: 'read',
    schema: { body: LetterToPreview, response: { 200: LetterPreview } },
    act: (ctx, { body }) => previewWords(ctx, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/conversations/:id/templates/preview',
    summary: 'The letter a template would be for the person of this conversation',
    tag,
    permission: 'message.send',
    transaction: false,
    limit: 'read',
    schema: { params: Type.Object({ id: Id }), body: TemplateToPreview, response: { 200: LetterPreview } },
    act: (ctx, { params, body }) => previewTemplate(ctx, params.id, body),
  })

  publicRoute(http, {
    method: 'GET',
    url: '/letter-frame',
    summary: 'An empty page in which a letter is shown; it runs nothing and loads nothing',
    tag,
    schema: { response: { 200: Type.String() } },
    async act({ reply }) {
      reply.headers({
        'content-security-policy': FRAME_POLICY,
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': 'public, max-age=3600',
      })
      return reply.type('text/html; charset=utf-8').send(FRAME)
    },
  })
}

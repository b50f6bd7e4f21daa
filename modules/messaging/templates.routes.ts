import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { Id } from './messaging.schema.ts'
import {
  FigureQuery,
  NewTemplate,
  NewTemplateVersion,
  TemplateDetail,
  TemplateLatest,
  TemplateQuery,
  TemplateSummary,
} from './templates.admin.schema.ts'
import {
  addTemplate,
  addVersion,
  askForTemplates,
  openTemplate,
  openTemplates,
  removeTemplate,
  submitTemplate,
} from './templates.admin.service.ts'

const tag = 'messaging'
const params = Type.Object({ id: Id })

export function messageTemplateRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/message-templates',
    summary: 'Templates of the organisation with what became of their messages',
    tag,
    permission: 'template.read',
    schema: { query: TemplateQuery, response: { 200: pageOf(TemplateSummary) } },
    act: (ctx, { query }) => openTemplates(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/message-templates/:id',
    summary: 'One template with its versions and their figures',
    tag,
    permission: 'template.read',
    schema: { params, query: FigureQuery, response: { 200: TemplateDetail } },
    act: (ctx, input) => openTemplate(ctx, input.params.id, input.query.days),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/message-templates',
    summary: 'Write a template',
    tag,
    permission: 'template.edit',
    status: 201,
    schema: { body: NewTemplate, response: { 201: TemplateDetail } },
    act: (ctx, { body }) => addTemplate(ctx, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/message-templates/:id/versions',
    summary: 'Write the words of a template anew; earlier versions stay',
    tag,
    permission: 'template.edit',
    status: 201,
    schema: { params, body: NewTemplateVersion, response: { 201: TemplateDetail } },
    act: (ctx, input) => addVersion(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/message-templates/:id/submission',
    summary: 'Hand the newest version of a template to the provider for its review',
    tag,
    permission: 'template.edit',
    status: 202,
    schema: { params, body: TemplateLatest, response: { 202: TemplateDetail } },
    act: (ctx, input) => submitTemplate(ctx, input.params.id, input.body.latest),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/message-templates/:id',
    summary: 'Delete a template, at the provider too',
    tag,
    permission: 'template.edit',
    status: 204,
    schema: { params, query: TemplateLatest, response: { 204: Type.Null() } },
    act: (ctx, input) => removeTemplate(ctx, input.params.id, input.query.latest),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/message-templates/synchronisation',
    summary: 'Ask the provider for the templates of all numbers now',
    tag,
    permission: 'template.edit',
    status: 204,
    schema: { response: { 204: Type.Null() } },
    act: (ctx) => askForTemplates(ctx),
  })
}

import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { AssignmentPolicy, AssignmentPreview, AssignmentSample, NewLimits, NewPolicy } from './assignments.schema.ts'
import { assignmentPolicy, changeLimits, previewAssignment, replaceRules } from './assignments.service.ts'

const ByUser = Type.Object({ userId: Type.String({ format: 'uuid' }) })
const tag = 'assignments'

export function assignmentsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/assignment-rules',
    summary: 'Who gets new dossiers: the ordered rules and who takes part',
    tag,
    permission: 'settings.read',
    schema: { response: { 200: AssignmentPolicy } },
    act: (ctx) => assignmentPolicy(ctx),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/assignment-rules',
    summary: 'Replace the ordered rules; an empty list brings the usual way back',
    tag,
    permission: 'settings.write',
    schema: { body: NewPolicy, response: { 200: AssignmentPolicy } },
    act: (ctx, { body }) => replaceRules(ctx, body),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/assignment-rules/members/:userId',
    summary: 'Whether a member receives new dossiers, and how many open ones are enough',
    tag,
    permission: 'settings.write',
    schema: { params: ByUser, body: NewLimits, response: { 200: AssignmentPolicy } },
    act: (ctx, { params, body }) => changeLimits(ctx, params.userId, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/assignment-rules/preview',
    summary: 'Who would get such a dossier, and why; nothing is written',
    tag,
    permission: 'settings.read',
    schema: { body: AssignmentSample, response: { 200: AssignmentPreview } },
    act: (ctx, { body }) => previewAssignment(ctx, body),
  })
}

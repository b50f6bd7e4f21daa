import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import {
  List,
  ListOrder,
  NewValue,
  ReferenceCode,
  ReferenceList,
  ReferenceListDetail,
  ValuePatch,
  ValueVersion,
} from './reference-data.schema.ts'
import { addValue, arrangeList, changeValue, deleteValue, readList, readLists } from './reference-data.service.ts'

const tag = 'reference data'
const ofList = Type.Object({ list: List })
const ofValue = Type.Object({ list: List, code: ReferenceCode })
const answer = { 200: ReferenceListDetail }

export function referenceDataRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/reference-lists',
    summary: 'The lists the organisation chooses from: reasons, sources, categories, kinds of documents',
    tag,
    permission: 'reference.read',
    schema: { response: { 200: Type.Object({ items: Type.Array(ReferenceList) }) } },
    act: (ctx) => readLists(ctx),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/reference-lists/:list',
    summary: 'One list as it is edited, with how often each code is used',
    tag,
    permission: 'referencelist.read',
    schema: { params: ofList, response: answer },
    act: (ctx, { params }) => readList(ctx, params.list),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/reference-lists/:list/order',
    summary: 'Arrange a list',
    tag,
    permission: 'reference.edit',
    schema: { params: ofList, body: ListOrder, response: answer },
    act: (ctx, { params, body }) => arrangeList(ctx, params.list, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/reference-lists/:list/values',
    summary: 'Add a code of the organisation’s own',
    tag,
    permission: 'reference.edit',
    status: 201,
    schema: { params: ofList, body: NewValue, response: { 201: ReferenceListDetail } },
    act: (ctx, { params, body }) => addValue(ctx, params.list, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/reference-lists/:list/values/:code',
    summary: 'Rename, hide or show a code',
    tag,
    permission: 'reference.edit',
    schema: { params: ofValue, body: ValuePatch, response: answer },
    act: (ctx, { params, body }) => changeValue(ctx, params.list, params.code, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/reference-lists/:list/values/:code',
    summary: 'Delete a code of the organisation’s own that nothing has',
    tag,
    permission: 'reference.edit',
    schema: { params: ofValue, query: ValueVersion, response: answer },
    act: (ctx, { params, query }) => deleteValue(ctx, params.list, params.code, query.version),
  })
}

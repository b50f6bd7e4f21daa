import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import {
  Id,
  List,
  ListPreferences,
  ListViews,
  NewSavedView,
  PreferencesPatch,
  SavedView,
  SavedViewPatch,
  ViewVersion,
} from './saved-views.schema.ts'
import { changePreferences, changeView, createView, deleteView, openList, restoreView } from './saved-views.service.ts'

const tag = 'saved views'
const params = Type.Object({ id: Id })

export function savedViewsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/saved-views',
    summary: 'Saved filters of a list, one’s own and the team’s, with one’s columns and default',
    tag,
    permission: 'view.read',
    schema: { query: Type.Object({ list: List }), response: { 200: ListViews } },
    act: (ctx, { query }) => openList(ctx, query.list),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/saved-views',
    summary: 'Save a filter under a name',
    tag,
    permission: 'view.write',
    status: 201,
    schema: { body: NewSavedView, response: { 201: SavedView } },
    act: (ctx, { body }) => createView(ctx, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/saved-views/:id',
    summary: 'Rename, redefine or share a saved filter',
    tag,
    permission: 'view.write',
    schema: { params, body: SavedViewPatch, response: { 200: SavedView } },
    act: (ctx, { params: { id }, body }) => changeView(ctx, id, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/saved-views/:id',
    summary: 'Take a saved filter away; it can be restored',
    tag,
    permission: 'view.write',
    status: 204,
    schema: { params, query: ViewVersion, response: { 204: Type.Null() } },
    act: (ctx, { params: { id }, query }) => deleteView(ctx, id, query.version),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/saved-views/:id/restore',
    summary: 'Bring a deleted saved filter back',
    tag,
    permission: 'view.write',
    schema: { params, response: { 200: SavedView } },
    act: (ctx, { params: { id } }) => restoreView(ctx, id),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/list-preferences/:list',
    summary: 'Keep one’s columns and default view of a list',
    tag,
    permission: 'view.read',
    schema: { params: Type.Object({ list: List }), body: PreferencesPatch, response: { 200: ListPreferences } },
    act: (ctx, { params: { list }, body }) => changePreferences(ctx, list, body),
  })
}

import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import {
  Id,
  Notification,
  NotificationQuery,
  Preferences,
  PreferencesChange,
  ReadAll,
  Unread,
} from './notifications.schema.ts'
import {
  changePreferences,
  countUnread,
  listNotifications,
  myPreferences,
  readAll,
  readOne,
} from './notifications.service.ts'

const tag = 'notifications'

/** One's own notifications: every member has them, whatever the role; what they may see of them is asked row by row. */
export function notificationsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/notifications',
    summary: 'What the caller was told, newest first',
    tag,
    permission: null,
    schema: { query: NotificationQuery, response: { 200: pageOf(Notification) } },
    act: (ctx, { query }) => listNotifications(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/notifications/unread',
    summary: 'How many of the caller’s notifications are unread, up to 99',
    tag,
    permission: null,
    schema: { response: { 200: Unread } },
    act: (ctx) => countUnread(ctx),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/notifications/read',
    summary: 'The caller has read all that was told up to an instant',
    tag,
    permission: null,
    status: 204,
    schema: { body: ReadAll, response: { 204: Type.Null() } },
    act: (ctx, { body }) => readAll(ctx, body.until),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/notifications/:id/read',
    summary: 'The caller has read a notification',
    tag,
    permission: null,
    status: 204,
    schema: { params: Type.Object({ id: Id }), response: { 204: Type.Null() } },
    act: (ctx, { params }) => readOne(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/notification-preferences',
    summary: 'How the caller wants to be told, and the key for web push',
    tag,
    permission: null,
    schema: { response: { 200: Preferences } },
    act: (ctx) => myPreferences(ctx),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/notification-preferences',
    summary: 'Choose ways, quiet hours and the hour of the digest',
    tag,
    permission: null,
    schema: { body: PreferencesChange, response: { 200: Preferences } },
    act: (ctx, { body }) => changePreferences(ctx, body),
  })
}

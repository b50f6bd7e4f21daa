import { Type } from 'typebox'
import { sha256Hex } from '#platform/crypto'
import { type Http, publicRoute, tenantRoute } from '#platform/http'
import { namesTag } from './calendar-feeds.rules.ts'
import { MyFeed, NewFeed } from './calendar-feeds.schema.ts'
import { calendarBehind, createFeed, myFeed, revokeFeed } from './calendar-feeds.service.ts'

export function calendarFeedsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/calendar-feed',
    summary: 'Whether the caller’s agenda has an address for calendar programs, since when, and when it was last read',
    tag: 'appointments',
    permission: 'appointment.read',
    schema: { response: { 200: MyFeed } },
    act: (ctx) => myFeed(ctx),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/calendar-feed',
    summary: 'A new secret address for the caller’s agenda, told once; the one before stops working',
    tag: 'appointments',
    permission: 'appointment.read',
    status: 201,
    schema: { response: { 201: NewFeed } },
    act: (ctx) => createFeed(ctx),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/calendar-feed',
    summary: 'End the address of the caller’s agenda',
    tag: 'appointments',
    permission: 'appointment.read',
    status: 204,
    schema: { response: { 204: Type.Null() } },
    act: (ctx) => revokeFeed(ctx),
  })

  // The address is the proof: a calendar program carries no session.
  publicRoute(http, {
    method: 'GET',
    url: '/calendar/:file',
    summary: 'An agenda by its secret address, as iCalendar (RFC 5545)',
    tag: 'appointments',
    schema: { params: Type.Object({ file: Type.String() }), response: { 200: Type.String() } },
    async act({ params, request, reply }) {
      reply.header('cache-control', 'private, no-store')
      const calendar = await calendarBehind(http, params.file, request.id)
      const etag = `"${sha256Hex(calendar)}"`
      reply.headers({ etag, 'content-type': 'text/calendar; charset=utf-8' })
      return namesTag(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.send(calendar)
    },
  })
}

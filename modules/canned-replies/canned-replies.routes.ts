import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import {
  CannedReplies,
  CannedReply,
  CannedReplyPatch,
  FilledReplies,
  Id,
  NewCannedReply,
  ReplyVersion,
} from './canned-replies.schema.ts'
import { addReply, changeReply, deleteReply, openReplies, repliesFor, restoreReply } from './canned-replies.service.ts'

const tag = 'messaging'
const params = Type.Object({ id: Id })

export function cannedRepliesRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/canned-replies',
    summary: 'Texts kept at hand for answers',
    tag,
    permission: 'canned_reply.read',
    schema: { response: { 200: CannedReplies } },
    act: (ctx) => openReplies(ctx),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/:id/canned-replies',
    summary: 'Texts kept at hand, in the language of this conversation’s person and with names in place',
    tag,
    permission: 'message.send',
    schema: { params, response: { 200: FilledReplies } },
    act: (ctx, input) => repliesFor(ctx, input.params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/canned-replies',
    summary: 'Keep a text at hand',
    tag,
    permission: 'canned_reply.write',
    status: 201,
    schema: { body: NewCannedReply, response: { 201: CannedReply } },
    act: (ctx, { body }) => addReply(ctx, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/canned-replies/:id',
    summary: 'Change a text kept at hand',
    tag,
    permission: 'canned_reply.write',
    schema: { params, body: CannedReplyPatch, response: { 200: CannedReply } },
    act: (ctx, input) => changeReply(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/canned-replies/:id',
    summary: 'Take a text away; it can be restored',
    tag,
    permission: 'canned_reply.write',
    status: 204,
    schema: { params, query: ReplyVersion, response: { 204: Type.Null() } },
    act: (ctx, input) => deleteReply(ctx, input.params.id, input.query.version),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/canned-replies/:id/restore',
    summary: 'Bring a deleted text back',
    tag,
    permission: 'canned_reply.write',
    schema: { params, response: { 200: CannedReply } },
    act: (ctx, input) => restoreReply(ctx, input.params.id),
  })
}

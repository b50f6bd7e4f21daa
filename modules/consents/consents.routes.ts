import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { readConsents, recordConsent } from './consents.service.ts'

const Id = Type.String({ format: 'uuid' })
const Channel = Type.Union([
  Type.Literal('WHATSAPP'),
  Type.Literal('SMS'),
  Type.Literal('EMAIL'),
  Type.Literal('PHONE'),
])
const Purpose = Type.Union([Type.Literal('REPLY'), Type.Literal('CONTACT'), Type.Literal('MARKETING')])
const Nullable = Type.Union([Type.String(), Type.Null()])

/** The state of one identity, channel and purpose, as screens show it. */
export const ConsentState = Type.Object({
  identityId: Type.String(),
  channel: Channel,
  purpose: Purpose,
  state: Type.Union([
    Type.Literal('PENDING'),
    Type.Literal('GRANTED'),
    Type.Literal('DENIED'),
    Type.Literal('REVOKED'),
    Type.Literal('EXPIRED'),
  ]),
  expiresAt: Nullable,
  since: Type.String(),
  eventId: Type.String(),
})

const ConsentEvent = Type.Object({
  id: Type.String(),
  identityId: Type.String(),
  channel: Type.String(),
  purpose: Type.String(),
  state: Type.String(),
  at: Type.String(),
  source: Type.String(),
  capturedBy: Type.String(),
  textShown: Nullable,
  textVersion: Nullable,
  evidence: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  expiresAt: Nullable,
})

const NewConsent = Type.Object(
  {
    identityId: Id,
    channel: Channel,
    purpose: Purpose,
    state: Type.Union([Type.Literal('GRANTED'), Type.Literal('DENIED'), Type.Literal('REVOKED')]),
    source: Type.Union([
      Type.Literal('PAPER'),
      Type.Literal('UI'),
      Type.Literal('API'),
      Type.Literal('PORTAL_FORM'),
      Type.Literal('EMAIL_CONFIRM'),
      Type.Literal('IMPORT'),
    ]),
    textShown: Type.Optional(Type.String({ maxLength: 5000 })),
    textVersion: Type.Optional(Type.String({ maxLength: 60 })),
    evidence: Type.Optional(
      Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 1000 }), { maxProperties: 20 }),
    ),
  },
  { additionalProperties: false },
)

export function consentsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/contacts/:id/consents',
    summary: 'What the contact agreed to, with the proofs',
    tag: 'consents',
    permission: 'consent.read',
    schema: {
      params: Type.Object({ id: Id }),
      response: { 200: Type.Object({ items: Type.Array(ConsentState), history: Type.Array(ConsentEvent) }) },
    },
    act: (ctx, { params }) => readConsents(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/contacts/:id/consents',
    summary: 'Record what the contact said, with its proof',
    tag: 'consents',
    permission: 'consent.write',
    status: 201,
    schema: {
      params: Type.Object({ id: Id }),
      body: NewConsent,
      response: { 201: Type.Object({ items: Type.Array(ConsentState) }) },
    },
    act: async (ctx, { params, body }) => ({ items: await recordConsent(ctx, params.id, body) }),
  })
}

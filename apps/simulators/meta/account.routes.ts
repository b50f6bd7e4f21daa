import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { SimulatedNumber } from '../options.ts'
import { findNumber, type World } from '../world.ts'
import { checkToken, GRAPH_ROOT, type GraphCall, tokenWorks } from './auth.ts'
import { GraphError, missing } from './errors.ts'
import { asObject, asText, type Json } from './json.ts'
import { submitForReview } from './template-review.ts'
import { presentTemplate } from './templates.ts'

const PAGE = 25
const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging']

function presentNumber(number: SimulatedNumber): Json {
  return {
    id: number.phoneNumberId,
    display_phone_number: number.displayPhone,
    verified_name: number.name,
    code_verification_status: 'VERIFIED',
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    messaging_limit_tier: 'TIER_2K',
  }
}

/** Cursor paging of Graph lists. */
function page(items: Json[], query: Record<string, string | undefined>) {
  const limit = Math.max(1, Math.min(250, Number(query.limit ?? PAGE) || PAGE))
  const start = query.after === undefined ? 0 : Number(Buffer.from(query.after, 'base64url').toString()) || 0
  const slice = items.slice(start, start + limit)
  const cursor = (index: number) => Buffer.from(String(index)).toString('base64url')
  const more = start + limit < items.length
  return {
    data: slice,
    paging: {
      cursors: { before: cursor(start), after: cursor(start + slice.length) },
      ...(more ? { next: `?after=${cursor(start + slice.length)}` } : {}),
    },
  }
}

function requireWaba(world: World, id: string): string {
  if (!world.options.numbers.some((number) => number.wabaId === id)) {
    throw new GraphError(33, `Object with ID '${id}' does not exist`)
  }
  return id
}

async function subscribe(world: World, wabaId: string, body: Json | undefined): Promise<Json> {
  const url = asText(body?.override_callback_uri)
  if (url === undefined) return { success: true }
  const verifyToken = asText(body?.verify_token)
  if (verifyToken === undefined) throw missing('verify_token')
  if (!(await world.dispatcher.handshake(url, verifyToken, randomBytes(8).toString('hex')))) {
    throw new GraphError(100, 'The callback URL could not be validated: the challenge did not come back')
  }
  world.callbackOverrides.set(wabaId, url)
  return { success: true }
}

function registerTemplateRoutes(app: FastifyInstance, world: World): void {
  app.get<GraphCall>(`${GRAPH_ROOT}/:id/message_templates`, async (request) => {
    checkToken(world, request)
    const { name, status, language } = request.query
    const templates = world.templates
      .list(requireWaba(world, request.params.id))
      .filter((template) => name === undefined || template.name.includes(name))
      .filter((template) => status === undefined || template.status === status)
      .filter((template) => language === undefined || template.language === language)
    return page(templates.map(presentTemplate), request.query)
  })
  app.post<GraphCall>(`${GRAPH_ROOT}/:id/message_templates`, async (request) => {
    checkToken(world, request)
    const wabaId = requireWaba(world, request.params.id)
    const template = world.templates.create(wabaId, asObject(request.body) ?? {})
    submitForReview(world, template)
    return { id: template.id, status: template.status, category: template.category }
  })
  app.delete<GraphCall>(`${GRAPH_ROOT}/:id/message_templates`, async (request) => {
    checkToken(world, request)
    const { name, hsm_id: templateId } = request.query
    if (name === undefined) throw missing('name')
    const gone = world.templates.remove(requireWaba(world, request.params.id), name, templateId)
    if (gone.length === 0) throw new GraphError(100, 'Message Template not found', { subcode: 2593002 })
    return { success: true }
  })
}

function registerObjectRoutes(app: FastifyInstance, world: World): void {
  app.get<GraphCall>(`${GRAPH_ROOT}/:id`, async (request) => {
    checkToken(world, request)
    const { id } = request.params
    const now = world.options.clock.now()
    const number = findNumber(world, id)
    if (number !== undefined) return presentNumber(number)
    const media = world.media.find(id, now)
    if (media !== undefined) {
      return {
        messaging_product: 'whatsapp',
        url: `${world.baseUrl()}/media-download/${world.media.address(id, now)}`,
        mime_type: media.mime,
        sha256: media.sha256,
        file_size: media.bytes.length,
        id,
      }
    }
    const template = world.templates.get(id)
    if (template !== undefined) return presentTemplate(template)
    const owner = world.options.numbers.find((candidate) => candidate.wabaId === id)
    if (owner !== undefined) return { id, name: owner.name, currency: 'USD', timezone_id: '1' }
    throw new GraphError(100, `Object with ID '${id}' does not exist`, { httpStatus: 404, subcode: 33 })
  })
  app.post<GraphCall>(`${GRAPH_ROOT}/:id`, async (request) => {
    checkToken(world, request)
    const template = world.templates.get(request.params.id)
    if (template === undefined) throw new GraphError(33, `Object with ID '${request.params.id}' does not exist`)
    world.templates.edit(template, asObject(request.body) ?? {})
    submitForReview(world, template)
    return { success: true }
  })
  app.delete<GraphCall>(`${GRAPH_ROOT}/:id`, async (request) => {
    checkToken(world, request)
    if (!world.media.remove(request.params.id)) throw new GraphError(100, 'Media not found', { httpStatus: 404 })
    return { success: true }
  })
}

/** Account side of the Graph API: token check, numbers, subscription with handshake, templates, object look-ups. */
export function registerAccountRoutes(app: FastifyInstance, world: World): void {
  app.get<GraphCall>(`${GRAPH_ROOT}/debug_token`, async (request) => {
    checkToken(world, request)
    const token = request.query.input_token
    if (token === undefined) throw missing('input_token')
    const valid = tokenWorks(world, token)
    return {
      data: {
        app_id: '100000000000000',
        type: 'SYSTEM_USER',
        is_valid: valid,
        expires_at: 0,
        scopes: valid ? SCOPES.filter((scope) => !world.faults.scenario.missingScopes?.includes(scope)) : [],
      },
    }
  })
  app.get<GraphCall>(`${GRAPH_ROOT}/:id/phone_numbers`, async (request) => {
    checkToken(world, request)
    const wabaId = requireWaba(world, request.params.id)
    return page(world.options.numbers.filter((number) => number.wabaId === wabaId).map(presentNumber), request.query)
  })
  app.get<GraphCall>(`${GRAPH_ROOT}/:id/subscribed_apps`, async (request) => {
    checkToken(world, request)
    const override = world.callbackOverrides.get(requireWaba(world, request.params.id))
    const app = {
      whatsapp_business_api_data: { id: '100000000000000', name: 'Atlas', link: 'https://www.facebook.com/games/' },
    }
    return { data: [{ ...app, ...(override === undefined ? {} : { override_callback_uri: override }) }] }
  })
  app.post<GraphCall>(`${GRAPH_ROOT}/:id/subscribed_apps`, async (request) => {
    checkToken(world, request)
    return subscribe(world, requireWaba(world, request.params.id), asObject(request.body))
  })
  registerTemplateRoutes(app, world)
  registerObjectRoutes(app, world)
}

import { Type } from 'typebox'
import { type Http, type Principal, pageOf, personRoute } from '#platform/http'
import {
  AnnonceQuestion,
  BlockReason,
  BlocksQuery,
  OfAnnonce,
  OrganizationsQuery,
  PlatformAnnonce,
  PlatformHealth,
  PlatformOrganization,
} from './platform-admin.schema.ts'
import {
  admitPlatformAdmin,
  blockAnnonce,
  findAnnonce,
  liftBlock,
  listBlocks,
  listOrganizations,
  type PlatformCall,
  showHealth,
} from './platform-admin.service.ts'

/** Routes of those who keep the platform: no organisation, a session, a second factor. */
export function platformAdminRoutes(http: Http): void {
  const tag = 'platform'
  const admit = (person: Principal, correlationId: string) => admitPlatformAdmin(http.platform, person, correlationId)
  const call = (person: Principal, request: { id: string }): PlatformCall => ({
    platform: http.platform,
    userId: person.id,
    correlationId: request.id,
  })

  personRoute(http, {
    method: 'GET',
    url: '/platform/organizations',
    summary: 'Organisations with counters, the newest first; q finds name, slug or id',
    tag,
    admit,
    schema: { query: OrganizationsQuery, response: { 200: pageOf(PlatformOrganization) } },
    act: (person, { query, request }) => listOrganizations(call(person, request), query),
  })

  personRoute(http, {
    method: 'GET',
    url: '/platform/health',
    summary: 'How the platform does: queues, what could not be sent, numbers, versions',
    tag,
    admit,
    schema: { response: { 200: PlatformHealth } },
    act: (person, { request }) => showHealth(call(person, request)),
  })

  personRoute(http, {
    method: 'GET',
    url: '/platform/annonces',
    summary: 'One published or suspended annonce of an organisation, by reference or id; its face alone',
    tag,
    admit,
    schema: { query: AnnonceQuestion, response: { 200: PlatformAnnonce } },
    act: (person, { query, request }) => findAnnonce(call(person, request), query),
  })

  personRoute(http, {
    method: 'GET',
    url: '/platform/blocks',
    summary: 'Annonces blocked by the platform, the latest first',
    tag,
    admit,
    schema: { query: BlocksQuery, response: { 200: pageOf(PlatformAnnonce) } },
    act: (person, { query, request }) => listBlocks(call(person, request), query),
  })

  personRoute(http, {
    method: 'POST',
    url: '/platform/organizations/:orgId/annonces/:id/block',
    summary: 'Block an annonce: it leaves the public and its organisation cannot publish it',
    tag,
    limit: 'write',
    admit,
    schema: { params: OfAnnonce, body: BlockReason, response: { 200: PlatformAnnonce } },
    act: (person, { params, body, request }) => blockAnnonce(call(person, request), params, body.reason),
  })

  personRoute(http, {
    method: 'POST',
    url: '/platform/organizations/:orgId/annonces/:id/unblock',
    summary: 'Lift a block; the organisation may publish the annonce again',
    tag,
    limit: 'write',
    status: 204,
    admit,
    schema: { params: OfAnnonce, body: BlockReason, response: { 204: Type.Null() } },
    act: (person, { params, body, request }) => liftBlock(call(person, request), params, body.reason),
  })
}

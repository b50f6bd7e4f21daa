import { announce, type RequestContext } from '#platform/context'
import { AppError, constraintOf, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { insertResource, updateResource } from './resources.repository.ts'
import type { NewResource, Resource, ResourcePatch } from './resources.schema.ts'
import { listResources, MOST_RESOURCES, readResource } from './resources.views.ts'

/** What appointments can take along: rooms, cars, keys; also what is out of use. */
export async function openResources(ctx: RequestContext): Promise<{ items: Resource[] }> {
  authorise(ctx, 'appointment.read')
  return { items: await listResources(ctx) }
}

/** Adds a resource to a branch. 400 on a branch that is not there, 409 a name the branch has already, 422 too many. */
export async function addResource(ctx: RequestContext, input: NewResource): Promise<Resource> {
  authorise(ctx, 'settings.write')
  if ((await listResources(ctx)).length >= MOST_RESOURCES)
    throw new AppError(422, 'RESOURCES_FULL', { params: { limit: MOST_RESOURCES } })
  const id = await unlessTaken(insertResource(ctx, { ...input, name: input.name.trim() }))
  if (!id) throw invalidField('branchId', 'UNKNOWN')
  return told(ctx, id)
}

/**
 * Renames a resource, or takes it out of use and back. What is booked with it stays booked. 404, 409 stale with the
 * current one or a name the branch has already.
 */
export async function changeResource(ctx: RequestContext, id: string, patch: ResourcePatch): Promise<Resource> {
  authorise(ctx, 'settings.write')
  const { version, ...fields } = patch
  const name = fields.name === undefined ? {} : { name: fields.name.trim() }
  const done = await unlessTaken(updateResource(ctx, id, version, { ...fields, ...name }))
  if (done) return told(ctx, id)
  const current = await readResource(ctx, id)
  if (!current) throw notFound('resource')
  throw versionConflict(current)
}

function unlessTaken<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error: unknown) => {
    if (constraintOf(error) !== 'resources_name') throw error
    throw new AppError(409, 'RESOURCE_NAME_TAKEN', { errors: [{ field: 'name', code: 'TAKEN' }] })
  })
}

async function told(ctx: RequestContext, id: string): Promise<Resource> {
  const resource = await readResource(ctx, id)
  if (!resource) throw notFound('resource')
  announce(ctx, { topic: 'reference', id, kind: 'changed' })
  return resource
}

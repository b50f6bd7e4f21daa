import { toLocale } from '#locales'
import { missingContact } from '#modules/contacts'
import { mandatesGivenBy } from '#modules/mandates'
import { nameOf } from '#modules/reference-data'
import { recordActivity } from '#modules/timeline'
import { stateNames } from '#modules/workflows'
import { announce, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue, type JobHandler } from '#platform/jobs'
import { forgetFiles } from './files.service.ts'
import { closeRequest, dropAnswer, insertRequest, setAnswer } from './privacy.repository.ts'
import { answerBy, dayAt } from './privacy.rules.ts'
import type { CloseRequest, DataRequest, NewDataRequest, RequestsQuery } from './privacy.schema.ts'
import { listRequests, readHouse, readRequest, subjectOf, waitingRequest } from './privacy.views.ts'
import { readSubjectData } from './subject-data.views.ts'
import { writeSubjectPdf } from './subject-pdf.ts'

const EXPORT_JOB = { kind: 'privacy.export', urgent: true }
const FORGET_JOB = 'privacy.forget_answer'
/** An answer that nobody fetched holds a whole life of data: it does not lie about for longer. */
const KEPT_MS = 30 * 24 * 3_600_000

/** The register of requests. Who only reads it, as an auditor does, gets no links, and the reading is recorded. */
export async function requests(
  ctx: RequestContext,
  query: RequestsQuery,
): Promise<{ items: DataRequest[]; nextCursor: string | null }> {
  authorise(ctx, 'data_request.read')
  return listRequests(ctx, query)
}

/** One request with the links to its answer. */
export async function request(ctx: RequestContext, id: string): Promise<DataRequest> {
  authorise(ctx, 'data_request.read')
  const found = await readRequest(ctx, id)
  if (!found) throw notFound('data_request')
  return found
}

/**
 * Keeps a request of a person. For EXPORT the answer is begun at once. 409 REQUEST_WAITING with the one of its kind that
 * waits already; 409 CONTACT_ERASED where nothing is left to ask about.
 */
export async function openRequest(ctx: RequestContext, contactId: string, input: NewDataRequest): Promise<DataRequest> {
  authorise(ctx, 'data_request.write')
  const [subject, house] = await Promise.all([subjectOf(ctx, contactId), readHouse(ctx)])
  // Just after midnight it is today where the agency is, and still yesterday in UTC.
  if (input.receivedOn > dayAt(ctx.clock.now(), house.timezone)) throw invalidField('receivedOn', 'FUTURE')
  if (!subject) throw await missingContact(ctx, contactId)
  if (subject.erased) throw new AppError(409, 'CONTACT_ERASED')
  const id = await insertRequest(ctx, contactId, input, answerBy(input.receivedOn))
  if (!id) {
    const waiting = await waitingRequest(ctx, contactId, input.kind)
    throw new AppError(409, 'REQUEST_WAITING', { extra: { existing: waiting } })
  }
  recordActivity(ctx, {
    type: 'CONSENT_LOG',
    code: `privacy.${input.kind.toLowerCase()}_asked`,
    contactId,
    quiet: true,
  })
  if (input.kind === 'EXPORT') enqueue(ctx, EXPORT_JOB, { key: id })
  announce(ctx, { topic: 'contact', id: contactId, kind: 'privacy' })
  return request(ctx, id)
}

/** Ends a request: answered, or refused with the reason that the person is told. 409 when it changed meanwhile. */
export async function endRequest(ctx: RequestContext, id: string, input: CloseRequest): Promise<DataRequest> {
  authorise(ctx, 'data_request.write')
  if (input.outcome === 'REFUSED' && input.reason === undefined) throw invalidField('reason', 'REQUIRED')
  const before = await request(ctx, id)
  if (input.outcome === 'DONE' && before.kind === 'ERASURE') throw new AppError(409, 'ERASE_TO_ANSWER')
  if (!(await closeRequest(ctx, id, input.version, input.outcome, input.reason ?? null)))
    throw versionConflict(await request(ctx, id))
  recordActivity(ctx, {
    type: 'CONSENT_LOG',
    code: input.outcome === 'DONE' ? 'privacy.answered' : 'privacy.refused',
    contactId: before.contact.id,
    quiet: true,
  })
  announce(ctx, { topic: 'contact', id: before.contact.id, kind: 'privacy' })
  return request(ctx, id)
}

/** Writes the answer to a request: everything about the person as JSON, and the same to be read as PDF. */
export const exportJob: JobHandler = {
  ...EXPORT_JOB,
  async run(ctx, _payload, { key }) {
    const asked = await readRequest(ctx, key)
    if (asked?.state !== 'OPEN') return
    const [kept, house, mandates, stateName] = await Promise.all([
      readSubjectData(ctx, asked.contact.id),
      readHouse(ctx),
      mandatesGivenBy(ctx, asked.contact.id),
      stateNames(ctx),
    ])
    if (!kept) return
    const data = { ...kept, mandates }
    const at = ctx.clock.now()
    const json = { format: 'atlas.subject-data', version: 1, generatedAt: new Date(at).toISOString(), ...data }
    const locale = toLocale(data.contact.locale ?? house.locale)
    const types = [...new Set(data.documents.map(({ type }) => type))]
    const papers = new Map(
      await Promise.all(types.map(async (type) => [type, await nameOf(ctx, 'DOCUMENT_TYPE', type, locale)] as const)),
    )
    const pdf = await writeSubjectPdf(data, locale, house.timezone, at, { papers, stateName })
    const [stored, printed] = await Promise.all([
      ctx.platform.files.put(ctx.orgId, Buffer.from(JSON.stringify(json, null, 2))),
      ctx.platform.files.put(ctx.orgId, pdf),
    ])
    if (!(await setAnswer(ctx, key, stored.hash, printed.hash))) return
    enqueue(ctx, FORGET_JOB, { key, dueAt: at + KEPT_MS })
    announce(ctx, { topic: 'contact', id: asked.contact.id, kind: 'privacy' })
  },
}

/** Thirty days later the answer goes. */
export const forgetAnswerJob: JobHandler = {
  kind: FORGET_JOB,
  async run(ctx, _payload, { key }) {
    forgetFiles(ctx, await dropAnswer(ctx, key))
  },
}

import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { exportRegister, printRegister } from './export.service.ts'
import {
  Amendment,
  Entry,
  EntryQuery,
  Id,
  NewMandate,
  OfBranch,
  PrintQuery,
  Register,
  RegisterStart,
  Termination,
  Verified,
} from './mandates.schema.ts'
import {
  amendMandate,
  registerMandate,
  showEntry,
  showRegisters,
  startRegister,
  terminateMandate,
  verifyMandates,
} from './mandates.service.ts'
import { listEntries } from './mandates.views.ts'

const tag = 'mandates'
const params = Type.Object({ id: Id })

export function mandatesRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/mandates',
    summary: 'Entries of the register of mandates, branch by branch, the highest number first',
    tag,
    permission: 'mandate.read',
    schema: { query: EntryQuery, response: { 200: pageOf(Entry) } },
    act: (ctx, { query }) => listEntries(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/mandates',
    summary: 'Enter a mandate for an annonce: the register gives its number, for good',
    tag,
    permission: 'mandate.write',
    status: 201,
    schema: { body: NewMandate, response: { 201: Entry } },
    act: (ctx, { body }) => registerMandate(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/mandates/registers',
    summary: 'The registers of the organisation, one a branch, and where they stand',
    tag,
    permission: 'mandate.export',
    schema: { response: { 200: Type.Object({ items: Type.Array(Register) }) } },
    act: (ctx) => showRegisters(ctx),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/mandates/registers/:branchId',
    summary: 'With which number the register of a branch begins; only before its first entry',
    tag,
    permission: 'settings.write',
    schema: { params: OfBranch, body: RegisterStart, response: { 200: Register } },
    act: (ctx, { params: { branchId }, body }) => startRegister(ctx, branchId, body.firstNumber),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/mandates/verify',
    summary: 'Walks a register: no number missing, no entry other than it was entered',
    tag,
    permission: 'mandate.export',
    limit: 'write',
    schema: { query: OfBranch, response: { 200: Verified } },
    act: (ctx, { query }) => verifyMandates(ctx, query.branchId),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/mandates/export',
    summary: 'A register as CSV in the language of the caller, streamed; the export is recorded',
    tag,
    permission: 'mandate.export',
    limit: 'write',
    schema: { query: OfBranch, response: { 200: Type.String() } },
    async act(ctx, { query, reply }) {
      const file = await exportRegister(ctx, query.branchId)
      reply.header('content-disposition', `attachment; filename="${file.fileName}"`).type('text/csv; charset=utf-8')
      return file.stream
    },
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/mandates/print',
    summary: 'A register, or the part between two numbers, to be printed (PDF); the export is recorded',
    tag,
    permission: 'mandate.export',
    limit: 'write',
    schema: { query: PrintQuery, response: { 200: Type.Any() } },
    async act(ctx, { query, reply }) {
      const file = await printRegister(ctx, query)
      reply.header('content-disposition', `inline; filename="${file.fileName}"`).type('application/pdf')
      return file.bytes
    },
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/mandates/:id',
    summary: 'One entry of the register',
    tag,
    permission: 'mandate.read',
    schema: { params, response: { 200: Entry } },
    act: (ctx, { params: { id } }) => showEntry(ctx, id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/mandates/:id/amendments',
    summary: 'Enter new terms of a mandate, or put a mistake of writing right; the first entry stays as it is',
    tag,
    permission: 'mandate.write',
    status: 201,
    schema: { params, body: Amendment, response: { 201: Entry } },
    act: (ctx, { params: { id }, body }) => amendMandate(ctx, id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/mandates/:id/termination',
    summary: 'Enter the end of a mandate before its time',
    tag,
    permission: 'mandate.write',
    status: 201,
    schema: { params, body: Termination, response: { 201: Entry } },
    act: (ctx, { params: { id }, body }) => terminateMandate(ctx, id, body),
  })
}

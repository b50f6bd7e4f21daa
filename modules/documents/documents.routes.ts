import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { readForm } from './documents.form.ts'
import {
  Document,
  DocumentCheck,
  DocumentLink,
  DocumentPage,
  DocumentPatch,
  DocumentQuery,
  DocumentReason,
  DocumentRequest,
  DocumentRestore,
  DocumentVersions,
  Id,
  UploadFields,
  VersionFields,
} from './documents.schema.ts'
import {
  changeDocument,
  checkDocument,
  rejectDocument,
  removeDocument,
  requestDocuments,
  restoreDocument,
  showDocument,
  showDocuments,
} from './documents.service.ts'
import { linkVersion, showVersions, uploadDocument, uploadVersion } from './upload.service.ts'

const MAX_UPLOAD = 15 * 1024 * 1024
const FORM_OVERHEAD = 64 * 1024

const tag = 'documents'
const One = Type.Object({ id: Id })
const OneVersion = Type.Object({ id: Id, number: Type.Integer({ minimum: 1, maximum: 1_000_000 }) })

export function documentsRoutes(http: Http): void {
  reading(http)
  uploading(http)
  deciding(http)
}

function reading(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/documents',
    summary: 'Documents of one dossier, annonce or contact, newest first',
    tag,
    permission: 'document.read',
    schema: { query: DocumentQuery, response: { 200: DocumentPage } },
    act: (ctx, { query }) => showDocuments(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/documents/:id',
    summary: 'One document',
    tag,
    permission: 'document.read',
    schema: { params: One, response: { 200: Document } },
    act: (ctx, { params }) => showDocument(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/documents/:id/versions',
    summary: 'Every file a document had, the newest first',
    tag,
    permission: 'document.read',
    schema: { params: One, response: { 200: DocumentVersions } },
    act: (ctx, { params }) => showVersions(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/documents/:id/versions/:number/link',
    summary: 'A short-lived link to one file of a document',
    tag,
    permission: 'document.read',
    schema: { params: OneVersion, response: { 200: DocumentLink } },
    act: (ctx, { params }) => linkVersion(ctx, params.id, params.number),
  })
}

function uploading(http: Http): void {
  // The use cases open their own transaction once the file is read and judged.
  const form = { limit: 'write', bodyLimit: MAX_UPLOAD + FORM_OVERHEAD, transaction: false, status: 201 } as const
  const files = 'multipart field "file" (PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT up to 15 MB)'

  tenantRoute(http, {
    ...form,
    method: 'POST',
    url: '/documents/upload',
    summary: `Bring a document: ${files}; fields dossierId, annonceId or contactId, type, title, visibility, expiresOn`,
    tag,
    permission: 'document.write',
    schema: { response: { 201: Document } },
    async act(ctx, { request }) {
      const { fields, upload } = await readForm(request, UploadFields)
      return uploadDocument(ctx, fields, upload)
    },
  })

  tenantRoute(http, {
    ...form,
    method: 'POST',
    url: '/documents/:id/versions',
    summary: `Bring the file that was asked for, or the next version: ${files}; field expiresOn`,
    tag,
    permission: 'document.write',
    schema: { params: One, response: { 201: Document } },
    async act(ctx, { params, request }) {
      const { fields, upload } = await readForm(request, VersionFields)
      return uploadVersion(ctx, params.id, fields, upload)
    },
  })
}

function deciding(http: Http): void {
  tenantRoute(http, {
    method: 'POST',
    url: '/documents',
    summary: 'Ask for one or several documents',
    tag,
    permission: 'document.manage',
    status: 201,
    schema: { body: DocumentRequest, response: { 201: Type.Object({ items: Type.Array(Document) }) } },
    act: (ctx, { body }) => requestDocuments(ctx, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/documents/:id',
    summary: 'Rename, date or annotate a document, say who sees it',
    tag,
    permission: 'document.write',
    schema: { params: One, body: DocumentPatch, response: { 200: Document } },
    act: (ctx, { params, body }) => changeDocument(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/documents/:id/check',
    summary: 'Say that the latest file is what it should be',
    tag,
    permission: 'document.manage',
    schema: { params: One, body: DocumentCheck, response: { 200: Document } },
    act: (ctx, { params, body }) => checkDocument(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/documents/:id/reject',
    summary: 'Refuse the latest file, saying why',
    tag,
    permission: 'document.manage',
    schema: { params: One, body: DocumentReason, response: { 200: Document } },
    act: (ctx, { params, body }) => rejectDocument(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/documents/:id/remove',
    summary: 'Take a document away or a request back, saying why; undone within 30 days',
    tag,
    permission: 'document.manage',
    schema: { params: One, body: DocumentReason, response: { 200: Document } },
    act: (ctx, { params, body }) => removeDocument(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/documents/:id/restore',
    summary: 'Bring back a document that was taken away',
    tag,
    permission: 'document.manage',
    schema: { params: One, body: DocumentRestore, response: { 200: Document } },
    act: (ctx, { params, body }) => restoreDocument(ctx, params.id, body.version),
  })
}

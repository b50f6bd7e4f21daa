import type { FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { Check, Errors } from 'typebox/value'
import { AppError, invalidField, sqlState } from '#platform/errors'
import type { Upload } from './upload.service.ts'

/**
 * Reads a form with one file and some text fields, and holds the fields against their schema: 400 with the field, as for
 * a JSON body. 413 when the file is too large, 415 when it is no form.
 */
export async function readForm<T extends TSchema>(
  request: FastifyRequest,
  schema: T,
): Promise<{ fields: Static<T>; upload: Upload }> {
  if (!request.isMultipart()) throw new AppError(415, 'UNSUPPORTED_MEDIA_TYPE')
  let upload: Upload | null = null
  const fields: Record<string, string> = {}
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        if (part.fieldname === 'file') upload = { bytes, name: part.filename, type: part.mimetype }
      } else if (typeof part.value === 'string') fields[part.fieldname] = part.value
    }
  } catch (error) {
    // The plugin's own refusals have a code; a form that breaks off has none.
    throw sqlState(error)?.startsWith('FST_') ? error : new AppError(400, 'MALFORMED_REQUEST', { cause: error })
  }
  if (!upload) throw invalidField('file', 'REQUIRED')
  return { fields: checked(fields, schema), upload }
}

function checked<T extends TSchema>(fields: Record<string, string>, schema: T): Static<T> {
  for (const [name, value] of Object.entries(fields))
    if (value.includes('\0') || !value.isWellFormed()) throw invalidField(name, 'CHARACTER')
  if (Check(schema, fields)) return fields
  const [first] = Errors(schema, fields)
  const named = first?.params as { requiredProperties?: string[]; additionalProperties?: string[] } | undefined
  const field = first?.instancePath.slice(1) || named?.requiredProperties?.[0] || named?.additionalProperties?.[0]
  throw invalidField(field ?? 'body', (first?.keyword ?? 'invalid').toUpperCase())
}

import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import type { MailCatcher } from '../mail/catcher.ts'
import type { PostOffice } from '../mail/post-office.ts'

/** Links open outside the frame; the message itself may neither run code nor call out. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"

const Address = Type.String({ pattern: String.raw`^[^\s@<>]+@[^\s@<>]+$`, maxLength: 200 })
const Line = Type.String({ maxLength: 300 })
const LetterSchema = Type.Object(
  {
    from: Address,
    to: Type.Optional(Address),
    name: Type.Optional(Line),
    subject: Type.Optional(Line),
    text: Type.String(),
    html: Type.Optional(Type.String()),
    inReplyTo: Type.Optional(Line),
    automatic: Type.Optional(Type.Boolean()),
    file: Type.Optional(Type.Object({ filename: Line, contentType: Line, base64: Type.String() })),
  },
  { additionalProperties: false },
)

/** Letters of people, and caught e-mails for the Mails page and for tests. */
export async function mailRoutes(
  app: FastifyInstance,
  catcher: MailCatcher | undefined,
  office: PostOffice,
): Promise<void> {
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/simulator/mail', { schema: { body: LetterSchema } }, async (request, reply) => {
      if (office.mailboxes.length === 0) return reply.code(409).send({ error: 'no mailbox takes letters in' })
      return { id: office.write(request.body) }
    })
  app.get('/simulator/mails', async () => ({
    port: catcher?.port ?? null,
    mails: (catcher?.mails() ?? []).map(({ html, head: _head, ...mail }) => ({ ...mail, hasHtml: html !== undefined })),
  }))
  app.get<{ Params: { id: string } }>('/simulator/mails/:id/html', async (request, reply) => {
    const mail = catcher?.find(request.params.id)
    if (mail?.html === undefined) return reply.code(404).send({ error: 'no such mail' })
    return reply
      .header('content-security-policy', MAIL_POLICY)
      .type('text/html; charset=utf-8')
      .send(`<base target="_blank">${mail.html}`)
  })
  app.delete('/simulator/mails', async () => {
    catcher?.clear()
    return { cleared: true }
  })
}

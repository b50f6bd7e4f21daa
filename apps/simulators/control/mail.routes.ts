import type { FastifyInstance } from 'fastify'
import type { MailCatcher } from '../mail/catcher.ts'

/** Links open outside the frame; the message itself may neither run code nor call out. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"

/** Caught e-mails for the Mails page and for tests. */
export async function mailRoutes(app: FastifyInstance, catcher: MailCatcher | undefined): Promise<void> {
  app.get('/simulator/mails', async () => ({
    port: catcher?.port ?? null,
    mails: (catcher?.mails() ?? []).map(({ html, ...mail }) => ({ ...mail, hasHtml: html !== undefined })),
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

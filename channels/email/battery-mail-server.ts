import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { PlayedProvider } from '../kit/battery-provider.ts'

/** What the server says to a letter: it takes it, or refuses its words with a reply code. */
export type MailAnswer = 'TAKEN' | number

/** A mail server on loopback that does with the next letters what the test says. */
export async function startMailServer(): Promise<PlayedProvider<MailAnswer>> {
  const seen: string[] = []
  let act: (done: (error?: Error) => void) => void = (done) => done()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 1,
    onData(stream, session, done) {
      stream.resume()
      stream.on('end', () => {
        seen.push(session.id)
        act(done)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    seen,
    behave(answer) {
      act = (done) =>
        answer === 'TAKEN' ? done() : done(Object.assign(new Error('refused'), { responseCode: answer }))
    },
    breakOff() {
      act = () => {
        for (const connection of server.connections) connection.close()
      }
    },
    hang(read) {
      act = () => read()
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

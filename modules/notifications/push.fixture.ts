import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushPost } from './push.sender.ts'

/** A browser as far as push goes: its keys, and reading what was encrypted for it (RFC 8291). */
export function aBrowser(name: string) {
  const pair = createECDH('prime256v1')
  const p256dh = pair.generateKeys()
  const auth = randomBytes(16)
  const subscription = {
    endpoint: `https://push.example.com/send/${name}`,
    keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
    device: `Firefox ${name}`,
  }
  return {
    subscription,
    read(body: Buffer): Record<string, string> {
      const salt = body.subarray(0, 16)
      const sender = body.subarray(21, 21 + body.readUInt8(20))
      const sealed = body.subarray(21 + sender.length)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender])
      const ikm = hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32)
      const key = hkdfSync('sha256', Buffer.from(ikm), salt, 'Content-Encoding: aes128gcm\0', 16)
      const nonce = hkdfSync('sha256', Buffer.from(ikm), salt, 'Content-Encoding: nonce\0', 12)
      const decipher = createDecipheriv('aes-128-gcm', Buffer.from(key), Buffer.from(nonce))
      decipher.setAuthTag(sealed.subarray(-16))
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')) as Record<string, string>
    },
  }
}

/** A push service on loopback that keeps what it is given and answers what it is told to. */
export async function startPushService() {
  const received: { path: string; headers: Record<string, unknown>; body: Buffer }[] = []
  const answers = new Map<string, number>()
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks) })
      answer.writeHead(answers.get(path) ?? 201).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const post: PushPost = async ({ endpoint, headers, body }) => {
    const answer = await fetch(`http://127.0.0.1:${port}${new URL(endpoint).pathname}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    })
    return answer.status
  }
  return {
    received,
    post,
    answer: (name: string, status: number) => answers.set(`/send/${name}`, status),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

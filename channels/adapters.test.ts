import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { smtpMailbox } from '#channels/email'
import { twilioSms, twilioWhatsapp } from '#channels/twilio'
import { whatsappCloud } from '#channels/whatsapp-cloud'

const HERE = import.meta.dirname
const adapters = { smtpMailbox, twilioSms, twilioWhatsapp, whatsappCloud }

const folders = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'kit')
  .map(({ name }) => name)

const read = (folder: string, ends: (name: string) => boolean) =>
  readdirSync(path.join(HERE, folder))
    .filter(ends)
    .map((name) => readFileSync(path.join(HERE, folder, name), 'utf8'))
    .join('\n')

it('every channel gives its adapters at its door, each of another kind', () => {
  const given = folders.flatMap((folder) =>
    [...read(folder, (name) => name === 'index.ts').matchAll(/export const (\w+): ChannelAdapter</g)].map((m) => m[1]),
  )
  expect(given.toSorted()).toEqual(Object.keys(adapters).toSorted())
  expect(folders.every((folder) => read(folder, (name) => name === 'index.ts').includes(': ChannelAdapter<'))).toBe(
    true,
  )
  expect(new Set(Object.values(adapters).map(({ kind }) => kind)).size).toBe(given.length)
})

it('every adapter passes the shared battery', () => {
  const judged = folders.flatMap((folder) =>
    [...read(folder, (name) => name.endsWith('.test.ts')).matchAll(/Battery\([\s\S]*?adapter: (\w+)/g)].map(
      (m) => m[1],
    ),
  )
  expect(judged.toSorted()).toEqual(Object.keys(adapters).toSorted())
})

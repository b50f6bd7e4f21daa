import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeVisitAnswer } from '#modules/appointments'
import { type Answer, type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { replanJob } from './planning.service.ts'

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let agent: Caller
let number: { phoneNumberId: string; accountId: string }

beforeAll(async () => {
  bench = await startWhatsAppBench(1, {}, [
    {
      name: 'appointment_reminder',
      language: 'fr',
      category: 'UTILITY',
      components: [
        { type: 'BODY', text: 'Bonjour {{1}}, {{2}} : {{3}}' },
        {
          type: 'BUTTONS',
          buttons: ['Confirmer', 'Autre date', 'Annuler'].map((text) => ({ type: 'QUICK_REPLY', text })),
        },
      ],
    },
  ])
  casa = await bench.t.org()
  lyon = await bench.t.org({ country: 'FR' })
  number = await bench.connect(casa)
  agent = await bench.t.member(casa, ['AGENT'], { name: 'Karim' })
})
afterAll(() => bench.close())

const HOUR = 3_600_000
type Given = {
  given: {
    minutesBefore: number
    state: string
    reason: string | null
    answer: string | null
    messageStatus: string | null
    taskId: string | null
  }[]
  planned: { minutesBefore: number; at: string }[]
}
type Visit = { id: string; version: number; state: string; startsAt: string }

async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

let serial = 0
/** Somebody who wrote just now. */
async function someone(): Promise<{ phone: string; contactId: string; dossierId: string }> {
  serial += 1
  const phone = `+2126613${String(10_000 + serial)}`
  bench.meta.inbound(phone, { text: 'Bonjour, un appartement à Casablanca ?', name: `Salma ${serial}` })
  await bench.settle()
  const page = await ok(
    casa.admin.get<{ items: { id: string; contact: { id: string } }[] }>(`/dossiers?q=${encodeURIComponent(phone)}`),
  )
  const [dossier] = page.items
  if (!dossier) throw new Error('no dossier')
  await ok(
    casa.admin.send('POST', `/dossiers/${dossier.id}/assign`, {
      assigneeId: agent.userId,
      version: await versionOf(dossier.id),
    }),
  )
  return { phone, contactId: dossier.contact.id, dossierId: dossier.id }
}
const versionOf = async (dossierId: string) =>
  (await ok(casa.admin.get<{ version: number }>(`/dossiers/${dossierId}`))).version

let slot = 0
/** A visit the day after tomorrow, by day, each at another hour. */
async function visitOf(who: { dossierId: string; contactId: string }, hour?: number): Promise<Visit> {
  slot += 1
  const today = Math.floor(bench.clock.now() / (24 * HOUR)) * 24 * HOUR
  const startsAt = new Date(today + 2 * 24 * HOUR + (hour ?? 9 + slot * 1.25) * HOUR).toISOString()
  return ok(
    casa.admin.send<Visit>('POST', '/appointments', {
      type: 'VISIT',
      startsAt,
      agentId: agent.userId,
      confirmOverlap: true,
      ...who,
      ...{ phone: undefined },
    }),
  )
}
const to = async (instant: number) => {
  bench.clock.set(instant)
  await bench.settle()
}
const rungs = (phone: string) => bench.meta.messagesTo(phone, number.phoneNumberId)
const remindersOf = (visit: { id: string }, who: Caller = casa.admin) =>
  ok(who.get<Given>(`/appointments/${visit.id}/reminders`))
const approve = async () => {
  bench.meta.reviewTemplate('appointment_reminder', 'APPROVED')
  await bench.settle()
}

describe('reminders', () => {
  it('are planned with the appointment, judged when they are due, and never sent for what was called off', async () => {
    const who = await someone()
    const visit = await visitOf(who)
    expect((await remindersOf(visit)).planned.map((p) => p.minutesBefore)).toEqual([1440, 120])
    await ok(
      casa.admin.send('POST', `/appointments/${visit.id}/cancel`, {
        version: visit.version,
        code: 'ANNONCE_UNAVAILABLE',
      }),
    )
    const before = rungs(who.phone).length
    await to(Date.parse(visit.startsAt) - 20 * HOUR)
    await to(Date.parse(visit.startsAt) - HOUR)
    expect(rungs(who.phone).length).toBe(before)
    expect(await remindersOf(visit)).toEqual({ given: [], planned: [] })
  })

  it('without an approved template and outside the window become a call for the agent', async () => {
    bench.meta.reviewTemplate('appointment_reminder', 'PAUSED')
    await bench.settle()
    const who = await someone()
    const visit = await visitOf(who)
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    const [first] = (await remindersOf(visit)).given
    expect(first).toMatchObject({ minutesBefore: 1440, state: 'NOT_SENT', reason: 'WINDOW_CLOSED' })
    const tasks = await ok(
      agent.get<{ items: { id: string; title: string; category: string }[] }>(`/tasks?dossierId=${who.dossierId}`),
    )
    expect(tasks.items.find((t) => t.id === first?.taskId)).toMatchObject({ category: 'CALL_BACK' })
  })

  it('go out by template, once, however often the work is done again; the answer confirms what was asked about', async () => {
    await approve()
    const who = await someone()
    const visit = await visitOf(who)
    const before = rungs(who.phone).length
    await to(Date.parse(visit.startsAt) - 24 * HOUR)
    await bench.t.superuser.query(
      `update app.jobs set state = 'PENDING', lease_until = null where kind = 'reminders.remind' and key like $1`,
      [`${visit.id}%`],
    )
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    expect(rungs(who.phone).length).toBe(before + 1)
    expect((await remindersOf(visit)).given).toHaveLength(1)
    const [sent] = rungs(who.phone).slice(-1)
    expect(sent?.template).toBeDefined()

    const tap = (act: 'confirm' | 'cancel' | 'move', startsAt = Date.parse(visit.startsAt)) =>
      bench.meta.inbound(who.phone, {
        buttonReply: {
          id: writeVisitAnswer({ act, appointmentId: visit.id, startsAt }),
          title: 'Confirmer',
          ...(sent ? { contextId: sent.id } : {}),
        },
      })
    tap('confirm', Date.parse(visit.startsAt) - HOUR)
    await bench.settle()
    expect((await ok(casa.admin.get<Visit>(`/appointments/${visit.id}`))).state).toBe('SCHEDULED')
    tap('confirm')
    await bench.settle()
    expect((await ok(casa.admin.get<Visit>(`/appointments/${visit.id}`))).state).toBe('CONFIRMED')
    expect(rungs(who.phone).at(-1)?.text).toContain('confirmé')
    expect((await remindersOf(visit)).given[0]?.answer).toBe('CONFIRMED')
    tap('cancel')
    await bench.settle()
    expect((await ok(casa.admin.get<Visit>(`/appointments/${visit.id}`))).state).toBe('CANCELLED')
    const told = rungs(who.phone).length
    await to(Date.parse(visit.startsAt) - HOUR)
    expect(rungs(who.phone).length).toBe(told)
    tap('confirm')
    await bench.settle()
    expect((await ok(casa.admin.get<Visit>(`/appointments/${visit.id}`))).state).toBe('CANCELLED')
    expect(rungs(who.phone).at(-1)?.text).toContain('plus prévu')
  })

  it('follow an appointment that is moved, and say nothing of the old time', async () => {
    const who = await someone()
    const visit = await visitOf(who)
    const later = new Date(Date.parse(visit.startsAt) + 72 * HOUR).toISOString()
    await ok(
      casa.admin.send('POST', `/appointments/${visit.id}/reschedule`, {
        version: visit.version,
        startsAt: later,
        confirmOverlap: true,
      }),
    )
    const before = rungs(who.phone).length
    await to(Date.parse(visit.startsAt) - HOUR)
    expect(rungs(who.phone).length).toBe(before)
    await to(Date.parse(later) - 23 * HOUR)
    expect(rungs(who.phone).length).toBe(before + 1)
    await to(Date.parse(later) - HOUR)
    expect((await remindersOf(visit)).given.map((g) => [g.minutesBefore, g.state])).toEqual([
      [1440, 'SENT'],
      [120, 'SENT'],
    ])
  })

  it('are held back after a stop, and a person calls instead', async () => {
    const who = await someone()
    const visit = await visitOf(who)
    bench.meta.inbound(who.phone, { text: 'STOP' })
    await bench.settle()
    const before = rungs(who.phone).length
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    expect(rungs(who.phone).length).toBe(before)
    expect((await remindersOf(visit)).given[0]).toMatchObject({ state: 'NOT_SENT', reason: 'CONSENT_REQUIRED' })
  })

  it('count nobody’s answer but the person’s own', async () => {
    const [who, other] = [await someone(), await someone()]
    const visit = await visitOf(who)
    bench.meta.inbound(other.phone, {
      buttonReply: {
        id: writeVisitAnswer({ act: 'cancel', appointmentId: visit.id, startsAt: Date.parse(visit.startsAt) }),
        title: 'Annuler',
      },
    })
    await bench.settle()
    expect((await ok(casa.admin.get<Visit>(`/appointments/${visit.id}`))).state).toBe('SCHEDULED')
    expect((await lyon.admin.get(`/appointments/${visit.id}/reminders`)).status).toBe(404)
  })

  it('a wish for another time while a person talks becomes a task of theirs', async () => {
    const who = await someone()
    const visit = await visitOf(who)
    await bench.t.superuser.query(`update app.conversations set handled_by = 'HUMAN' where contact_id = $1`, [
      who.contactId,
    ])
    bench.meta.inbound(who.phone, {
      buttonReply: {
        id: writeVisitAnswer({ act: 'move', appointmentId: visit.id, startsAt: Date.parse(visit.startsAt) }),
        title: 'Autre date',
      },
    })
    await bench.settle()
    const tasks = await ok(agent.get<{ items: { title: string }[] }>(`/tasks?dossierId=${who.dossierId}`))
    expect(tasks.items.some((t) => t.title.includes('autre date'))).toBe(true)
  })

  it('follow the organisation’s times when they change: what is booked already moves with them, what was sent never goes again', async () => {
    const settings = async (change: Record<string, unknown>) => {
      const { version } = await ok(casa.admin.get<{ version: number }>('/organization'))
      await ok(casa.admin.send('PATCH', '/organization', { version, settings: change }))
      await bench.settle()
    }
    const jobsOf = async (id: string) => {
      const { rows } = await bench.t.superuser.query<{ key: string }>(
        `select key from app.jobs where kind = 'reminders.remind' and state = 'PENDING' and key like $1 order by due_at`,
        [`${id}:%`],
      )
      return rows.map(({ key }) => Number(key.split(':')[1]))
    }
    const who = await someone()
    const visit = await visitOf(who, 14)
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    const sent = rungs(who.phone).length
    expect(await jobsOf(visit.id)).toEqual([120])
    await settings({ reminderMinutes: [1440, 240, 60] })
    expect(await jobsOf(visit.id)).toEqual([240, 60])
    // Asked for again, and twice at once: the same two, and no third.
    await settings({ reminderMinutes: [1440, 1380, 240, 60] })
    await settings({ reminderMinutes: [1440, 240, 60] })
    await to(bench.clock.now() + 61_000)
    expect(await jobsOf(visit.id)).toEqual([240, 60])
    expect(rungs(who.phone).length).toBe(sent)
    await to(Date.parse(visit.startsAt) - 4 * HOUR)
    await to(Date.parse(visit.startsAt) - HOUR)
    expect((await remindersOf(visit)).given.map((g) => [g.minutesBefore, g.state])).toEqual([
      [1440, 'SENT'],
      [240, 'SENT'],
      [60, 'SENT'],
    ])
    const off = await visitOf(who, 15)
    await settings({ reminderMinutes: [] })
    expect([await jobsOf(off.id), (await remindersOf(off)).planned]).toEqual([[], []])
    await settings({ reminderMinutes: [1440, 120] })
    expect(await jobsOf(off.id)).toEqual([1440, 120])
  })
})

it('a change of the times in the very moment a reminder is due does not swallow it', async () => {
  await approve()
  const who = await someone()
  const visit = await visitOf(who, 16)
  const [first] = (await remindersOf(visit)).planned
  const sent = rungs(who.phone).length
  bench.clock.set(Date.parse(first?.at ?? ''))
  await bench.t.inOrg(casa.orgId, (ctx) => replanJob.run(ctx, {}, { key: 'first', attempts: 1 }))
  await bench.settle()
  expect(rungs(who.phone)).toHaveLength(sent + 1)
})

describe('a reminder that could leave only when the visit is over', () => {
  const change = async (settings: Record<string, unknown>) => {
    const { version } = await ok(casa.admin.get<{ version: number }>('/organization'))
    await ok(casa.admin.send('PATCH', '/organization', { version, settings }))
  }

  it('goes no way that is closed till then: somebody calls', async () => {
    await approve()
    const who = await someone()
    const visit = await visitOf(who, 17)
    await change({ contactCapPerDay: 1 })
    // The day before uses up what a person may get in a day.
    await to(Date.parse(visit.startsAt) - 24 * HOUR)
    const sent = rungs(who.phone).length
    await to(Date.parse(visit.startsAt) - 2 * HOUR)
    await to(Date.parse(visit.startsAt) + 30 * HOUR)
    await change({ contactCapPerDay: 6 })
    expect(rungs(who.phone)).toHaveLength(sent)
    const { given } = await remindersOf(visit)
    expect(given.map((g) => [g.minutesBefore, g.state, g.reason])).toEqual([
      [1440, 'SENT', null],
      [120, 'NOT_SENT', 'FREQUENCY_CAP'],
    ])
    const tasks = await ok(agent.get<{ items: { category: string }[] }>(`/tasks?dossierId=${who.dossierId}`))
    expect(tasks.items.map(({ category }) => category)).toContain('CALL_BACK')
  })

  it('is withdrawn when a pause holds it until then', async () => {
    await approve()
    const who = await someone()
    const visit = await visitOf(who, 18.5)
    await to(Date.parse(visit.startsAt) - 24 * HOUR)
    const sent = rungs(who.phone).length
    // Written in time, and the number is stopped before it leaves.
    bench.meta.setFaults({ providerDown: true })
    await to(Date.parse(visit.startsAt) - 2 * HOUR)
    await bench.t.superuser.query(
      `update app.channel_accounts set status = 'PAUSED', paused_until = $2 where id = $1`,
      [number.accountId, new Date(Date.parse(visit.startsAt) + HOUR).toISOString()],
    )
    bench.meta.setFaults({})
    await to(Date.parse(visit.startsAt) + 2 * HOUR)
    await to(Date.parse(visit.startsAt) + 26 * HOUR)
    await bench.t.superuser.query(
      `update app.channel_accounts set status = 'ACTIVE', paused_until = null where id = $1`,
      [number.accountId],
    )
    await bench.settle()
    expect(rungs(who.phone)).toHaveLength(sent)
  })
})

describe('who comes along', () => {
  it('is reminded once, by the same rules, and a refusal of theirs leaves the visit to its contact', async () => {
    await approve()
    // What an earlier change of the times still has to plan anew.
    await to(bench.clock.now() + 61_000)
    const [who, along, later] = [await someone(), await someone(), await someone()]
    const visit = await visitOf(who, 12)
    const join = (contactIds: string[], version: number) =>
      ok(casa.admin.send<Visit>('POST', `/appointments/${visit.id}/attendees`, { contactIds, version }))
    const joined = await join([along.contactId, later.contactId], visit.version)
    const sent = { who: rungs(who.phone).length, along: rungs(along.phone).length, later: rungs(later.phone).length }
    await join([along.contactId], joined.version)
    const [first] = (await remindersOf(visit)).planned
    await to(Date.parse(first?.at ?? ''))
    await to(bench.clock.now() + 60_000)
    expect((await remindersOf(visit)).given).toMatchObject([{ state: 'SENT' }, { state: 'SENT' }])
    expect(rungs(who.phone).length).toBe(sent.who + 1)
    expect(rungs(along.phone).length).toBe(sent.along + 1)
    expect(rungs(later.phone).length).toBe(sent.later)
    expect((await remindersOf(visit)).given).toHaveLength(2)
    bench.meta.inbound(along.phone, {
      buttonReply: {
        id: writeVisitAnswer({ act: 'cancel', appointmentId: visit.id, startsAt: Date.parse(visit.startsAt) }),
        title: 'Annuler',
      },
    })
    await bench.settle()
    const stands = await ok(casa.admin.get<Visit>(`/appointments/${visit.id}`))
    expect(stands.state).toBe('SCHEDULED')
    expect((await remindersOf(visit)).given.map((g) => g.answer).sort()).toEqual(['CANCELLED', null])
  })
})

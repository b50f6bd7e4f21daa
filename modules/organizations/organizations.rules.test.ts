import { describe, expect, it } from 'vitest'
import { faultOfWeek, isLoopback, isTimeZone } from './organizations.rules.ts'

describe('a working week', () => {
  const on = (weekday: number, starts: string, ends: string) => ({ weekday, starts, ends })

  it('takes touching stretches and the end of the day', () => {
    expect(faultOfWeek([on(1, '09:00', '12:00'), on(1, '12:00', '24:00'), on(2, '09:00', '12:00')])).toBeNull()
  })

  it('names the stretch at fault', () => {
    expect(faultOfWeek([on(1, '09:00', '12:00'), on(1, '11:59', '14:00')])).toEqual({ index: 1, code: 'OVERLAP' })
    expect(faultOfWeek([on(1, '12:00', '12:00')])).toEqual({ index: 0, code: 'RANGE' })
  })
})

it('knows addresses of the machine itself', () => {
  for (const own of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', 'localhost'])
    expect(isLoopback(own), own).toBe(true)
  for (const other of ['0.0.0.0', '10.0.0.1', '127.0.0.1.example.com', '::', '192.168.1.1'])
    expect(isLoopback(other), other).toBe(false)
})

it('knows zones by the time-zone database', () => {
  expect([isTimeZone('Africa/Casablanca'), isTimeZone('Europe/Paris'), isTimeZone('Mars/Olympus')]).toEqual([
    true,
    true,
    false,
  ])
})

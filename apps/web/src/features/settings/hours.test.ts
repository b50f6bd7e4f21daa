import { describe, expect, it } from 'vitest'
import { copyMonday, rangesAreSound, readTime } from './hours.ts'

const range = (weekday: number, starts: string, ends: string) => ({ weekday, starts, ends })

describe('rangesAreSound', () => {
  it.each([
    [[range(1, '09:00', '12:30'), range(1, '14:00', '18:30')], true],
    [[range(1, '09:00', '12:00'), range(1, '12:00', '13:00')], true],
    [[range(1, '09:00', '12:00'), range(2, '11:00', '13:00')], true],
    [[range(1, '14:00', '18:00'), range(1, '09:00', '14:30')], false],
    [[range(1, '12:00', '09:00')], false],
    [[range(1, '', '09:00')], false],
  ])('%j is %s', (ranges, expected) => {
    expect(rangesAreSound(ranges)).toBe(expected)
  })
})

describe('copyMonday', () => {
  it('fills the working week and leaves the weekend', () => {
    const copied = copyMonday([range(1, '09:00', '17:00'), range(3, '10:00', '11:00'), range(6, '10:00', '13:00')])
    expect(copied.map((r) => `${r.weekday} ${r.starts}`)).toEqual([
      '1 09:00',
      '2 09:00',
      '3 09:00',
      '4 09:00',
      '5 09:00',
      '6 10:00',
    ])
  })
})

describe('readTime', () => {
  it.each([
    ['9', '09:00'],
    ['9h30', '09:30'],
    ['0930', '09:30'],
    ['18:05', '18:05'],
    ['25:00', null],
    ['9:75', null],
    ['soon', null],
  ])('%s is %s', (text, expected) => {
    expect(readTime(text)).toBe(expected)
  })
})

import { describe, expect, it } from 'vitest'
import { MAX_BYTES, MAX_FILES, refusalOf, takesCaption } from './attachment-rules.ts'

const file = (over: Partial<{ name: string; type: string; size: number }> = {}) => ({
  name: 'salon.jpg',
  type: 'image/jpeg',
  size: 10,
  ...over,
})

describe('a file to join', () => {
  it('is refused with its reason before anything is sent', () => {
    expect(refusalOf(file(), 0)).toBeNull()
    expect(refusalOf(file({ type: '', name: 'note.M4A' }), 9)).toBeNull()
    expect(refusalOf(file({ type: 'audio/ogg; codecs=opus', name: 'a' }), 0)).toBeNull()
    expect(refusalOf(file(), MAX_FILES)).toBe('tooMany')
    expect(refusalOf(file({ size: 0 }), 0)).toBe('empty')
    expect(refusalOf(file({ size: MAX_BYTES + 1 }), 0)).toBe('tooLarge')
    expect(refusalOf(file({ type: 'text/html', name: 'salon.jpg' }), 0)).toBe('kind')
    expect(refusalOf(file({ type: '', name: 'salon.exe' }), 0)).toBe('kind')
  })

  it('takes words unless it is a sound', () => {
    expect([takesCaption(file()), takesCaption(file({ type: 'audio/ogg' }))]).toEqual([true, false])
  })
})

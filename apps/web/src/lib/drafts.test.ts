import { describe, expect, it } from 'vitest'
import { createDraftStore } from './drafts.ts'

function memory(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  }
}

describe('drafts', () => {
  it('keeps a draft per conversation and organisation until it is emptied', () => {
    const storage = memory()
    const one = createDraftStore(storage, 'org-1')
    one.write('c1', 'Bonjour')
    expect(one.read('c1')).toBe('Bonjour')
    expect(createDraftStore(storage, 'org-2').read('c1')).toBe('')
    one.write('c1', '')
    expect(one.read('c1')).toBe('')
  })

  it('forgets the oldest beyond fifty', () => {
    const drafts = createDraftStore(memory(), 'org')
    for (let i = 0; i < 51; i += 1) drafts.write(`c${i}`, `text ${i}`)
    expect(drafts.read('c0')).toBe('')
    expect(drafts.read('c1')).toBe('text 1')
    expect(drafts.read('c50')).toBe('text 50')
  })

  it('lives with a storage that refuses', () => {
    const broken = {
      ...memory(),
      getItem: () => {
        throw new Error('denied')
      },
    } as Storage
    const drafts = createDraftStore(broken, 'org')
    drafts.write('c', 'x')
    expect(drafts.read('c')).toBe('')
  })
})

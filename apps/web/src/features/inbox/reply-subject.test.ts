import { describe, expect, it } from 'vitest'
import { MOST_IN_SUBJECT, replySubject } from './reply-subject.ts'

const thread = (...subjects: (string | null)[]) => subjects.map((subject) => ({ subject }))

describe('the subject of an answer', () => {
  it('is that of the last letter, with one Re:', () => {
    expect(replySubject(thread(null, ' Visite du riad ', 'Avant'))).toBe('Re: Visite du riad')
    expect(replySubject(thread('RE: re : Re[2]: Visite'))).toBe('Re: Visite')
    expect(replySubject(thread('Tr : Visite'))).toBe('Re: Visite')
    expect(replySubject(thread('رد: زيارة'))).toBe('Re: زيارة')
    expect(replySubject(thread('Réunion : jeudi'))).toBe('Re: Réunion : jeudi')
  })

  it('is none where no letter has one, and never longer than the server takes', () => {
    expect(replySubject([])).toBeNull()
    expect(replySubject(thread(null, '  ', 'Re: '))).toBeNull()
    expect(replySubject(thread('a'.repeat(400)))).toHaveLength(MOST_IN_SUBJECT)
  })
})

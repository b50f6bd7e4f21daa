import { describe, expect, it } from 'vitest'
import { blank, draftOf, linkVariable, nextNumber, variablesOf, withVariable, wordsOfDraft } from './draft.ts'

const empty = draftOf(null)

describe('a template while it is written', () => {
  it('keeps each variable with its number, also while the text loses it', () => {
    let draft = { ...empty, body: 'a {{1}} b {{2}} c' }
    expect(nextNumber(draft.body)).toBe(3)
    const second = variablesOf(draft)[1]
    if (!second) throw new Error('no second variable')
    draft = withVariable(draft, second, { ...blank('when'), source: 'when' })
    expect(variablesOf({ ...draft, body: 'a {{1}} b' }).map(({ variable }) => variable.name)).toEqual(['variable_1'])
    expect(variablesOf(draft).map(({ variable }) => variable.name)).toEqual(['variable_1', 'when'])
  })

  it('sends header, text and buttons in this order', () => {
    const draft = {
      ...empty,
      header: 'Visite : {{1}}',
      body: 'a {{1}} b',
      bodyVariables: [blank('name')],
      buttons: [{ type: 'URL' as const, text: 'Voir', url: 'https://x/{{1}}', key: 0, variable: linkVariable(0) }],
    }
    const words = wordsOfDraft(draft, false)
    expect(words.variables.map(({ name }) => name)).toEqual(['title', 'name', 'link_1'])
    expect(words.buttons).toEqual([{ type: 'URL', text: 'Voir', url: 'https://x/{{1}}' }])
    expect(words).not.toHaveProperty('contentSid')
  })
})

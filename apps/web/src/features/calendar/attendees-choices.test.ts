import { describe, expect, it } from 'vitest'
import { choicesOf, keyOf, picked } from './attendees-choices.ts'

const nour = { id: '1', displayName: 'Nour Alaoui' }
const hedi = { id: '2', displayName: 'Hédi Alaoui' }
const hugo = { id: '3', name: 'Hugo' }
const room = { id: '4', name: 'Salle Jasmin', kind: 'ROOM' as const }
const nobody = { contacts: [], colleagues: [], resources: [] }
const offer = (typed: string, chosen: Parameters<typeof choicesOf>[0]['chosen'] = nobody) =>
  choicesOf({
    chosen,
    parties: [nour, hedi],
    colleagues: [hugo, { id: '9', name: 'Inès' }],
    resources: [room],
    contacts: [hedi],
    without: { agentId: '9', contactId: '1' },
    typed,
  })

describe('who may be added to an appointment', () => {
  it('are the parties of the dossier first, nobody twice, and not who is on it already', () => {
    expect(offer('').map(({ group, items }) => [group, items.map((i) => i.label)])).toEqual([
      ['parties', ['Hédi Alaoui']],
      ['colleagues', ['Hugo']],
      ['resources', ['Salle Jasmin']],
    ])
    expect(offer('hedi').map(({ group }) => group)).toEqual(['parties'])
  })

  it('keeps who was chosen whatever is typed', () => {
    const chosen = { ...nobody, resources: [room] }
    expect(offer('zzz', chosen).map(({ group }) => group)).toEqual(['resources', 'contacts'])
    const values = [keyOf('resource', '4'), keyOf('colleague', '3')]
    expect(picked(values, offer('', chosen), chosen)).toEqual({ contacts: [], colleagues: [hugo], resources: [room] })
    expect(picked([keyOf('resource', '4')], [], chosen)).toEqual(chosen)
  })
})

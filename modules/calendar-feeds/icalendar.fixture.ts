/** A component as RFC 5545 nests them, read back. Values are as they stand between the colon and the end of the line. */
export type Component = {
  name: string
  properties: { name: string; params: string; value: string }[]
  components: Component[]
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A reader of iCalendar that shares no code with the writer and forgives nothing: lines end with CRLF, none is longer
 * than 75 octets or holds half a character, components close in order, nothing stands outside of the one VCALENDAR.
 */
export function readCalendar(bytes: Buffer): Component {
  const physical = bytes.toString('latin1').split('\r\n')
  if (physical.pop() !== '') throw new Error('the last line has no end')
  const logical: string[] = []
  for (const octets of physical) {
    if (octets.length > 75) throw new Error(`a line of ${octets.length} octets`)
    if (/[\r\n]/.test(octets)) throw new Error('a bare line end')
    strict.decode(Buffer.from(octets, 'latin1'))
    if (/^[ \t]/.test(octets)) logical.push((logical.pop() ?? '') + octets.slice(1))
    else logical.push(octets)
  }
  const root: Component = { name: '', properties: [], components: [] }
  const open = [root]
  for (const line of logical.map((octets) => strict.decode(Buffer.from(octets, 'latin1')))) {
    const parts = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^;:"]+))*):(.*)$/su.exec(line)
    const current = open.at(-1)
    if (!parts?.[1] || !current) throw new Error(`not a property: ${line}`)
    const [, name, params = '', value = ''] = parts
    if (name === 'BEGIN') {
      const component = { name: value, properties: [], components: [] }
      current.components.push(component)
      open.push(component)
    } else if (name === 'END') {
      if (current.name !== value || open.length === 1) throw new Error(`${value} ends inside ${current.name}`)
      open.pop()
    } else current.properties.push({ name, params, value })
  }
  const [calendar, ...more] = root.components
  if (open.length > 1 || !calendar || more.length > 0 || root.properties.length > 0 || calendar.name !== 'VCALENDAR')
    throw new Error('not one calendar')
  return calendar
}

/** The one value of a property; throws when it is there twice or not at all. */
export function rawOf(component: Component, name: string): string {
  const found = component.properties.filter((p) => p.name === name)
  if (found.length !== 1 || !found[0]) throw new Error(`${name} stands ${found.length} times`)
  return found[0].value
}

/** A TEXT value as the person reads it; throws at a character that had to be escaped. */
export function textOf(component: Component, name: string): string {
  let text = ''
  const characters = [...rawOf(component, name)]
  for (let i = 0; i < characters.length; i += 1) {
    const character = characters[i] ?? ''
    if (character === ';' || character === ',') throw new Error(`a bare ${character}`)
    if (character !== '\\') {
      text += character
      continue
    }
    i += 1
    const escaped = characters[i]
    if (escaped === 'n' || escaped === 'N') text += '\n'
    else if (escaped === '\\' || escaped === ';' || escaped === ',') text += escaped
    else throw new Error(`an unknown escape: ${escaped}`)
  }
  return text
}

/** A UTC DATE-TIME as an ISO instant. */
export function instantOf(component: Component, name: string): string {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(rawOf(component, name))
  if (!parts) throw new Error(`${name} is no instant in UTC`)
  const [, year, month, day, hour, minute, second] = parts
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

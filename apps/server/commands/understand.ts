import { type Static, Type } from 'typebox'
import { Errors } from 'typebox/value'
import { toUnderstandLine } from '#language'
import { answerJsonLines, type Command } from './command.ts'

const Line = Type.Object({
  id: Type.Union([Type.String(), Type.Number()]),
  text: Type.String(),
  country: Type.Union([Type.Literal('MA'), Type.Literal('FR')]),
  now: Type.String({ pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}` }),
  tz: Type.String({ minLength: 1 }),
})

/** Checks one input line. Throws with the first field that is wrong. */
function readLine(input: unknown): Static<typeof Line> {
  const [problem] = Errors(Line, input)
  if (problem) throw new Error(`${problem.instancePath.slice(1) || 'line'}: ${problem.message}`)
  return input as Static<typeof Line>
}

/** The id of a line, as it was given, so that an answer can be told from its neighbours. */
function idOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'id' in input ? input.id : null
}

function answer(input: unknown): unknown {
  const line = readLine(input)
  return { ...toUnderstandLine({ ...line, id: String(line.id) }), id: line.id }
}

/** `atlas understand`: each message of standard input, understood on its own. One line of JSON in, one out. */
export const understandCommand: Command = (_args, terminal) =>
  answerJsonLines(terminal, answer, (input, error) => ({ id: idOf(input), error }))

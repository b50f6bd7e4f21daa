import type { paths as Generated } from '../../../../contracts/client.d.ts'
import type { paths as Written } from './api-types.ts'

/**
 * Holds the app's own reading of the API (`api-types.ts`, with its narrow codes) against the generated contract: this
 * file does not compile when the server answers less than the app reads, or asks for more than it sends. Codes are
 * compared as text: the contract leaves many of them open, because an organisation edits its own. Members that the
 * contract leaves without a shape (an index signature) cannot be compared and count as matching.
 */
type Widen<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer U)[]
        ? Widen<U>[]
        : T extends object
          ? string extends keyof T
            ? never
            : { [K in keyof T]: Widen<T[K]> }
          : T

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

type AnswerOf<Operation> = Operation extends { responses: infer R }
  ? {
      [Status in keyof R & (200 | 201 | 202)]: R[Status] extends { content: { 'application/json': infer Body } }
        ? Body
        : never
    }[keyof R & (200 | 201 | 202)]
  : never

type BodyOf<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : never

type Shared = keyof Written & keyof Generated

type AnswerDrift = {
  [Path in Shared]: {
    [M in Method & keyof Written[Path] & keyof Generated[Path]]: [AnswerOf<Generated[Path][M]>] extends [never]
      ? never
      : Widen<AnswerOf<Generated[Path][M]>> extends Widen<AnswerOf<Written[Path][M]>>
        ? never
        : `${M} ${Path}`
  }[Method & keyof Written[Path] & keyof Generated[Path]]
}[Shared]

type BodyDrift = {
  [Path in Shared]: {
    [M in Method & keyof Written[Path] & keyof Generated[Path]]: [BodyOf<Generated[Path][M]>] extends [never]
      ? never
      : [BodyOf<Written[Path][M]>] extends [never]
        ? `${M} ${Path}`
        : Widen<BodyOf<Written[Path][M]>> extends Widen<BodyOf<Generated[Path][M]>>
          ? never
          : `${M} ${Path}`
  }[Method & keyof Written[Path] & keyof Generated[Path]]
}[Shared]

type Nothing<T extends never> = T

export type AnswersHold = Nothing<AnswerDrift>
export type BodiesHold = Nothing<BodyDrift>

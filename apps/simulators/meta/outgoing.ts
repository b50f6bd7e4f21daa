import type { SimulatedNumber } from '../options.ts'
import type { Person } from '../people.ts'
import type { Thread, ThreadMessage } from '../threads.ts'

/** An accepted message on its way to a person. */
export type Outgoing = {
  number: SimulatedNumber
  person: Person
  thread: Thread
  message: ThreadMessage
  /** The business-scoped user id the send named instead of a phone. */
  userId?: string
  /** Whether an earlier status already carried the price. */
  priced: boolean
}

import { type Static, Type } from 'typebox'

const Code = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,39}$' })
const Name = Type.String({ minLength: 1, maxLength: 60 })

/** The colour of a state on every screen. */
export const tones = ['sand', 'majorelle', 'mint', 'saffron', 'terracotta'] as const

/** A name that an organisation gives, in the three languages of the product. */
const LocalName = Type.Object({ fr: Name, ar: Name, en: Name }, { additionalProperties: false })

export const WorkflowTransition = Type.Object(
  {
    from: Code,
    to: Code,
    /** What the way is called; "to <state>" when absent. */
    name: Type.Optional(LocalName),
    /** Fields the call must carry: lossReason, justification, appointment… */
    requires: Type.Optional(Type.Array(Name)),
    /** Codes of conditions that the module of the subject judges. */
    guards: Type.Optional(Type.Array(Name)),
    /** Who may; everybody who may write the subject when absent. */
    roles: Type.Optional(Type.Array(Name, { minItems: 1 })),
    /** A command that is more than a change of state ("reschedule"). */
    command: Type.Optional(Name),
  },
  { additionalProperties: false },
)
export type WorkflowTransition = Static<typeof WorkflowTransition>

const Move = Type.Object({ from: Code, to: Code }, { additionalProperties: false })

/** A workflow as data: what an organisation edits, and what the engine reads. */
export const WorkflowDefinition = Type.Object(
  {
    label: Type.String({ minLength: 1, maxLength: 120 }),
    initial: Code,
    terminal: Type.Array(Code, { minItems: 1 }),
    states: Type.Array(Code, { minItems: 2, maxItems: 60 }),
    transitions: Type.Array(WorkflowTransition, { maxItems: 600 }),
    /** States that may go ON_HOLD with a justification and come back only to where they came from. */
    hold: Type.Optional(Type.Array(Code)),
    /** Facts that move the state by themselves: for each fact the moves it makes. */
    effects: Type.Optional(Type.Record(Code, Type.Array(Move))),
    /** Commands that entering a state gives to other modules. */
    onEnter: Type.Optional(Type.Record(Code, Type.Array(Code))),
    /** The line that a stepper draws; worked out from the graph when absent. */
    path: Type.Optional(Type.Array(Code)),
    /** Names of states that the organisation chose; states that the product names itself need none. */
    names: Type.Optional(Type.Record(Code, LocalName)),
    tones: Type.Optional(Type.Record(Code, Type.Enum(tones))),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type WorkflowDefinition = Static<typeof WorkflowDefinition>

/** One way out of a state, as screens draw it. */
export const Transition = Type.Object({
  to: Type.String(),
  requires: Type.Array(Type.String()),
  guards: Type.Array(
    Type.Object({ code: Type.String(), ok: Type.Boolean(), reason: Type.Union([Type.String(), Type.Null()]) }),
  ),
  roles: Type.Union([Type.Array(Type.String()), Type.Null()]),
  command: Type.Union([Type.String(), Type.Null()]),
  allowed: Type.Boolean(),
})
export type Transition = Static<typeof Transition>

export const Workflow = Type.Object({
  id: Type.String(),
  code: Type.String(),
  version: Type.Integer(),
  definition: WorkflowDefinition,
})
export type Workflow = Static<typeof Workflow>

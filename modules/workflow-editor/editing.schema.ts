import { type Static, Type } from 'typebox'
import { CaseType } from '#modules/dossiers'
import { tones, WorkflowDefinition } from '#modules/workflows'
import { pageQuery } from '#platform/http'

const strict = { additionalProperties: false }
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(of: T) => Type.Union([of, Type.Null()])

export const Id = Type.String({ format: 'uuid' })
const Version = Type.Integer({ minimum: 1 })
const Instant = Type.String({ format: 'date-time' })
const Text = Type.String({ maxLength: 60 })
const Texts = Type.Array(Text, { maxItems: 60 })

/** A workflow of dossiers, named by its case type: those of annonces and groups are part of how the product works. */
export const EditableCode = CaseType
export type EditableCode = Static<typeof EditableCode>

const DraftName = Type.Object({ fr: Text, ar: Text, en: Text }, strict)

/** A definition on its way: of the shape of a workflow, with whatever in it that is still wrong. */
export const DraftDefinition = Type.Object(
  {
    label: Type.String({ maxLength: 120 }),
    initial: Text,
    terminal: Texts,
    states: Texts,
    transitions: Type.Array(
      Type.Object(
        {
          from: Text,
          to: Text,
          name: Type.Optional(DraftName),
          requires: Type.Optional(Texts),
          guards: Type.Optional(Texts),
          roles: Type.Optional(Texts),
          command: Type.Optional(Text),
        },
        strict,
      ),
      { maxItems: 600 },
    ),
    hold: Type.Optional(Texts),
    effects: Type.Optional(
      Type.Record(Text, Type.Array(Type.Object({ from: Text, to: Text }, strict), { maxItems: 600 }), {
        maxProperties: 40,
      }),
    ),
    onEnter: Type.Optional(Type.Record(Text, Texts, { maxProperties: 60 })),
    path: Type.Optional(Texts),
    names: Type.Optional(Type.Record(Text, DraftName, { maxProperties: 60 })),
    tones: Type.Optional(Type.Record(Text, Type.Enum(tones), { maxProperties: 60 })),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  strict,
)
export type DraftDefinition = Static<typeof DraftDefinition>

const Place = Type.Object({
  kind: Type.Enum(['workflow', 'state', 'transition', 'effect']),
  state: Type.Optional(Type.String()),
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  fact: Type.Optional(Type.String()),
})

/** What is wrong with a draft; a WARNING does not stop it. `reason` in the caller's language. */
export const Problem = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['ERROR', 'WARNING']),
  place: Place,
  reason: Type.String(),
})
export type Problem = Static<typeof Problem>

const ActorOf = Type.Object({ kind: Type.String(), id: nullable(Type.String()), name: nullable(Type.String()) })

/** How far the moving of running dossiers is. `leftBehind` names the first that found no place, with their state. */
export const Migration = Type.Object({
  id: Id,
  code: Type.String(),
  version: Type.Integer(),
  state: Type.Enum(['RUNNING', 'DONE']),
  total: Type.Integer(),
  moved: Type.Integer(),
  restated: Type.Integer(),
  skipped: Type.Integer(),
  leftCount: Type.Integer(),
  leftBehind: Type.Array(Type.Object({ id: Id, reference: Type.String(), status: Type.String() })),
  mapping: Type.Record(Type.String(), Type.String()),
  createdAt: Instant,
  finishedAt: nullable(Instant),
  createdBy: ActorOf,
})
export type Migration = Static<typeof Migration>

/** One workflow in the list: what is active, what is being edited, what is under way. */
export const EditableWorkflow = Type.Object({
  code: Type.String(),
  editable: Type.Boolean(),
  active: Type.Object({
    id: Id,
    version: Type.Integer(),
    states: Type.Integer(),
    transitions: Type.Integer(),
    createdAt: Instant,
    createdBy: nullable(ActorOf),
  }),
  draft: nullable(Type.Object({ id: Id, version: Type.Integer(), updatedAt: Instant, updatedBy: ActorOf })),
  migration: nullable(Migration),
})
export type EditableWorkflow = Static<typeof EditableWorkflow>

/** What states and ways may be made of. */
export const Catalogue = Type.Object({
  requires: Type.Array(Type.String()),
  guards: Type.Array(Type.String()),
  roles: Type.Array(Type.String()),
  facts: Type.Array(Type.String()),
  tones: Type.Array(Type.String()),
})
export const EditorOverview = Type.Object({ items: Type.Array(EditableWorkflow), catalogue: Catalogue })

/** The draft of a workflow with the version it began from and what is wrong with it. `inUse`: running dossiers per state. */
export const Draft = Type.Object({
  id: Id,
  code: Type.String(),
  version: Version,
  base: Type.Object({ id: Id, version: Type.Integer(), definition: WorkflowDefinition }),
  copiedFrom: nullable(Type.Integer()),
  definition: DraftDefinition,
  problems: Type.Array(Problem),
  inUse: Type.Record(Type.String(), Type.Integer()),
  updatedAt: Instant,
  updatedBy: ActorOf,
})
export type Draft = Static<typeof Draft>

export const NewDraft = Type.Object({ code: EditableCode, from: Type.Optional(Id) }, strict)
export const DraftChange = Type.Object({ version: Version, definition: DraftDefinition }, strict)
export const OfVersion = Type.Object({ version: Version }, strict)

const Ways = Type.Array(Type.String())

/** Running dossiers that stand in one state, in one or more versions, and what the draft would do to them. */
export const SimulatedState = Type.Object({
  status: Type.String(),
  /** The state they wait to go back to, for those on hold. */
  heldFrom: nullable(Type.String()),
  count: Type.Integer(),
  versions: Type.Array(Type.Integer()),
  /** STAYS: the state is there. RESUMES: it can wait no longer. LOST: its state is gone, or now an end: it needs a mapping. */
  fate: Type.Enum(['STAYS', 'RESUMES', 'LOST']),
  gained: Ways,
  lost: Ways,
  /** Ways that stay but ask for something else: fields, conditions or roles. */
  changed: Ways,
})
export type SimulatedState = Static<typeof SimulatedState>

export const Simulation = Type.Object({
  total: Type.Integer(),
  staying: Type.Integer(),
  losing: Type.Integer(),
  otherWays: Type.Integer(),
  states: Type.Array(SimulatedState),
  /** Every state that a mapping must name, in use or not. */
  toMap: Type.Array(Type.String()),
  /** States a mapping may name as goal. */
  goals: Type.Array(Type.String()),
})
export type Simulation = Static<typeof Simulation>

export const ExampleQuery = Type.Object({ ...pageQuery, status: Type.Optional(Text) }, strict)
export type ExampleQuery = Static<typeof ExampleQuery>
export const Example = Type.Object({
  id: Id,
  reference: Type.String(),
  contact: Type.String(),
  status: Type.String(),
  heldFrom: nullable(Type.String()),
  version: Type.Integer(),
  statusSince: Instant,
})
export type Example = Static<typeof Example>

export const Activation = Type.Object(
  {
    version: Version,
    note: Type.Optional(Type.String({ maxLength: 500 })),
    running: Type.Enum(['KEEP', 'MIGRATE']),
    /** State → state, for states that running dossiers may stand in and that the draft no longer has. */
    mapping: Type.Optional(Type.Record(Text, Text, { maxProperties: 60 })),
  },
  strict,
)
export type Activation = Static<typeof Activation>

export const Activated = Type.Object({ code: Type.String(), version: Type.Integer(), migration: nullable(Migration) })
export type Activated = Static<typeof Activated>

export const VersionQuery = Type.Object({ ...pageQuery, code: Text }, strict)
export type VersionQuery = Static<typeof VersionQuery>

/** One version of a workflow: who made it, when, why, and what it says. */
export const StoredVersion = Type.Object({
  id: Id,
  version: Type.Integer(),
  active: Type.Boolean(),
  note: nullable(Type.String()),
  copiedFrom: nullable(Type.Integer()),
  createdAt: Instant,
  createdBy: nullable(ActorOf),
  definition: WorkflowDefinition,
})
export type StoredVersion = Static<typeof StoredVersion>

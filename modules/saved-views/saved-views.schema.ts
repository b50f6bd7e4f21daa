import { type Static, Type } from 'typebox'
import { lists } from './saved-views.rules.ts'

export const Id = Type.String({ format: 'uuid' })
export const List = Type.Enum([...lists])
const strict = { additionalProperties: false }

const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })
/** Judged by the list itself (saved-views.rules.ts). */
const Filter = Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 30 })
const Columns = Type.Array(Type.String({ pattern: '^[a-z][A-Za-z]{0,29}$' }), { maxItems: 30, uniqueItems: true })
const Sort = Type.Union([Type.String({ minLength: 1, maxLength: 40 }), Type.Null()])
const Version = Type.Integer({ minimum: 1 })

export const NewSavedView = Type.Object(
  {
    list: List,
    name: Name,
    filter: Filter,
    /** Absent or empty: the columns each person has anyway. */
    columns: Type.Optional(Columns),
    sort: Type.Optional(Sort),
    shared: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type NewSavedView = Static<typeof NewSavedView>

export const SavedViewPatch = Type.Object(
  {
    version: Version,
    name: Type.Optional(Name),
    filter: Type.Optional(Filter),
    columns: Type.Optional(Columns),
    sort: Type.Optional(Sort),
    shared: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type SavedViewPatch = Static<typeof SavedViewPatch>

export const ViewVersion = Type.Object({ version: Version }, strict)

export const SavedView = Type.Object({
  id: Type.String(),
  list: List,
  name: Type.String(),
  filter: Type.Record(Type.String(), Type.Unknown()),
  columns: Type.Array(Type.String()),
  sort: Type.Union([Type.String(), Type.Null()]),
  shared: Type.Boolean(),
  owner: Type.Object({ id: Type.String(), name: Type.String() }),
  mine: Type.Boolean(),
  canEdit: Type.Boolean(),
  /** Saved when the list took something that it takes no more: filter and order are left out. */
  outdated: Type.Boolean(),
  version: Type.Integer(),
})
export type SavedView = Static<typeof SavedView>

export const ListPreferences = Type.Object({
  /** Null: the usual columns. */
  columns: Type.Union([Type.Array(Type.String()), Type.Null()]),
  defaultViewId: Type.Union([Type.String(), Type.Null()]),
})
export type ListPreferences = Static<typeof ListPreferences>

export const PreferencesPatch = Type.Object(
  {
    columns: Type.Optional(Type.Union([Columns, Type.Null()])),
    defaultViewId: Type.Optional(Type.Union([Id, Type.Null()])),
  },
  strict,
)
export type PreferencesPatch = Static<typeof PreferencesPatch>

export const ListViews = Type.Object({ items: Type.Array(SavedView), preferences: ListPreferences })
export type ListViews = Static<typeof ListViews>

import { Type } from 'typebox'

const Country = Type.Union([Type.Literal('MA'), Type.Literal('FR')])
const LocaleCode = Type.Union([Type.Literal('fr'), Type.Literal('ar'), Type.Literal('en')])

/** From an instant on (null: before all others) the clocks are so many minutes ahead of UTC; told until an instant. */
export const ZoneClock = Type.Object({
  until: Type.String(),
  rules: Type.Array(Type.Object({ since: Type.Union([Type.String(), Type.Null()]), offset: Type.Integer() })),
})

export const Me = Type.Object({
  user: Type.Object({ id: Type.String(), name: Type.String(), email: Type.String(), locale: LocaleCode }),
  organizations: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      slug: Type.String(),
      country: Type.String(),
      currency: Type.String(),
      timezone: Type.String(),
      memberName: Type.String(),
      roles: Type.Array(Type.String()),
      /** Until when I am a guest of this organisation, as a platform administrator; null: I am a member. */
      guestUntil: Type.Union([Type.String(), Type.Null()]),
      permissions: Type.Array(Type.String()),
      branchIds: Type.Array(Type.String()),
      branches: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          city: Type.String(),
          timezone: Type.String(),
          currency: Type.String(),
        }),
      ),
    }),
  ),
  /** Whether I keep the platform (spec: PLATFORM_ADMIN); its pages ask for a second factor besides. */
  platformAdmin: Type.Boolean(),
  demo: Type.Boolean(),
  tourSeen: Type.Boolean(),
  phonePageUrl: Type.Union([Type.String(), Type.Null()]),
  /** What the clocks do in the zones of my organisations, by name (platform/clock/zones.ts). */
  zones: Type.Record(Type.String(), ZoneClock),
})

export const PreferencesPatch = Type.Object(
  {
    locale: Type.Optional(LocaleCode),
    theme: Type.Optional(Type.Union([Type.Literal('light'), Type.Literal('dark'), Type.Literal('auto')])),
    tourSeen: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

export const NewOrganization = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 120, pattern: '\\S.*\\S' }),
    country: Country,
    city: Type.String({ minLength: 1, maxLength: 120 }),
  },
  { additionalProperties: false },
)

import { type Static, Type } from 'typebox'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

const Feed = Type.Object({ createdAt: Type.String(), lastReadAt: Nullable(Type.String()) })
export type Feed = Static<typeof Feed>

/** Whether the caller has a feed; its address is told once, when it is made. */
export const MyFeed = Type.Object({ feed: Nullable(Feed) })
export type MyFeed = Static<typeof MyFeed>

export const NewFeed = Type.Object({ address: Type.String({ format: 'uri' }), createdAt: Type.String() })
export type NewFeed = Static<typeof NewFeed>

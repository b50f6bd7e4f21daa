/** Views of the inbox, as the API names them. Apart from the queries, so that the route stays a few lines. */
export const views = ['all', 'mine', 'unassigned', 'waiting', 'agent', 'snoozed'] as const
export type InboxView = (typeof views)[number]

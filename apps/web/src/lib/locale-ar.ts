// What the sign-in, the frame and Today say; the other pages' words come with `pages-ar.ts`.
export const bundle = import.meta.glob<Record<string, unknown>>(
  '../../../../locales/ar/{common,auth,today,tour,search,notifications,tasks,dossiers,calendar,codes,workflow,glassbox,qualification}.json',
  { eager: true, import: 'default' },
)

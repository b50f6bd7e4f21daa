// What the sign-in, the frame and Today say; the other pages' words come with `pages-fr.ts`.
export const bundle = import.meta.glob<Record<string, unknown>>(
  '../../../../locales/fr/{common,auth,today,tour,search,notifications,tasks,dossiers,calendar,codes,workflow,glassbox,qualification}.json',
  { eager: true, import: 'default' },
)

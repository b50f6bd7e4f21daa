// Texts of refusals come translated from the server and mails are written there: their files stay out of the app.
export const bundle = import.meta.glob<Record<string, unknown>>(
  [
    '../../../../locales/fr/*.json',
    '!../../../../locales/fr/{common,auth,today,tour,search,notifications,tasks,dossiers,calendar,codes,workflow,glassbox,qualification}.json',
    '!../../../../locales/fr/{errors,mail}.json',
  ],
  { eager: true, import: 'default' },
)

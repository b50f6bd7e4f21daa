// Runs before the first paint so that neither the theme nor the writing direction flashes.
;(() => {
  const root = document.documentElement
  let scheme = 'auto'
  let locale = 'fr'
  try {
    scheme = localStorage.getItem('atlas.scheme') || scheme
    locale = localStorage.getItem('atlas.locale') || locale
  } catch {
    // Storage can be forbidden; the defaults stand.
  }
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  root.lang = locale
  root.dir = locale === 'ar' ? 'rtl' : 'ltr'
})()

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { guideFocusOfDialogs } from './lib/dialog-focus.ts'
import { startI18n } from './lib/i18n.ts'
import './ui/styles.ts'

/** A page opened before an update asks for files that are gone: it reloads, once a minute at most. */
addEventListener('vite:preloadError', (event) => {
  const key = 'atlas.reloadedAt'
  const last = Number(sessionStorage.getItem(key) ?? 0)
  if (Date.now() - last < 60_000) return
  event.preventDefault()
  sessionStorage.setItem(key, String(Date.now()))
  location.reload()
})

const root = document.getElementById('root')
if (root) {
  guideFocusOfDialogs()
  await startI18n(location.pathname.replace(/^\/app/, '') || '/')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

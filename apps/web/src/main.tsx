import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startI18n } from './lib/i18n.ts'
import './ui/styles.ts'

const root = document.getElementById('root')
if (root) {
  await startI18n()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

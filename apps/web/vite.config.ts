import { fileURLToPath } from 'node:url'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const apiOrigin = process.env.ATLAS_API_ORIGIN ?? 'http://127.0.0.1:4000'

/** Libraries of forms and calendars: many pages, but not the first. */
const PAGES_OWN = /temporal-|@mantine\/form|react-number-format|NumberInput/

export default defineConfig({
  base: '/app/',
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      quoteStyle: 'single',
      semicolons: false,
      // Without the default header, which takes the types of the file out of every check.
      routeTreeFileHeader: [],
    }),
    react(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    // Inline assets would need `data:` in the content policy; every asset stays a hashed file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Left alone, each combination of pages that share a component becomes a file: two hundred requests a page.
          // What every visit needs is one file, what most pages share another.
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'common', minShareCount: 12, test: (id) => !PAGES_OWN.test(id) },
          ],
        },
        strictExecutionOrder: true,
      },
    },
  },
  server: {
    fs: { allow: [repository] },
    proxy: { '/api': apiOrigin, '/phone': apiOrigin },
  },
})

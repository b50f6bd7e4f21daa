import { fileURLToPath } from 'node:url'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const apiOrigin = process.env.ATLAS_API_ORIGIN ?? 'http://127.0.0.1:4000'

export default defineConfig({
  base: '/app/',
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single', semicolons: false }),
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
          groups: [{ name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 40_000 }],
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

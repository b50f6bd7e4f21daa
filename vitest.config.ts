import { defineConfig } from 'vitest/config'

/** Tests of these names talk to the run's real PostgreSQL; every other test needs no service. */
const INTEGRATION = ['**/*.{service,routes,security,db}.test.ts']
const OUTSIDE = ['**/node_modules/**', '**/dist/**', '.atlas/**', 'e2e/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Files share a worker's modules: loading the server anew for each took longer than its tests. No test may leave
    // anything behind in a module; each still has a database of its own.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...OUTSIDE, ...INTEGRATION],
          // Property tests on a busy machine of two cores.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: INTEGRATION,
          exclude: OUTSIDE,
          globalSetup: ['testing/postgres.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})

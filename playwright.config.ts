import { defineConfig } from '@playwright/test'
import { findChromium } from './tools/system-packages.ts'

const executablePath = findChromium()

/** Browser tests in real Chromium, against whole applications on free ports (e2e/stack; each test names its own). */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  forbidOnly: true,
  fullyParallel: true,
  // Two slow cores draw two browsers and serve them; a long journey may take its time. What hangs is told of by the
  // limit of its one action or expectation, long before.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    // A control that cannot be pressed is told as such, with what covers it, instead of using up the whole test.
    actionTimeout: 20_000,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    // Nothing slides or fades while it is looked for; the main job is done with all its motion.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Recording every test costs a fifth of the time; `--trace retain-on-failure` records those looked into.
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's sandbox does not run as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-dev-shm-usage',
      ],
    },
  },
})

import { test as base } from '@playwright/test'
import { type InstanceAddress, requestInstance, stopInstance } from './control.ts'

export { expect } from '@playwright/test'

/** The one application that tests of a worker share when they only read; started when the first of them runs. */
type SharedInstance = { get(): Promise<InstanceAddress> }

type Options = {
  /** `own`: an application nobody else touches. `shared`: one per worker, for tests that change nothing others look at. */
  instance: 'own' | 'shared'
}

/** Every test runs against a whole application with a phone page; `page.goto('/app/…')` leads to it. */
export const test = base.extend<Options & { atlas: InstanceAddress }, { sharedInstance: SharedInstance }>({
  instance: ['own', { option: true }],
  sharedInstance: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the wanted fixtures from the pattern
    async ({}, use) => {
      let started: Promise<InstanceAddress> | undefined
      await use({
        get: () => {
          started ??= requestInstance()
          return started
        },
      })
      const address = await started
      if (address) await stopInstance(address)
    },
    { scope: 'worker' },
  ],
  atlas: async ({ instance, sharedInstance }, use) => {
    if (instance === 'shared') {
      await use(await sharedInstance.get())
      return
    }
    const address = await requestInstance()
    await use(address)
    await stopInstance(address)
  },
  baseURL: async ({ atlas }, use) => use(atlas.appUrl),
})

import { test as base, type Page } from '@playwright/test'
import { type CallHeaders, signIn } from '../pages/sign-in.ts'
import { type InstanceAddress, requestInstance, stopInstance } from './control.ts'

export { expect } from '@playwright/test'

/** The one application that tests of a worker share when they only read; started when the first of them runs. */
type SharedInstance = { get(): Promise<InstanceAddress> }

/** How a reading test looks at the app: as whom, in which language and colours (else as a new visitor sees it). */
export type View = { person?: string; locale?: 'ar'; scheme?: 'dark' }

/** A page of the shared application, and what calls beside it need to be those of the same person. */
export type Reader = { page: Page; headers: CallHeaders | Record<string, never> }

type Options = {
  /** `own`: an application nobody else touches. `shared`: one per worker, for tests that change nothing others look at. */
  instance: 'own' | 'shared'
}

/** Every test runs against a whole application with a phone page; `page.goto('/app/…')` leads to it. */
export const test = base.extend<
  Options & { atlas: InstanceAddress },
  { sharedInstance: SharedInstance; read: (view: View) => Promise<Reader> }
>({
  instance: ['own', { option: true }],
  sharedInstance: [
    // The runner reads from the pattern which fixtures are wanted, and wants a pattern: this one is always there.
    async ({ playwright: _playwright }, use) => {
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
  /**
   * The page of the shared application for a view. Tests of a worker that look the same way share it, with its sign-in
   * and its loaded program: each goes to its own address and finds the width of a desk.
   */
  read: [
    async ({ sharedInstance, browser }, use, worker) => {
      const { locale, timezoneId, viewport, contextOptions } = worker.project.use
      const look = { ...contextOptions, ...(locale && { locale }), ...(timezoneId && { timezoneId }) }
      const readers = new Map<string, Promise<Reader>>()
      const open = async ({ person, ...stored }: View): Promise<Reader> => {
        const { appUrl } = await sharedInstance.get()
        const context = await browser.newContext({ ...look, baseURL: appUrl })
        await context.addInitScript((wanted) => {
          for (const [key, value] of Object.entries(wanted)) localStorage.setItem(`atlas.${key}`, value)
        }, stored)
        const page = await context.newPage()
        return { page, headers: person ? await signIn(page, person) : {} }
      }
      await use(async (view) => {
        const key = JSON.stringify(view)
        const reader = readers.get(key) ?? open(view)
        readers.set(key, reader)
        const { page } = await reader
        if (viewport) await page.setViewportSize(viewport)
        return reader
      })
      for (const reader of readers.values()) await (await reader).page.context().close()
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

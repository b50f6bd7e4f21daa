import { setTimeout as pause } from 'node:timers/promises'

const BEAT_MS = 40

/** Waits until the probe answers true; throws with `what` after `limitMs` of no success. */
export async function until(what: string, probe: () => Promise<boolean> | boolean, limitMs = 180_000): Promise<void> {
  const began = performance.now()
  for (;;) {
    if (await probe()) return
    if (performance.now() - began > limitMs) throw new Error(`waited ${limitMs / 1000} s in vain for: ${what}`)
    await pause(BEAT_MS)
  }
}

/**
 * Runs `act` at the first call, then at most once per `wait`: all calls meanwhile are answered together at its end.
 * @param wait resolves when the pause is over; a rejection ends it for good
 */
export function paced(act: () => void, wait: () => Promise<void>): () => void {
  let pausing = false
  let asked = false
  async function run() {
    pausing = true
    try {
      do {
        asked = false
        act()
        await wait()
      } while (asked)
      pausing = false
    } catch {
      // The one who gave the pause wants no more calls.
    }
  }
  return () => {
    if (pausing) asked = true
    else void run()
  }
}

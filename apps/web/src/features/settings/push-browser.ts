/** Where the worker stands that shows what is pushed; its scope is the app. */
const worker = `${import.meta.env.BASE_URL}push-worker.js`

/** Whether this browser can be told by push, and may: `denied` is the person's own word, given to the browser. */
export function pushSupport(): 'possible' | 'unsupported' | 'denied' {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : 'possible'
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

/**
 * Asks the browser for a subscription, after asking the person. A subscription for another key is given up first.
 * @param key public key of the installation, base64url
 * @returns the subscription as the API takes it; null when the person said no
 */
export async function subscribeBrowser(
  key: string,
): Promise<{ endpoint: string; keys: { p256dh: string; auth: string } } | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const registration = await navigator.serviceWorker.register(worker)
  await navigator.serviceWorker.ready
  await (await registration.pushManager.getSubscription())?.unsubscribe()
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) })
  const { endpoint, keys } = made.toJSON()
  if (!endpoint || !keys?.p256dh || !keys.auth) return null
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
}

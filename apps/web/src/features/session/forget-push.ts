/** Ends this browser's subscription to push: who signs in here next is not told what was meant for somebody else. */
export async function forgetPush(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration(import.meta.env.BASE_URL)
  await (await registration?.pushManager?.getSubscription())?.unsubscribe()
}

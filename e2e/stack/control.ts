/** Where a running application is reached. */
export type InstanceAddress = {
  id: string
  /** The application; the agency app is below /app/. */
  appUrl: string
  /** The provider simulators with the phone page. */
  phoneUrl: string
  /** What the simulated Meta takes as a token, and the secret of its application: for connecting a number. */
  meta: { accessToken: string; appSecret: string }
}

function hostUrl(): string {
  const url = process.env.ATLAS_E2E_HOST
  if (!url) throw new Error('ATLAS_E2E_HOST is set by global-setup.ts')
  return url
}

/** Starts an application on a fresh copy of the demonstration (about a second). Throws with the host's reason. */
export async function requestInstance(): Promise<InstanceAddress> {
  const answer = await fetch(`${hostUrl()}/instances`, { method: 'POST' })
  if (!answer.ok) throw new Error(`no application could be started: ${await answer.text()}`)
  return (await answer.json()) as InstanceAddress
}

/** Stops an application and removes its database. */
export async function stopInstance(address: InstanceAddress): Promise<void> {
  await fetch(`${hostUrl()}/instances/${address.id}`, { method: 'DELETE' })
}

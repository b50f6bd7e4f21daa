/** One WhatsApp number and the right to act for it. The token is a secret: never log or return this object. */
export interface SendAccount {
  /** `https://graph.facebook.com`, or the simulator's address. */
  baseUrl: string
  /** `v26.0`; pinned by configuration. */
  apiVersion: string
  phoneNumberId: string
  accessToken: string
  /** Further hosts (`host` or `host:port`) that may be given the token to download media. */
  mediaHosts?: readonly string[] | undefined
}

/** Address of a Graph node or edge; every part is escaped. */
export function graphUrl(account: SendAccount, ...path: readonly string[]): string {
  const base = account.baseUrl.replace(/\/+$/, '')
  return [base, account.apiVersion, ...path].map((part, i) => (i === 0 ? part : encodeURIComponent(part))).join('/')
}

export function bearer(account: SendAccount): { authorization: string } {
  return { authorization: `Bearer ${account.accessToken}` }
}

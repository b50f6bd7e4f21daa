/** Tabs of the personal-data settings, as the address names them; the first is shown without a name. */
export const privacyTabs = ['requests', 'suppressions', 'retention'] as const
export type PrivacyTab = (typeof privacyTabs)[number]

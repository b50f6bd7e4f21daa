/** Tabs of the dossier page, as its address names them; `details` stands only where the side column does not fit. */
export const dossierTabs = ['history', 'conversation', 'details'] as const
export type DossierTab = (typeof dossierTabs)[number]

import { createContext, useContext } from 'react'

/** Opens the picture of a message in full; nothing happens outside a thread. */
export const ViewPicture = createContext<(messageId: string) => void>(() => undefined)

/** @returns what opens the picture of a message of this thread */
export const useViewPicture = (): ((messageId: string) => void) => useContext(ViewPicture)

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { ApiError, NetworkError } from '@/lib/api-error.ts'
import classes from './notify.module.css'

/** The cross of a notification is a picture: it needs words. */
const closable = () => ({ closeButtonProps: { 'aria-label': i18next.t('action.close') } })

/** A short confirmation that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'mint', autoClose: 3500, withBorder: true, ...closable() })
}

/** What was not done, or not as asked, without being a failure; stays long enough to be read. */
export function notifyWarning(message: string): void {
  notifications.show({ message, color: 'saffron', autoClose: 10_000, withBorder: true, ...closable() })
}

/** A refusal in the words of the server, or "no connection". */
export function notifyError(error: unknown): void {
  const network = error instanceof NetworkError
  notifications.show({
    title: network
      ? i18next.t('state.networkTitle')
      : error instanceof ApiError
        ? error.message
        : i18next.t('state.errorTitle'),
    message: network ? i18next.t('state.networkBody') : error instanceof ApiError ? error.detail : '',
    color: 'terracotta',
    autoClose: 8000,
    withBorder: true,
    ...closable(),
  })
}

/**
 * Says what was done and offers to take it back for eight seconds.
 * @param onUndo runs the opposite command; its own failure is shown
 */
export function notifyUndo(message: string, onUndo: () => Promise<unknown> | undefined): void {
  const id = notifications.show({
    message: (
      <span className={classes.undo}>
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id)
            Promise.resolve(onUndo()).catch(notifyError)
          }}
        >
          {i18next.t('action.undo')}
        </Button>
      </span>
    ),
    color: 'majorelle',
    autoClose: 8000,
    withBorder: true,
    ...closable(),
  })
}

/**
 * Says what was done and offers what may come next, for a quarter of a minute or until it is closed.
 * @param offers one click each; a failure is shown
 */
export function notifyOffers(message: string, offers: readonly { label: string; act: () => Promise<unknown> }[]): void {
  const id = notifications.show({
    message: (
      <span className={classes.offers}>
        <span>{message}</span>
        <span>
          {offers.map((offer) => (
            <Button
              key={offer.label}
              size="compact-sm"
              variant="default"
              onClick={() => {
                notifications.hide(id)
                offer.act().catch(notifyError)
              }}
            >
              {offer.label}
            </Button>
          ))}
        </span>
      </span>
    ),
    color: 'mint',
    autoClose: 15_000,
    withBorder: true,
  })
}

import { Button, Modal } from '@mantine/core'
import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './confirm.module.css'

export interface ConfirmRequest {
  title: string
  body?: string
  /** What disappears, one line each: a confirmation names its loss. */
  loses?: string[]
  confirm: string
  /** True (default) for destructive acts: the button takes the urgent tone. */
  destructive?: boolean
}

const ConfirmContext = createContext<(request: ConfirmRequest) => Promise<boolean>>(async () => false)

/** @returns a function that asks and resolves true when the person confirms */
export function useConfirm(): (request: ConfirmRequest) => Promise<boolean> {
  return use(ConfirmContext)
}

/** Holds the one confirmation dialog of the app. */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [pending, setPending] = useState<{ request: ConfirmRequest; answer: (yes: boolean) => void } | null>(null)
  const ask = useCallback(
    (request: ConfirmRequest) =>
      new Promise<boolean>((resolve) => {
        setPending({
          request,
          answer: (yes) => {
            setPending(null)
            resolve(yes)
          },
        })
      }),
    [],
  )
  const request = pending?.request
  return (
    <ConfirmContext value={ask}>
      {children}
      <Modal
        opened={pending !== null}
        onClose={() => pending?.answer(false)}
        title={request?.title}
        // Above the dialog that asks, if one does.
        zIndex="calc(var(--mantine-z-index-modal) + 10)"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {request && (
          <div className={classes.root}>
            {request.body && <p>{request.body}</p>}
            {request.loses && request.loses.length > 0 && (
              <div className={classes.loses}>
                <h3>{t('confirm.losesTitle')}</h3>
                <ul>
                  {request.loses.map((loss) => (
                    <li key={loss}>{loss}</li>
                  ))}
                </ul>
              </div>
            )}
            <div className={classes.actions}>
              <Button variant="default" onClick={() => pending?.answer(false)} data-autofocus>
                {t('action.cancel')}
              </Button>
              <Button
                color={request.destructive === false ? 'majorelle' : 'terracotta'}
                onClick={() => pending?.answer(true)}
              >
                {request.confirm}
              </Button>
            </div>
          </div>
        )}
      </Modal>
    </ConfirmContext>
  )
}

import { Button, type ButtonProps } from '@mantine/core'
import { type ReactNode, useRef } from 'react'

/** Kinds that the server takes, as the file chooser understands them. */
export const ACCEPT = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt'

/** A button that lets the person choose one file. */
export function FileButton({
  onFile,
  children,
  ...button
}: ButtonProps & { onFile: (file: File) => void; children: ReactNode; 'aria-label'?: string }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPT}
        onChange={(e) => {
          const file = e.currentTarget.files?.[0]
          if (file) onFile(file)
          e.currentTarget.value = ''
        }}
      />
    </>
  )
}

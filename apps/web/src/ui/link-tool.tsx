import { Button, Popover, TextInput } from '@mantine/core'
import { RichTextEditor, useRichTextEditorContext } from '@mantine/tiptap'
import { IconLink } from '@tabler/icons-react'
import { useEditorState } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './rich-text.module.css'

/** A dialog around this stays open when Escape closes the popover. */
const escapeStays = { 'data-mantine-stop-propagation': 'true' }

/**
 * Makes the chosen words a link, or takes it away; without words the address is written out.
 * @param props.addressOf an address as it was typed, completed; null when it is none that is taken here
 * @param props.wrong what is said then
 */
export function LinkTool(props: { addressOf: (typed: string) => string | null; wrong?: string }) {
  const { t } = useTranslation()
  const { editor } = useRichTextEditorContext()
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const linked = useEditorState({ editor, selector: ({ editor: shown }) => shown?.isActive('link') ?? false })
  if (!editor) return null

  function close() {
    setTyped(null)
    setWrong(false)
  }

  function set() {
    if (!editor || typed === null) return
    if (typed.trim() === '') {
      editor.chain().focus().extendMarkRange('link').unsetLink().run()
      return close()
    }
    const href = props.addressOf(typed)
    if (!href) return setWrong(true)
    const chain = editor.chain().focus()
    if (editor.state.selection.empty && !linked) {
      const text = href.replace(/^(mailto|tel):/, '')
      chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.extendMarkRange('link').setLink({ href }).run()
    close()
  }

  return (
    <Popover opened={typed !== null} onChange={(opened) => !opened && close()} trapFocus withArrow position="top-start">
      <Popover.Target>
        <RichTextEditor.Control
          aria-label={t('notes:tool.link')}
          title={t('notes:tool.link')}
          active={linked ?? false}
          onClick={() => {
            const { href } = editor.getAttributes('link')
            setTyped(typeof href === 'string' ? href : '')
          }}
        >
          <IconLink size={16} stroke={1.75} aria-hidden />
        </RichTextEditor.Control>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.link}>
          <TextInput
            {...escapeStays}
            size="sm"
            type="url"
            inputMode="url"
            dir="ltr"
            label={t('notes:link.address')}
            description={linked ? t('notes:link.clearHint') : undefined}
            placeholder="https://"
            maxLength={2000}
            value={typed ?? ''}
            error={wrong ? (props.wrong ?? t('notes:link.wrong')) : undefined}
            onChange={(e) => {
              setTyped(e.currentTarget.value)
              setWrong(false)
            }}
            // No form: this stands inside one, and Enter is for the link alone.
            onKeyDown={(e) => {
              if (e.key !== 'Enter') return
              e.preventDefault()
              e.stopPropagation()
              set()
            }}
          />
          <Button {...escapeStays} size="compact-md" onClick={set}>
            {t('notes:link.set')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

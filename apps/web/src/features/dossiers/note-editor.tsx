import '@mantine/tiptap/styles.layer.css'
import { Button, Popover, TextInput } from '@mantine/core'
import { RichTextEditor, useRichTextEditorContext } from '@mantine/tiptap'
import { IconAt, IconLink } from '@tabler/icons-react'
import { type JSONContent, useEditor, useEditorState } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteContent } from '@/lib/api-notes.ts'
import { Avatar } from '@/ui/avatar.tsx'
import type { Colleague } from './mentions.ts'
import { isBlank, mentioned, noteOf } from './note-document.ts'
import classes from './note-editor.module.css'
import { useMentionList } from './use-mention-list.ts'

/** What notes have and nothing more; what else is pasted loses its form and keeps its words. */
const base = StarterKit.configure({
  blockquote: false,
  code: false,
  codeBlock: false,
  heading: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  dropcursor: false,
  gapcursor: false,
  trailingNode: false,
  link: {
    openOnClick: false,
    autolink: true,
    defaultProtocol: 'https',
    HTMLAttributes: { target: null, rel: null },
    isAllowedUri: (url) => /^https?:\/\/\S+$/i.test(url),
  },
})

/** An address as it was typed, completed; null when it is none that a note takes. */
function webAddress(typed: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`
  return /^https?:\/\/[^\s/]+\S*$/i.test(whole) && URL.canParse(whole) ? whole : null
}

/**
 * The field a note is written in: bold, italic, lists, links, and an @ that offers the colleagues to tell.
 * Ctrl/⌘ + Enter keeps it.
 * @param props.onChange told of each change, with the editor's own form of it for a draft
 * @param props.actions what stands beside the tools, given the note as it is now; null while there is nothing to read
 */
export function NoteEditor(props: {
  label: string
  placeholder: string
  initial: JSONContent | null
  colleagues: readonly Colleague[]
  autoFocus?: boolean
  onChange?: (content: JSONContent, blank: boolean) => void
  onKeep: (note: NoteContent, clear: () => void) => void
  actions: (keep: (() => void) | null) => ReactNode
}) {
  const { t } = useTranslation()
  const listId = useId()
  const { extension, offered, active, mark, pick } = useMentionList(props.colleagues)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const editor = useEditor({
    extensions: [base, extension],
    content: props.initial,
    autofocus: props.autoFocus ? 'end' : false,
    textDirection: 'auto',
    // Styles stand in a sheet: the page takes none from a script.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-label': props.label,
        'aria-placeholder': props.placeholder,
        'aria-multiline': 'true',
        'aria-autocomplete': 'list',
      },
      handleKeyDown(_view, event) {
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return false
        keep()
        return true
      },
    },
    onUpdate: ({ editor: changed }) => {
      const content = changed.getJSON()
      latest.current.onChange?.(content, isBlank(noteOf(content)))
    },
  })
  const { note, blank } = useEditorState({
    editor,
    selector: ({ editor: shown }) => {
      const now = noteOf(shown.getJSON())
      return { note: now, blank: isBlank(now) }
    },
  })

  function keep() {
    const now = noteOf(editor.getJSON())
    if (!isBlank(now)) latest.current.onKeep(now, () => editor.commands.clearContent(true))
  }

  const open = offered.length > 0
  const activeId = open ? `${listId}-${active}` : null
  useEffect(() => {
    // A list that is open stands below a field that is there; before, there may be none yet.
    if (!activeId) return
    const field = editor.view.dom
    field.setAttribute('aria-controls', listId)
    field.setAttribute('aria-activedescendant', activeId)
    return () => {
      field.removeAttribute('aria-controls')
      field.removeAttribute('aria-activedescendant')
    }
  }, [editor, activeId, listId])

  const told = mentioned(note)
    .map((id) => props.colleagues.find((c) => c.id === id)?.name)
    .filter((name) => name !== undefined)
  return (
    <RichTextEditor
      editor={editor}
      variant="subtle"
      withTypographyStyles={false}
      withCodeHighlightStyles={false}
      className={classes.editor}
      labels={{
        boldControlLabel: t('notes:tool.bold'),
        italicControlLabel: t('notes:tool.italic'),
        bulletListControlLabel: t('notes:tool.bullets'),
        orderedListControlLabel: t('notes:tool.numbers'),
      }}
    >
      <div className={classes.writing}>
        {editor.isEmpty && (
          <span className={classes.placeholder} aria-hidden="true">
            {props.placeholder}
          </span>
        )}
        <RichTextEditor.Content className={classes.content} />
        {open && (
          <div id={listId} role="listbox" aria-label={t('notifications:mention.label')} className={classes.offered}>
            {offered.map((c, n) => (
              <div
                key={c.id}
                id={`${listId}-${n}`}
                role="option"
                tabIndex={-1}
                aria-selected={n === active}
                className={classes.option}
                onMouseEnter={() => mark(n)}
                // The field keeps the focus: what is typed next goes on there.
                onMouseDown={(e) => {
                  e.preventDefault()
                  pick(c)
                }}
              >
                <Avatar name={c.name} size={24} />
                {c.name}
              </div>
            ))}
          </div>
        )}
      </div>
      {told.length > 0 && (
        <p className={classes.told} role="status">
          {t('notifications:mention.told', { names: told.join(', ') })}
        </p>
      )}
      <div className={classes.foot}>
        <div className={classes.tools} role="toolbar" aria-label={t('notes:tool.all')}>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <LinkTool />
          <RichTextEditor.Control
            aria-label={t('notes:tool.mention')}
            title={t('notes:tool.mention')}
            onClick={() => {
              const before = editor.state.selection.$from.nodeBefore
              editor
                .chain()
                .focus()
                .insertContent(before?.text && !/\s$/.test(before.text) ? ' @' : '@')
                .run()
            }}
          >
            <IconAt size={16} stroke={1.75} aria-hidden />
          </RichTextEditor.Control>
        </div>
        {props.actions(blank ? null : keep)}
      </div>
    </RichTextEditor>
  )
}

/** Makes the chosen words a link, or takes it away; without words the address is written out. */
function LinkTool() {
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
    const href = webAddress(typed)
    if (!href) return setWrong(true)
    const chain = editor.chain().focus()
    if (editor.state.selection.empty && !linked)
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.extendMarkRange('link').setLink({ href }).run()
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
            size="sm"
            type="url"
            inputMode="url"
            dir="ltr"
            label={t('notes:link.address')}
            description={linked ? t('notes:link.clearHint') : undefined}
            placeholder="https://"
            maxLength={2000}
            value={typed ?? ''}
            error={wrong ? t('notes:link.wrong') : undefined}
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
          <Button size="compact-md" onClick={set}>
            {t('notes:link.set')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

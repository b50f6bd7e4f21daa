import { RichTextEditor } from '@mantine/tiptap'
import { IconAt } from '@tabler/icons-react'
import { type JSONContent, useEditor, useEditorState } from '@tiptap/react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteContent } from '@/lib/api-notes.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { LinkTool } from '@/ui/link-tool.tsx'
import rich from '@/ui/rich-text.module.css'
import { richText } from '@/ui/rich-text.ts'
import { webAddress } from '@/ui/web-address.ts'
import type { Colleague } from './mentions.ts'
import { isBlank, mentioned, noteOf } from './note-document.ts'
import classes from './note-editor.module.css'
import { useMentionList } from './use-mention-list.ts'

/** What notes have and nothing more; what else is pasted loses its form and keeps its words. */
const base = richText({ heading: false, horizontalRule: false }, (url) => /^https?:\/\/\S+$/i.test(url))

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
      className={rich.editor}
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
        <RichTextEditor.Content className={`${rich.content} ${classes.content}`} />
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
      <div className={rich.foot}>
        <div className={rich.tools} role="toolbar" aria-label={t('notes:tool.all')}>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <LinkTool addressOf={webAddress} />
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

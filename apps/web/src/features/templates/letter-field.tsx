import { Button, Input } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import { IconHeading, IconMinus } from '@tabler/icons-react'
import { type CommandProps, type Editor, useEditor } from '@tiptap/react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterDocument } from '@/lib/api-templates.ts'
import { LinkTool } from '@/ui/link-tool.tsx'
import rich from '@/ui/rich-text.module.css'
import { richText } from '@/ui/rich-text.ts'
import { isLetterAddress, letterAddress, letterOf, textOf } from './letter-document.ts'
import { freeNumber } from './letter-draft.ts'
import classes from './letter-field.module.css'

/** What letters have: their lists hold lines and no other lists, so that Tab leaves the field there, too. */
const base = richText({ heading: { levels: [2] }, horizontalRule: {} }, isLetterAddress).extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((each) =>
      each.name === 'listItem'
        ? each.extend({
            content: 'paragraph+',
            addKeyboardShortcuts(this: { editor: Editor }) {
              return { Enter: () => this.editor.commands.splitListItem('listItem') }
            },
          })
        : each,
    )
  },
})

const RuleIcon = () => <IconMinus size={16} stroke={1.75} aria-hidden />
const HeadingIcon = () => <IconHeading size={16} stroke={1.75} aria-hidden />

/** The field the words of a letter are written in. `document` and `direction` are read once; what is typed is told. */
export function LetterField(props: {
  label: string
  document: LetterDocument
  direction: 'ltr' | 'rtl'
  locked: boolean
  error?: string | undefined
  onChange: (document: LetterDocument) => void
}) {
  const { t } = useTranslation()
  const id = useId()
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const editor = useEditor({
    extensions: [base],
    content: props.document,
    editable: !props.locked,
    textDirection: props.direction,
    // Styles stand in a sheet: the page takes none from a script.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-labelledby': `${id}-label`,
        'aria-multiline': 'true',
        'aria-required': 'true',
      },
    },
    onUpdate: ({ editor: changed }) => latest.current.onChange(letterOf(changed.getJSON())),
  })

  const { error } = props
  useEffect(() => {
    const field = editor.view.dom
    field.setAttribute('aria-invalid', String(error !== undefined))
    if (error === undefined) field.removeAttribute('aria-describedby')
    else field.setAttribute('aria-describedby', `${id}-error`)
  }, [editor, error, id])

  function insertVariable() {
    const mark = `{{${freeNumber(textOf(letterOf(editor.getJSON())))}}}`
    const put = ({ tr, state }: Pick<CommandProps, 'tr' | 'state'>) => {
      const { $from } = state.selection
      // Behind a link it is not part of it; within one, and among bold words, it is.
      const inside = $from.nodeAfter?.marks ?? []
      const marks = (state.storedMarks ?? $from.marks()).filter(
        (each) => each.type.name !== 'link' || inside.some((other) => other.eq(each)),
      )
      tr.replaceSelectionWith(state.schema.text(mark, marks), false)
      return true
    }
    editor.chain().focus().command(put).run()
  }

  return (
    <Input.Wrapper
      label={props.label}
      withAsterisk
      labelElement="div"
      labelProps={{ id: `${id}-label`, onClick: () => editor.commands.focus() }}
      error={error}
      errorProps={{ id: `${id}-error` }}
    >
      <RichTextEditor
        editor={editor}
        variant="subtle"
        withTypographyStyles={false}
        withCodeHighlightStyles={false}
        className={classes.editor}
        data-error={error !== undefined || undefined}
        labels={{
          boldControlLabel: t('notes:tool.bold'),
          italicControlLabel: t('notes:tool.italic'),
          bulletListControlLabel: t('notes:tool.bullets'),
          orderedListControlLabel: t('notes:tool.numbers'),
          h2ControlLabel: t('letters:tool.heading'),
          hrControlLabel: t('letters:tool.rule'),
        }}
      >
        {!props.locked && (
          <div className={`${rich.foot} ${classes.bar}`}>
            <div className={rich.tools} role="toolbar" aria-label={t('notes:tool.all')}>
              <RichTextEditor.Bold />
              <RichTextEditor.Italic />
              <RichTextEditor.H2 icon={HeadingIcon} />
              <RichTextEditor.BulletList />
              <RichTextEditor.OrderedList />
              <LinkTool addressOf={letterAddress} wrong={t('letters:linkWrong')} />
              <RichTextEditor.Hr icon={RuleIcon} />
            </div>
            <Button variant="default" size="compact-sm" onClick={insertVariable}>
              {t('templates:insertVariable')}
            </Button>
          </div>
        )}
        <RichTextEditor.Content className={`${rich.content} ${classes.content}`} />
      </RichTextEditor>
    </Input.Wrapper>
  )
}

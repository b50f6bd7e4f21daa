/** What a dialog is opened for. A list that opens by being focused would cover the rest of it. */
const FIELDS = 'input:not([type="hidden"], [aria-haspopup]), textarea, [contenteditable="true"]'

/** More lists than this above the first text field, and the dialog begins at its top. */
const MOST_LISTS_ABOVE = 2

/**
 * Marks the field a new dialog begins with, so that its focus trap takes it instead of the button that closes; a dialog
 * that marks one itself, or has none, is left alone. Of a group of choices it is the one that stands.
 */
function beginWithField(dialog: Element): void {
  if (dialog.querySelector('[data-autofocus]')) return
  const body = dialog.querySelector('.mantine-Modal-body, .mantine-Drawer-body')
  const fields = [...(body?.querySelectorAll<HTMLInputElement>(FIELDS) ?? [])].filter((field) => !field.disabled)
  const [first] = fields
  const chosen = first?.type === 'radio' ? fields.find((f) => f.name === first.name && f.checked) : undefined
  const field = chosen ?? first
  const lists = [...(body?.querySelectorAll('input[aria-haspopup]') ?? [])]
  const above = lists.filter((list) => field && list.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)
  if (body instanceof HTMLElement && above.length > MOST_LISTS_ABOVE) {
    // A form of lists begins at its top: its first text field stands far below, and would scroll there.
    body.tabIndex = -1
    body.setAttribute('data-autofocus', 'true')
  } else field?.setAttribute('data-autofocus', 'true')
}

/**
 * Dialogs begin with their first field, and give the focus back when they go: to where it was before the dialog, or
 * before the menu that led to it. Mantine does the latter only for a dialog that stays mounted, and ours are mounted when
 * they open. One watcher for the whole page; it gives back only where the focus fell to the body, and does nothing when
 * what had it is gone as well.
 */
export function guideFocusOfDialogs(): void {
  let last: HTMLElement | null = null
  const portals = '[data-portal]'
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !target.closest(portals)) last = target
  })
  const watcher = new MutationObserver((changes) => {
    for (const { target, addedNodes, removedNodes } of changes) {
      if (target === document.body) for (const node of addedNodes) watch(node)
      for (const dialog of dialogsIn(addedNodes)) beginWithField(dialog)
      const closed = dialogsIn(removedNodes).length > 0
      if (closed && document.activeElement === document.body && last?.isConnected) last.focus({ preventScroll: true })
    }
  })
  /** The children of the body and of its portals alone: nothing is told about what happens in the page. */
  function watch(node: Node) {
    if (node instanceof Element && node.matches(portals)) watcher.observe(node, { childList: true })
  }
  watcher.observe(document.body, { childList: true })
  for (const node of document.body.children) watch(node)
}

const dialogsIn = (nodes: NodeList): Element[] =>
  [...nodes].flatMap((node) => (node instanceof Element ? [...node.querySelectorAll('[role="dialog"]')] : []))

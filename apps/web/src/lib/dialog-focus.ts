/**
 * Gives the focus back when a dialog goes: to where it was before the dialog, or before the menu that led to it. Mantine
 * does so only for a dialog that stays mounted, and ours are mounted when they open. One watcher for the whole page; it
 * acts only where the focus fell to the body, and does nothing when what had it is gone as well.
 */
export function keepFocusAfterDialogs(): void {
  let last: HTMLElement | null = null
  const portals = '[data-portal]'
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !target.closest(portals)) last = target
  })
  const watcher = new MutationObserver((changes) => {
    for (const { target, addedNodes, removedNodes } of changes) {
      if (target === document.body) for (const node of addedNodes) watch(node)
      const closed = [...removedNodes].some((node) => node instanceof Element && node.querySelector('[role="dialog"]'))
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

import '@mantine/tiptap/styles.layer.css'
import { StarterKit, type StarterKitOptions } from '@tiptap/starter-kit'

/**
 * What every field of words with a form has: bold, italic, lists, links. What else is pasted loses its form and keeps
 * its words.
 * @param more what this one has beyond, or has not
 * @param takes whether an address may be linked to
 */
export function richText(more: Partial<StarterKitOptions>, takes: (url: string) => boolean) {
  return StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
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
      isAllowedUri: (url) => takes(url),
    },
    ...more,
  })
}

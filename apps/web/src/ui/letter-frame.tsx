import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import classes from './letter-frame.module.css'

/** Pixels: what most mail programs have room for on a telephone and at a desk. */
const WIDTHS = { phone: 360, desk: 680 }

/** Leaves nothing to press: a link would open a window, which the frame may not. */
function put(page: string, into: HTMLIFrameElement | null): number {
  const shown = into?.contentDocument
  const parser = into?.contentWindow as (Window & { DOMParser: typeof DOMParser }) | null | undefined
  if (!shown || !parser) return 0
  // Read by the frame, not by our page, whose policy takes no styles of its own on elements.
  const read = new parser.DOMParser().parseFromString(page, 'text/html')
  const base = read.createElement('base')
  base.target = '_blank'
  read.head.prepend(base)
  shown.documentElement.replaceWith(shown.adoptNode(read.documentElement))
  return shown.body.offsetHeight
}

/** A letter as it leaves, in a page of its own that runs and loads nothing, as wide as the place it is read at. */
export function LetterFrame(props: { html: string; title: string; at: 'phone' | 'desk' }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [loaded, setLoaded] = useState(false)
  const [height, setHeight] = useState(0)
  const { ref, width: room } = useElementSize()
  const width = WIDTHS[props.at]
  const scale = room > 0 ? Math.min(1, room / width) : 1

  useEffect(() => {
    // The same letter has another height at another width.
    if (loaded && width > 0) setHeight(put(props.html, frame.current))
  }, [props.html, loaded, width])

  return (
    <div ref={ref} className={classes.room} style={{ blockSize: Math.ceil(height * scale) }}>
      <iframe
        ref={frame}
        className={classes.frame}
        src="/api/v1/letter-frame"
        sandbox="allow-same-origin"
        title={props.title}
        style={{ inlineSize: width, blockSize: height, transform: `scale(${scale})` }}
        onLoad={() => setLoaded(true)}
      />
    </div>
  )
}

let sounding: HTMLMediaElement | null = null

/** Whatever sounds now falls silent: there is one voice at a time. */
export function soundAlone(element: HTMLMediaElement): void {
  if (sounding && sounding !== element) sounding.pause()
  sounding = element
}

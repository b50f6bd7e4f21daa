import { h, icon, iconButton, toast } from './dom.js'
import { openMenu } from './menu.js'
import { PROFILES } from './profiles.js'
import { sampleVoiceNote, shrinkPhoto, startRecording, toBase64 } from './voice.js'
import { t } from './words.js'

const SAMPLE_SECONDS = 3

/**
 * The writing line of one phone. `post` sends a payload as the person; `spot` is where they are; `plain`: words only.
 * @param {{ place: HTMLElement, post: (payload: Record<string, unknown>) => Promise<unknown>,
 *   spot: { latitude: number, longitude: number, name: string }, draftKey: string, plain: boolean }} options
 */
export function createComposer({ place, post, spot, draftKey, plain }) {
  /** @type {undefined | (() => Promise<Blob>)} */
  let stopRecording

  const area = h('textarea', {
    rows: '1',
    dir: 'auto',
    placeholder: t('placeholder'),
    'aria-label': t('message'),
    value: sessionStorage.getItem(draftKey) ?? '',
    oninput: () => {
      sessionStorage.setItem(draftKey, area.value)
      refresh()
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      submit()
    },
  })
  const picker = h('input', {
    type: 'file',
    accept: 'image/*',
    multiple: true,
    hidden: true,
    onchange: async () => {
      const files = [...(picker.files ?? [])]
      picker.value = ''
      // One after the other, as a phone sends an album.
      for (const file of files)
        await post({ image: { base64: await toBase64(await shrinkPhoto(file)), mime: 'image/jpeg' } })
    },
  })
  const attach = iconButton('paperclip', t('attach'), 'tool', () => openAttachments())
  attach.setAttribute('aria-haspopup', 'menu')
  attach.hidden = plain
  const send = h(
    'button',
    { type: 'submit', class: 'send', 'aria-label': t('send'), title: t('send') },
    icon('arrow-up'),
  )
  const recording = h(
    'div',
    { class: 'recording', hidden: true },
    h('span', { class: 'pulse', 'aria-hidden': 'true' }),
    h('span', null, t('voice')),
    iconButton('x', t('cancel'), 'tool', () => endRecording(false)),
    h(
      'button',
      {
        type: 'button',
        class: 'send',
        'aria-label': t('voiceStop'),
        title: t('voiceStop'),
        onclick: () => endRecording(true),
      },
      icon('arrow-up'),
    ),
  )
  const line = h('div', { class: 'line' }, attach, picker, area, send)
  const form = h(
    'form',
    {
      class: 'composer',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault()
        submit()
      },
    },
    line,
    recording,
  )

  function refresh() {
    send.disabled = area.value.trim() === ''
  }

  function submit() {
    const text = area.value.trim()
    if (text === '') return
    area.value = ''
    sessionStorage.removeItem(draftKey)
    refresh()
    void post({ text }).catch(() => {
      area.value = text
      refresh()
    })
  }

  async function postVoice(/** @type {Blob} */ blob) {
    await post({ audio: { base64: await toBase64(blob), mime: blob.type.replace(';codecs', '; codecs') } })
  }

  async function record() {
    stopRecording = await startRecording()
    if (stopRecording === undefined) {
      toast(t('voiceSample'))
      await postVoice(sampleVoiceNote(SAMPLE_SECONDS))
      return
    }
    line.hidden = true
    recording.hidden = false
  }

  async function endRecording(/** @type {boolean} */ keep) {
    const blob = await stopRecording?.()
    stopRecording = undefined
    line.hidden = false
    recording.hidden = true
    if (keep && blob !== undefined) await postVoice(blob)
  }

  function openPlaces() {
    const places = [spot, ...PROFILES.map((profile) => profile.spot).filter((other) => other.name !== spot.name)]
    const items = places.slice(0, 5).map((location) => ({
      label: location.name,
      note: `${location.latitude.toFixed(3)}, ${location.longitude.toFixed(3)}`,
      icon: icon('map-pin'),
      run: () => void post({ location }),
    }))
    openMenu(place, attach, t('pickPlace'), items, 'sheet')
  }

  function openAttachments() {
    openMenu(place, attach, t('attach'), [
      { label: t('photo'), icon: icon('photo'), run: () => picker.click() },
      { label: t('voice'), icon: icon('microphone'), run: () => void record() },
      { label: t('voiceSample'), icon: icon('microphone'), run: () => void postVoice(sampleVoiceNote(SAMPLE_SECONDS)) },
      { label: t('location'), icon: icon('map-pin'), run: openPlaces },
    ])
  }

  queueMicrotask(refresh)
  return { form, openPlaces, focus: () => area.focus() }
}

const RATE = 48_000
const FRAME_SAMPLES = 960
/** One 20 ms frame of silence, mono. */
const SILENCE = [0xf8, 0xff, 0xfe]

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

/** @param {Uint8Array} page */
function checksum(page) {
  let crc = 0
  for (const byte of page) crc = ((crc << 8) ^ (CRC_TABLE[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0
  return crc
}

/** @param {number[][]} packets @param {number} flags @param {number} sequence @param {number} granule */
function oggPage(packets, flags, sequence, granule) {
  const data = packets.flat()
  const head = new Uint8Array(27 + packets.length)
  const view = new DataView(head.buffer)
  head.set([0x4f, 0x67, 0x67, 0x53, 0, flags])
  view.setUint32(6, granule, true)
  view.setUint32(14, 0x41544c53, true)
  view.setUint32(18, sequence, true)
  head[26] = packets.length
  head.set(
    packets.map((packet) => packet.length),
    27,
  )
  const page = Uint8Array.from([...head, ...data])
  new DataView(page.buffer).setUint32(22, checksum(page), true)
  return page
}

/** A silent voice note, playable, for machines without a microphone. @param {number} seconds */
export function sampleVoiceNote(seconds) {
  const text = (/** @type {string} */ value) => [...value].map((character) => character.charCodeAt(0))
  const head = [...text('OpusHead'), 1, 1, 0, 0, RATE & 0xff, (RATE >> 8) & 0xff, 0, 0, 0, 0, 0]
  const tags = [...text('OpusTags'), 5, 0, 0, 0, ...text('Atlas'), 0, 0, 0, 0]
  const pages = [oggPage([head], 2, 0, 0), oggPage([tags], 0, 1, 0)]
  for (let second = 1; second <= seconds; second++) {
    const packets = Array.from({ length: RATE / FRAME_SAMPLES }, () => SILENCE)
    pages.push(oggPage(packets, second === seconds ? 4 : 0, second + 1, second * RATE))
  }
  return new Blob(/** @type {BlobPart[]} */ (pages), { type: 'audio/ogg; codecs=opus' })
}

/** Starts the microphone; undefined when there is none or it is refused. @returns {Promise<undefined | (() => Promise<Blob>)>} */
export async function startRecording() {
  const wanted = ['audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm;codecs=opus']
  const mimeType = wanted.find((type) => globalThis.MediaRecorder?.isTypeSupported(type))
  const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => undefined)
  if (stream === undefined || mimeType === undefined) return undefined
  const recorder = new MediaRecorder(stream, { mimeType })
  /** @type {Blob[]} */
  const chunks = []
  recorder.addEventListener('dataavailable', (event) => chunks.push(event.data))
  recorder.start()
  return () =>
    new Promise((resolve) => {
      recorder.addEventListener('stop', () => {
        for (const track of stream.getTracks()) track.stop()
        resolve(new Blob(chunks, { type: recorder.mimeType }))
      })
      recorder.stop()
    })
}

const LARGEST_SIDE = 1600

/** Shrinks a picture to what a phone would send: JPEG, 1600 px at most. @param {Blob} file */
export async function shrinkPhoto(file) {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
}

/** @param {Blob} blob */
export async function toBase64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let index = 0; index < bytes.length; index += 8192)
    binary += String.fromCharCode(...bytes.subarray(index, index + 8192))
  return btoa(binary)
}

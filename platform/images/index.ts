export { hashDistance } from './perceptual-hash.ts'
export {
  type Crop,
  type ImageRefusal,
  ImageRefused,
  MAX_PIXELS,
  type PhotoSize,
  type ProcessedPhoto,
  photoWidths,
  pictureToSend,
  processPhoto,
  type Rendition,
} from './process.ts'
export { type ImageKind, sniffImage } from './sniff.ts'

export { type DetectedLanguage, detectLanguage } from './detect.ts'
export { isCallOffWord, isOptInWord, isOptOutWord } from './keywords.ts'
export { MAX_TEXT } from './normalise.ts'
export { toUnderstandLine, type UnderstandLineInput, understand, warmUp } from './understand.ts'
export type {
  Explanation,
  Feature,
  Gazetteer,
  Intent,
  LanguageCode,
  MessageLanguage,
  OpenQuestion,
  PropertyType,
  ScoredIntent,
  SlotName,
  SlotSpan,
  Slots,
  Transaction,
  UnderstandInput,
  Understanding,
} from './understanding.ts'

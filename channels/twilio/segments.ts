import { SegmentedMessage } from 'sms-segments-calculator'

/** How a text travels as SMS. Each segment is paid for. */
export interface TextSegments {
  encoding: 'GSM-7' | 'UCS-2'
  segments: number
  /** As the network counts a GSM-7 text (`€` is two), as people count any other (an emoji is one). */
  characters: number
}

/** Encoding and segments of a text message, as Twilio counts and bills them; 0 segments for an empty text. */
export function segmentsOf(text: string): TextSegments {
  if (text === '') return { encoding: 'GSM-7', segments: 0, characters: 0 }
  const { encodingName, segmentsCount, numberOfCharacters } = new SegmentedMessage(text)
  return { encoding: encodingName, segments: segmentsCount, characters: numberOfCharacters }
}

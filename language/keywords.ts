import { fold } from './normalise.ts'

const STOP_WORDS = new Set(
  [
    'stop',
    'stopall',
    'stop all',
    'unsubscribe',
    'cancel',
    'end',
    'quit',
    'revoke',
    'optout',
    'opt out',
    'remove',
    'stop sms',
    'stop pub',
    'arret',
    'arreter',
    'arretez',
    'arrete',
    'arrett',
    'desabonner',
    'desabonnement',
    'me desabonner',
    'desinscrire',
    'desinscription',
    'resilier',
    'توقف',
    'ايقاف',
    'اوقف',
    'وقف',
    'الغاء',
    'الغاء الاشتراك',
    'قف',
    'لا اريد رسائل',
  ].map(wholeMessage),
)
/** STOP words that also call off what is planned: with a visit ahead they are about the visit. */
const CALL_OFF_WORDS = new Set(['cancel', 'الغاء'].map(wholeMessage))
const START_WORDS = new Set(['start', 'unstop', 'reprendre', 'ابدا', 'اشتراك'].map(wholeMessage))

/** The whole message with case, accents, punctuation, emojis and repeated spaces removed. */
function wholeMessage(text: string): string {
  return fold(text)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** True when the whole message is a STOP word that may as well mean the visit: "cancel", "الغاء". */
export function isCallOffWord(text: string): boolean {
  return text.length <= 60 && CALL_OFF_WORDS.has(wholeMessage(text))
}

/**
 * True when the whole message is one of the STOP words of the provider contract; never a word inside a sentence.
 * @param visitPlanned the person expects a visit: words that call it off are about it
 */
export function isOptOutWord(text: string, visitPlanned = false): boolean {
  return text.length <= 60 && STOP_WORDS.has(wholeMessage(text)) && !(visitPlanned && isCallOffWord(text))
}

/** True when the whole message is one of the START words. "oui", "yes", "نعم" are not. */
export function isOptInWord(text: string): boolean {
  return text.length <= 60 && START_WORDS.has(wholeMessage(text))
}

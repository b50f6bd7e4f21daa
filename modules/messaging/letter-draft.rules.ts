import { documentOfParts, piecesOf } from './letter-template.rules.ts'
import { numbersIn } from './template-content.rules.ts'
import {
  type Add,
  checkLength,
  checkNamed,
  checkPlain,
  checkUrl,
  checkVariables,
  type DraftProblem,
  type TemplateDraft,
} from './template-draft.rules.ts'

/** Ours: no provider reviews a letter. In characters unless said otherwise. */
export const LETTER_LIMITS = { subject: 150, body: 15_000, footer: 500, buttons: 3, buttonText: 60 } as const

/** What is wrong with the words of a template of letters. Empty when letters may be written from it. */
export function problemsOfLetter(draft: TemplateDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const add: Add = (field, code, limit) => problems.push({ field, code, ...(limit === undefined ? {} : { limit }) })
  checkNamed(draft, add)
  const subject = draft.header?.format === 'TEXT' ? draft.header.text : ''
  checkLength('header', subject, LETTER_LIMITS.subject, add)
  if (/[\n\r\t]/.test(subject)) add('header', 'LINE_BREAKS')
  checkMarks('header', [subject], add)
  checkLength('body', draft.body, LETTER_LIMITS.body, add)
  checkMarks('body', piecesOf(documentOfParts(draft)), add)
  if (draft.footer !== null) checkLength('footer', draft.footer, LETTER_LIMITS.footer, add)
  if (/\{\{|\}\}/.test(draft.footer ?? '')) add('footer', 'VARIABLE_NOT_ALLOWED')
  checkButtons(draft, add)
  checkVariables(draft, add)
  return problems
}

/** Variables numbered from one without a gap, each whole in one piece of the text. */
function checkMarks(field: string, pieces: readonly string[], add: Add): void {
  if (pieces.some((piece) => /\{\{|\}\}/.test(piece.replace(/\{\{\s*\d{1,4}\s*\}\}/g, '')))) add(field, 'BRACES')
  if (numbersIn(pieces.join('\n')).some((number, i) => number !== i + 1)) add(field, 'VARIABLE_NUMBERING')
  // Two pieces that make one variable side by side would be counted and never filled.
  if (numbersIn(pieces.join('')).length !== numbersIn(pieces.join('\n')).length) add(field, 'BRACES')
}

function checkButtons({ buttons }: TemplateDraft, add: Add): void {
  if (buttons.length > LETTER_LIMITS.buttons) add('buttons', 'TOO_MANY', LETTER_LIMITS.buttons)
  for (const [i, button] of buttons.entries()) {
    const field = `buttons.${i}`
    checkPlain(`${field}.text`, button.text, LETTER_LIMITS.buttonText, add)
    if (button.type === 'URL') checkUrl(`${field}.url`, button.url, add)
    else if (button.type !== 'PHONE_NUMBER') add(field, 'UNSUPPORTED')
    else if (!/^\+[1-9]\d{6,14}$/.test(button.phone)) add(`${field}.phone`, 'FORMAT')
  }
}

/** A number as the API takes it: a plus sign and digits. */
export const PHONE = /^\+[1-9]\d{6,14}$/

/** What was typed without the spaces, dots and brackets people write; 00 for the plus sign. */
export function internationalPhone(typed: string): string {
  return typed.replace(/[\s().\-\u00a0\u200e\u200f]/g, '').replace(/^00/, '+')
}

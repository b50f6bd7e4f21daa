const KEYWORDS = {
  STOP: ['STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'CANCEL'],
  START: ['START', 'YES', 'UNSTOP'],
  HELP: ['HELP', 'INFO'],
} as const

export type OptOutType = keyof typeof KEYWORDS

/** What Twilio itself answers; the business is not asked and sends nothing of its own. */
export const CONFIRMATIONS: Record<OptOutType, string> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
}

/** The keyword a text message is, as a whole and in any case: `STOP PLEASE` is none (contract 3.7). */
export function keywordOf(body: string): OptOutType | undefined {
  const word = body.trim().toUpperCase()
  return (Object.keys(KEYWORDS) as OptOutType[]).find((type) => (KEYWORDS[type] as readonly string[]).includes(word))
}
